import type { HypothesisId } from '../../../model/goclient/leak/hypothesisIds.ts';
import type { LeakCase } from '../../../model/goclient/leak/LeakCase.ts';
import type { LeakObservation, LeakObservations } from '../../../model/goclient/leak/LeakObservations.ts';
import type { ClientProgram } from '../../../scenarios/goclient/ClientProgram.ts';
import { longestTimeoutNs } from '../judgeGrowth.ts';
import { runClientProgram } from '../runClientProgram.ts';
import { compareObservation, type Prediction } from './compareObservation.ts';
import type { Hypothesis, HypothesisVariant } from './Hypothesis.ts';
import { HYPOTHESES } from './hypotheses.ts';
import { type FurtherObservation, furtherObservations } from './furtherObservations.ts';

const MINUTES_MIN_NS = 300_000_000_000;
const PERIODS_MIN = 10;

/** An observation that a hypothesis cannot explain. */
export interface Contradiction {
  /** `O3` or, without a name, the place in the list from 1. */
  readonly observation: string;
  readonly observed: string;
  readonly predicted: string;
}

/** What became of one hypothesis. */
export interface HypothesisVerdict {
  readonly id: HypothesisId;
  readonly claim: string;
  readonly survives: boolean;
  /** The way of being true that explains everything, or that comes furthest. */
  readonly variant: string;
  /** The first is what rules it out; empty when it survives. */
  readonly contradictions: readonly Contradiction[];
}

/** Which hypotheses explain what was observed. */
export interface LeakDiagnosis {
  readonly source: string;
  readonly observations: readonly string[];
  readonly verdicts: readonly HypothesisVerdict[];
  readonly survivors: readonly HypothesisId[];
  /** What to look at next: each tells at least two survivors apart. */
  readonly further: readonly FurtherObservation[];
}

/** What a diagnosis starts from. */
export interface DiagnosisInput {
  readonly observed: LeakObservations;
  readonly leakCase: LeakCase;
  /** Those to be tried, by id. */
  readonly hypotheses: readonly HypothesisId[];
}

interface JudgedVariant {
  readonly variant: HypothesisVariant;
  readonly prediction: Prediction;
  readonly contradictions: readonly Contradiction[];
  /** Observations before the first that contradicts. */
  readonly explained: number;
}

/** Runs every hypothesis and holds all observations against it, in their order. */
export function diagnoseLeak({ observed, leakCase, hypotheses }: DiagnosisInput): LeakDiagnosis {
  const { observations, source } = observed;
  const tried = HYPOTHESES.filter(({ id }) => hypotheses.includes(id));
  const judged = tried.map((hypothesis) => ({ hypothesis, best: bestVariant(hypothesis, leakCase, observations) }));
  const alive = judged.filter(({ best }) => best.contradictions.length === 0);
  return {
    source,
    observations: observations.map((observation, index) => nameOf(observation, index)),
    verdicts: judged.map(({ hypothesis, best }) => ({
      id: hypothesis.id,
      claim: hypothesis.claim,
      survives: best.contradictions.length === 0,
      variant: best.variant.name,
      contradictions: best.contradictions,
    })),
    survivors: alive.map(({ hypothesis }) => hypothesis.id),
    further: furtherObservations(
      alive.map(({ hypothesis, best }) => ({ hypothesis, variant: best.variant, prediction: best.prediction })),
    ),
  };
}

/** A hypothesis is as good as the best way in which it may be true. */
function bestVariant(
  hypothesis: Hypothesis,
  leakCase: LeakCase,
  observations: readonly LeakObservation[],
): JudgedVariant {
  const judged = hypothesis.variants(leakCase).map((variant) => judgeVariant(variant, observations));
  return judged.reduce((best, each) => (each.explained > best.explained ? each : best));
}

function judgeVariant(variant: HypothesisVariant, observations: readonly LeakObservation[]): JudgedVariant {
  const prediction = predict(variant.program, observations);
  const compared = observations.map((observation, index) => ({
    name: nameOf(observation, index),
    ...compareObservation(observation, prediction),
  }));
  const first = compared.findIndex(({ fits }) => !fits);
  return {
    variant,
    prediction,
    contradictions: compared
      .filter(({ fits }) => !fits)
      .map(({ name, observed, predicted }) => ({ observation: name, observed, predicted })),
    explained: first === -1 ? observations.length : first,
  };
}

/** Runs a program once, looking at every time that an observation asks for. */
function predict(program: ClientProgram, observations: readonly LeakObservation[]): Prediction {
  const periodNs = Math.max(0, ...program.periodic.map(({ everyNs }) => everyNs));
  const settledNs = periodNs * Math.ceil(longestTimeoutNs(program) / Math.max(1, periodNs));
  const asked = observations.flatMap((observation) => timesOf(observation, settledNs));
  const leastNs = periodNs * Math.max(PERIODS_MIN, Math.ceil(MINUTES_MIN_NS / Math.max(1, periodNs)));
  const endNs = Math.max(leastNs, ...asked);
  const times = [...asked, settledNs, endNs];
  const { samples, baseline } = runClientProgram(program, [], { times, scale: 1 });
  return { at: (atNs) => samples.get(atNs) ?? baseline, endNs, settledNs };
}

function timesOf(observation: LeakObservation, settledNs: number): number[] {
  if (observation.kind === 'count') return [observation.atNs];
  if (observation.kind === 'growth') return [settledNs + observation.windowNs];
  // Twice the wait that was seen: an application that is a little older than its oldest connection.
  if (observation.kind === 'read-loop') return [2 * (observation.longestWaitAtLeastNs ?? 0)];
  return [];
}

function nameOf(observation: LeakObservation, index: number): string {
  return observation.id ?? `${index + 1}`;
}
