import type { FuzzPlan } from './FuzzPlan.ts';

/** A case of a campaign by its name: the same on every machine, however many workers and shards there are. */
export interface CaseNumber {
  readonly kind: string;
  /** From 0, of its kind. */
  readonly index: number;
}

type NumberingPlan = Pick<FuzzPlan, 'kinds' | 'shard' | 'cases' | 'only'>;

/**
 * The case that a shard tries at a place of its own list, from 0. Kinds take turns.
 *
 * Example: of two kinds, the second of three shards tries a1 b1 a4 b4 a7 …
 */
export function caseNumberAt({ kinds, shard, only }: NumberingPlan, place: number): CaseNumber {
  const turn = Math.floor(place / kinds.length);
  return { kind: kinds[place % kinds.length]!, index: only ?? turn * shard.count + shard.index };
}

/** How many cases a shard tries; the shards together try all cases of the plan, each once. */
export function casesOfShard({ kinds, shard, cases, only }: NumberingPlan): number {
  if (only !== undefined) return kinds.length;
  if (cases === Infinity) return Infinity;
  return kinds.reduce((sum, _, turn) => {
    const ofKind = Math.ceil((cases - turn) / kinds.length);
    return sum + Math.max(0, Math.ceil((ofKind - shard.index) / shard.count));
  }, 0);
}
