import type { RecordedChoice } from '../seededChoices.ts';
import { type ChoiceFeature, choiceFeatures } from './choiceFeatures.ts';
import { conditionalEntropy, entropy, variety } from './entropy.ts';

/** A run with an outcome. */
export interface DecidedRun {
  readonly outcome: number;
  readonly choices: readonly RecordedChoice[];
}

/** What decides between the outcomes. */
export interface Decision {
  /** How uncertain the outcome is, in bits; 0 when all runs have the same. */
  readonly bits: number;
  /** Share of that which the answers explain, 0 to 1. */
  readonly explained: number;
  /** The answers that decide, strongest first; without their values by run. */
  readonly by: readonly Omit<ChoiceFeature, 'answers'>[];
  /** Outcomes by combination of these answers, as they first occurred; each with how many runs. */
  readonly cases: readonly {
    readonly answers: readonly number[];
    readonly outcomes: readonly number[];
    readonly runs: number;
  }[];
}

/** An answer that explains less is noise. */
const GAIN_MIN_SHARE = 0.05;
/** Groups must hold so many runs on average, or the answers explain only because every run is another. */
const RUNS_PER_GROUP_MIN = 4;

/**
 * Says which of the recorded choices decide: takes the answer that tells most about the outcome, then the one that
 * tells most beside it, until the outcome is certain or nothing tells more.
 *
 * What an answer tells by chance (the more values, the more) is taken off.
 */
export function decidingChoice(runs: readonly DecidedRun[]): Decision {
  const outcomes = runs.map(({ outcome }) => outcome);
  const bits = entropy(outcomes);
  const features = bits === 0 ? [] : choiceFeatures(runs.map(({ choices }) => choices));
  const chosen: ChoiceFeature[] = [];
  let groups = runs.map(() => 0);
  for (let left = bits; left > 0; ) {
    const best = strongest(features, groups, outcomes);
    if (!best || best.gain < bits * GAIN_MIN_SHARE) break;
    chosen.push(best.feature);
    groups = best.groups;
    left = conditionalEntropy(groups, outcomes);
  }
  return {
    bits,
    explained: bits === 0 ? 1 : 1 - conditionalEntropy(groups, outcomes) / bits,
    by: chosen.map(({ answers: _unused, ...feature }) => feature),
    cases: casesOf(chosen, groups, outcomes),
  };
}

function strongest(features: readonly ChoiceFeature[], groups: readonly number[], outcomes: readonly number[]) {
  const before = conditionalEntropy(groups, outcomes);
  const kinds = variety(outcomes);
  let best: { feature: ChoiceFeature; groups: number[]; gain: number } | undefined;
  for (const feature of features) {
    const finer = split(groups, feature.answers);
    const parts = variety(finer);
    if (parts * RUNS_PER_GROUP_MIN > outcomes.length) continue;
    const byChance = ((parts - variety(groups)) * (kinds - 1)) / (2 * outcomes.length * Math.LN2);
    const gain = before - conditionalEntropy(finer, outcomes) - byChance;
    if (!best || gain > best.gain) best = { feature, groups: finer, gain };
  }
  return best;
}

/** Groups of runs that are in one group and have the same answer. */
function split(groups: readonly number[], answers: readonly number[]): number[] {
  const numbers = new Map<string, number>();
  return groups.map((group, run) => {
    const key = `${group} ${answers[run]}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
}

function casesOf(chosen: readonly ChoiceFeature[], groups: readonly number[], outcomes: readonly number[]) {
  if (chosen.length === 0) return [];
  const cases = new Map<number, { answers: number[]; outcomes: Set<number>; runs: number }>();
  for (const [run, group] of groups.entries()) {
    const known = cases.get(group) ?? {
      answers: chosen.map(({ answers }) => answers[run]!),
      outcomes: new Set(),
      runs: 0,
    };
    cases.set(group, known);
    known.outcomes.add(outcomes[run]!);
    known.runs += 1;
  }
  return [...cases.values()].map((each) => ({ ...each, outcomes: [...each.outcomes].toSorted((a, b) => a - b) }));
}
