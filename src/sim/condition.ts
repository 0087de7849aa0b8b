import type { LedgerTotals } from '../model/ledger/fate.ts';
import { isMeantToEnd, isLossReason, type LossReason } from '../model/ledger/lossReasons.ts';
import { INVARIANTS } from './invariants/all.ts';
import { type Measure, MEASURES, measureOf } from './measures.ts';
import { Evidence } from './recorderLoss/Evidence.ts';
import { mayExplainMeasure } from './recorderLoss/mayExplainMeasure.ts';
import type { RecorderLoss } from './recorderLoss/RecorderLoss.ts';
import { standingViolations } from './recorderLoss/standingViolations.ts';
import type { RunResult } from './runResult.ts';

/** A statement about a whole run, which a search keeps true. */
export interface Condition {
  /** As the user wrote it. */
  readonly text: string;
  /** Whether it speaks of hits that do not arrive, for whatever reason. */
  readonly isOfLosses: boolean;
  readonly holds: (result: RunResult) => boolean;
  /** Whether it holds, and nothing that the recorder lost may explain that. */
  readonly isShown: (result: RunResult, loss: RecorderLoss) => boolean;
}

/** A condition that was understood, or what is wrong with its text. */
export type ParsedCondition = { readonly condition: Condition } | { readonly problem: string };

const COMPARISONS: Readonly<Record<string, (measured: number, bound: number) => boolean>> = {
  '<': (measured, bound) => measured < bound,
  '<=': (measured, bound) => measured <= bound,
  '>': (measured, bound) => measured > bound,
  '>=': (measured, bound) => measured >= bound,
  '=': (measured, bound) => measured === bound,
  '!=': (measured, bound) => measured !== bound,
};

/**
 * Reads a condition: the name of an invariant (it is violated), or a measure with its bound.
 *
 * ```ts
 * parseCondition('filter-only-proxy');
 * parseCondition('server-hits mysrv < 40');
 * parseCondition('lost-hits mysrv > 0');
 * parseCondition('fate closed-buffer-full >= 1');
 * ```
 */
export function parseCondition(text: string): ParsedCondition {
  if (INVARIANTS.some(({ name }) => name === text)) return { condition: violated(text) };
  const match = /^([^\s<>=!]+)(?:\s+([^<>=!]*?))?\s*(<=|>=|!=|<|>|=)\s*(\d{1,15})$/.exec(text.trim());
  if (!match) return { problem: 'neither an invariant nor of the form `measure [name] < number`' };
  const [, measure = '', name = '', comparison = '', number = ''] = match;
  const known = MEASURES.find(({ id }) => id === measure);
  if (!known) return { problem: `there is no measure ${measure}; known: ${MEASURES.map(({ id }) => id).join(', ')}` };
  if (known.of !== undefined && name === '') return { problem: `${measure} needs the name of a ${known.of}` };
  if (known.of === undefined && name !== '') return { problem: `${measure} takes no name, and ${name} is one` };
  if (known.of === 'fate' && !known.isName(name)) return { problem: `there is no fate ${name}` };
  const compare = COMPARISONS[comparison]!;
  const bound = Number(number);
  const holds = (result: RunResult): boolean => compare(measureOf(known, result, name), bound);
  const isShown = (result: RunResult, loss: RecorderLoss): boolean => {
    if (!holds(result)) return false;
    if (!mayExplainMeasure(known, name, result, loss)) return true;
    // So many hits are enough, however many others are doubtful.
    const isLowerBound = comparison === '>' || comparison === '>=';
    return isLowerBound && known.hits !== undefined && compare(sureHits(known.hits, name, result, loss), bound);
  };
  return { condition: { text: text.trim(), isOfLosses: measure === 'lost-hits', holds, isShown } };
}

/** Hits that a measure counts and that rest on flows which were recorded whole. */
function sureHits(hits: NonNullable<Measure['hits']>, name: string, result: RunResult, loss: RecorderLoss): number {
  if (result.forgotten) return 0;
  const evidence = new Evidence(result, loss);
  return hits(result, name).filter((hit) => evidence.doubtAboutHit(hit) === undefined).length;
}

/** An invariant does not hold. */
export function violated(invariant: string): Condition {
  return {
    text: invariant,
    isOfLosses: invariant === 'every-hit-arrives',
    holds: ({ violations }) => violations.some((violation) => violation.invariant === invariant),
    isShown: (result, loss) => standingViolations(result, loss).includes(invariant),
  };
}

/**
 * The same condition for parts of a run: hits must not be lost for a reason for which the whole run loses none, or
 * taking something away could show another defect than the one that was found.
 */
export function forPartsOf(whole: RunResult, condition: Condition): Condition {
  if (!condition.isOfLosses) return condition;
  const known = new Set(unmeantReasons(whole));
  const areKnown = (result: RunResult): boolean => unmeantReasons(result).every((reason) => known.has(reason));
  return {
    ...condition,
    holds: (result) => condition.holds(result) && areKnown(result),
    isShown: (result, loss) => condition.isShown(result, loss) && areKnown(result),
  };
}

/** All of them at once. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    ...combined(conditions, ' and '),
    holds: (result) => conditions.every(({ holds }) => holds(result)),
    isShown: (result, loss) => conditions.every(({ isShown }) => isShown(result, loss)),
  };
}

/** At least one of them. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    ...combined(conditions, ' or '),
    holds: (result) => conditions.some(({ holds }) => holds(result)),
    isShown: (result, loss) => conditions.some(({ isShown }) => isShown(result, loss)),
  };
}

function combined(conditions: readonly Condition[], word: string): Pick<Condition, 'text' | 'isOfLosses'> {
  return {
    text: conditions.map(({ text }) => text).join(word),
    isOfLosses: conditions.some(({ isOfLosses }) => isOfLosses),
  };
}

/** Hits that never arrived and were meant to; those that are still under way are among them. */
export function missingHitsOf({ captured, shipped, duplicated, byReason }: LedgerTotals): number {
  const meant = [...byReason].filter(([reason]) => isMeantToEnd(reason));
  return meant.reduce((left, [, hits]) => left - hits, captured - shipped - duplicated);
}

/** Why hits of the run did not arrive that were meant to. */
function unmeantReasons({ totals }: RunResult): LossReason[] {
  return [...totals.byReason.keys()].filter((reason) => isLossReason(reason) && !isMeantToEnd(reason));
}
