import { assert } from '../../../model/assert.ts';
import type { HypothesisId } from '../../../model/goclient/leak/hypothesisIds.ts';
import type { LeakCase } from '../../../model/goclient/leak/LeakCase.ts';
import type { LeakObservation, LeakObservations } from '../../../model/goclient/leak/LeakObservations.ts';
import type { ClientProgram } from '../../../scenarios/goclient/ClientProgram.ts';
import { longestTimeoutNs } from '../judgeGrowth.ts';
import type { GrowthSample } from '../GrowthSample.ts';
import { lookAtProgram } from '../runClientProgram.ts';
import { compareObservation, type Prediction } from './compareObservation.ts';
import type { Hypothesis, HypothesisVariant } from './Hypothesis.ts';
import { HYPOTHESES } from './hypotheses.ts';
import { type FurtherObservation, furtherObservations } from './furtherObservations.ts';

/** What was observed once and for all is looked at after so many periods, */
const PERIODS_MIN = 10;
/** and when so many have passed since all timeouts have had their time. */
const PERIODS_SETTLED = 4;

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
  const endNs = endOf(tried, leakCase, observations);
  const judged = tried.map((hypothesis) => {
    const variants = hypothesis.variants(leakCase).map((variant) => judgeVariant(variant, observations, endNs));
    return { hypothesis, best: furthest(variants) };
  });
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

/** One end for all, so that their counts can be compared. */
function endOf(tried: readonly Hypothesis[], leakCase: LeakCase, observations: readonly LeakObservation[]): number {
  const needs = tried
    .flatMap((hypothesis) => hypothesis.variants(leakCase))
    .flatMap(({ program }) => {
      const { periodNs, settledNs } = timingOf(program);
      const asked = observations.flatMap((observation) => timesOf(observation, settledNs));
      return [PERIODS_MIN * periodNs, settledNs + PERIODS_SETTLED * periodNs, ...asked];
    });
  return Math.max(0, ...needs);
}

/** A hypothesis is as good as the best way in which it may be true. */
function furthest(variants: readonly JudgedVariant[]): JudgedVariant {
  return variants.reduce((best, each) => (each.explained > best.explained ? each : best));
}

function judgeVariant(
  variant: HypothesisVariant,
  observations: readonly LeakObservation[],
  endNs: number,
): JudgedVariant {
  const prediction = predict(variant.program, observations, endNs);
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

/** How often a program calls, and from when on its timeouts have had their time: whole periods. */
function timingOf(program: ClientProgram): { readonly periodNs: number; readonly settledNs: number } {
  const periodNs = Math.max(1, ...program.periodic.map(({ everyNs }) => everyNs));
  return { periodNs, settledNs: periodNs * Math.ceil(longestTimeoutNs(program) / periodNs) };
}

/** Runs a program once, looking at every time that an observation asks for. */
function predict(program: ClientProgram, observations: readonly LeakObservation[], endNs: number): Prediction {
  const { settledNs } = timingOf(program);
  const times = [...observations.flatMap((observation) => timesOf(observation, settledNs)), settledNs, endNs];
  const samples = lookAtProgram(program, { times, scale: 1 });
  return { at: (atNs) => sampleOf(samples, atNs), endNs, settledNs };
}

function sampleOf(samples: ReadonlyMap<number, GrowthSample>, atNs: number): GrowthSample {
  const sample = samples.get(atNs);
  assert(sample !== undefined, 'a prediction was looked at whenever an observation asks');
  return sample;
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
