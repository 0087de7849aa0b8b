import { MatcherUsageError } from '../judgement.ts';

const SEED_MAX = 0xffff_ffff;

/** The seeds that a plan names: these, or so many from 1 on. @throws MatcherUsageError */
export function seedsOf(seeds: number | readonly number[] | undefined, fallback: number): readonly number[] {
  const list = typeof seeds === 'object' ? seeds : Array.from({ length: seeds ?? fallback }, (_, index) => index + 1);
  if (list.length === 0) throw new MatcherUsageError('propRun: no seeds, so nothing would be tried');
  const wrong = list.find((seed) => !Number.isInteger(seed) || seed < 0 || seed > SEED_MAX);
  if (wrong === undefined) return list;
  throw new MatcherUsageError(`propRun: ${String(wrong)} is no seed; a seed is a whole number from 0 to ${SEED_MAX}`);
}
