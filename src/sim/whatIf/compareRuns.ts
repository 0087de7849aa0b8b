import type { Fate, HitRecord } from '../../model/ledger/fate.ts';
import type { HitSide } from '../../model/ledger/tracker.ts';
import { Evidence } from '../recorderLoss/Evidence.ts';
import type { RecorderLoss } from '../recorderLoss/RecorderLoss.ts';
import { standingViolations } from '../recorderLoss/standingViolations.ts';
import type { RunResult, ServiceHits } from '../runResult.ts';

/** How often one fate became another. */
export interface FateChange {
  /** A fate in a word: `shipped`, `duplicated`, `in flight at client-store`, a loss reason; `not captured`. */
  readonly before: string;
  readonly after: string;
  readonly hits: number;
}

/** A hit whose fate changed. */
export interface ChangedHit {
  readonly transaction: number;
  readonly side: HitSide;
  /** Number of the input event that captured the request, from 1. */
  readonly capturedBy: number;
  /** Service of the process that owns the socket. */
  readonly service: string;
  readonly before: string;
  readonly after: string;
  /** The recorder lost events that may explain it. */
  readonly isDoubtful?: true;
}

/** A number that differs between two runs. */
export interface ChangedNumber {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What is different about the second of two runs of one workload. */
export interface RunDifference {
  /** Every service of either run, by name. */
  readonly hits: readonly { readonly service: string; readonly before: ServiceHits; readonly after: ServiceHits }[];
  /** All hits by what they were and what they became, also those that stayed what they were; most hits first. */
  readonly fates: readonly FateChange[];
  /** In order of capture. */
  readonly changed: readonly ChangedHit[];
  readonly counters: readonly ChangedNumber[];
  /** Invariants that only one of the runs violates, losses of the recorder left aside. */
  readonly mended: readonly string[];
  readonly broken: readonly string[];
}

const NOT_CAPTURED = 'not captured';

/**
 * Compares two runs of the same events hit by hit: what is captured does not depend on the agent.
 *
 * Both must remember the fate of every hit.
 *
 * @param loss - which flows lack events that the recorder lost; `undefined` when none does
 */
export function compareRuns(before: RunResult, after: RunResult, loss?: RecorderLoss): RunDifference {
  const isDoubtful = doubtOf(before, after, loss);
  const pairs = pairsOf(before.ledger.hits(), after.ledger.hits());
  const counts = new Map<string, { before: string; after: string; hits: number }>();
  const changed: ChangedHit[] = [];
  for (const [one, other] of pairs) {
    const fates = { before: nameOf(one?.fate), after: nameOf(other?.fate) };
    const key = `${fates.before} -> ${fates.after}`;
    const count = counts.get(key) ?? { ...fates, hits: 0 };
    counts.set(key, count);
    count.hits += 1;
    const hit = one ?? other;
    if (fates.before === fates.after || !hit) continue;
    const { transaction, side, capturedBy } = hit;
    const service = ownerOf(one ? before : after, hit);
    const doubt = isDoubtful(one, other) ? { isDoubtful: true as const } : {};
    changed.push({ transaction, side, capturedBy, service, ...fates, ...doubt });
  }
  return {
    hits: hitsOf(before, after),
    fates: [...counts.values()].toSorted((a, b) => b.hits - a.hits),
    changed,
    counters: changedNumbers(before.counters, after.counters),
    mended: onlyIn(standingViolations(before, loss), standingViolations(after, loss)),
    broken: onlyIn(standingViolations(after, loss), standingViolations(before, loss)),
  };
}

function pairsOf(before: readonly HitRecord[], after: readonly HitRecord[]) {
  const pairs = new Map<string, [HitRecord | undefined, HitRecord | undefined]>();
  for (const record of before) pairs.set(keyOf(record), [record, undefined]);
  for (const record of after) pairs.set(keyOf(record), [pairs.get(keyOf(record))?.[0], record]);
  return pairs.values();
}

function keyOf({ transaction, side }: HitRecord): string {
  return `${transaction} ${side}`;
}

/** Poll and service are left out: what matters is how it ended. */
function nameOf(fate: Fate | undefined): string {
  if (!fate) return NOT_CAPTURED;
  switch (fate.kind) {
    case 'in-flight':
      return `in flight at ${fate.stage}`;
    case 'shipped':
    case 'duplicated':
      return fate.kind;
    default:
      return fate.reason;
  }
}

function ownerOf({ flows, processes }: RunResult, { flow }: HitRecord): string {
  const owner = flows.get(flow);
  return owner ? processes.serviceOf(owner.pid) : 'unknown';
}

function hitsOf(before: RunResult, after: RunResult): RunDifference['hits'] {
  const none = { server: 0, client: 0 };
  const services = [...new Set([...before.hits.keys(), ...after.hits.keys()])].toSorted();
  return services.map((service) => ({
    service,
    before: before.hits.get(service) ?? none,
    after: after.hits.get(service) ?? none,
  }));
}

function changedNumbers(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): ChangedNumber[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const numbers = names.map((name) => ({ name, before: before.get(name) ?? 0, after: after.get(name) ?? 0 }));
  return numbers.filter((number) => number.before !== number.after);
}

/** Whether one of the fates of a hit rests on flows that lack events. */
function doubtOf(before: RunResult, after: RunResult, loss: RecorderLoss | undefined) {
  if (!loss) return () => false;
  const evidence = [new Evidence(before, loss), new Evidence(after, loss)] as const;
  return (one: HitRecord | undefined, other: HitRecord | undefined): boolean =>
    [one, other].some((hit, run) => hit !== undefined && evidence[run]!.doubtAboutHit(hit) !== undefined);
}

function onlyIn(one: readonly string[], other: readonly string[]): string[] {
  return one.filter((invariant) => !other.includes(invariant));
}
