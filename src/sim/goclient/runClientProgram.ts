import type { ClientProgram, ProgramChange } from '../../scenarios/goclient/ClientProgram.ts';
import type { GrowthSample } from './GrowthSample.ts';
import { growthWindow, isLeaking, type JudgedRun } from './judgeGrowth.ts';
import { checkPools, type PoolViolation } from './poolInvariants.ts';
import { ProgramRun } from './ProgramRun.ts';

/** What a program showed at the times that were asked for. */
export interface ProgramResult {
  readonly baseline: GrowthSample;
  /** By time since the baseline, in ns of the run. */
  readonly samples: ReadonlyMap<number, GrowthSample>;
  /** Whether goroutines or descriptors leak, judged from the warm-up to each of the times; `undefined`: too early. */
  readonly leaks: ReadonlyMap<number, boolean | undefined>;
  /** Invariants of the pool that do not hold at one of the times: a mistake of the model. */
  readonly violations: readonly PoolViolation[];
  /** Goroutines over the baseline at every period of the slowest plan after the warm-up, up to each of the times. */
  readonly plateaus: ReadonlyMap<number, readonly number[]>;
}

/** How a program is run. */
export interface ProgramRunOptions {
  /** Since the baseline, in ns of the run. */
  readonly times: readonly number[];
  readonly scale: number;
}

/** Runs a program, looks at it, and judges whether it leaks. */
export function runClientProgram(
  program: ClientProgram,
  changes: readonly ProgramChange[],
  { times, scale }: ProgramRunOptions,
): ProgramResult {
  const run = new ProgramRun(program, changes, { scale, keepsReadings: true });
  const judged = { program, changes, readings: run.readings };
  const baseline = run.sample();
  const periodNs = Math.max(0, ...program.periodic.map(({ everyNs }) => everyNs));
  const wholePeriods = periodNs === 0 ? [] : multiplesUpTo(periodNs, Math.max(0, ...times));
  const violations: PoolViolation[] = [];
  const samples = sampleAt(run, [...times, ...wholePeriods], (atNs) => {
    // A limit that is lowered while the process runs closes nothing by itself.
    if (changes.length === 0 && times.includes(atNs)) violations.push(...checkPools(run.process));
  });
  return {
    baseline,
    samples,
    violations,
    leaks: new Map(times.map((atNs) => [atNs, isLeaking(judged, atNs)])),
    plateaus: new Map(times.map((atNs) => [atNs, plateauUpTo(judged, samples, atNs)])),
  };
}

/** Runs a program and only looks at it, which is many times as fast. @returns looks by time since the baseline */
export function lookAtProgram(
  program: ClientProgram,
  { times, scale }: ProgramRunOptions,
): ReadonlyMap<number, GrowthSample> {
  return sampleAt(new ProgramRun(program, [], { scale, keepsReadings: false }), times);
}

function sampleAt(run: ProgramRun, times: readonly number[], onSample: (atNs: number) => void = () => {}) {
  const samples = new Map<number, GrowthSample>();
  for (const atNs of [...new Set(times)].toSorted((a, b) => a - b)) {
    run.advanceTo(atNs);
    samples.set(atNs, run.sample());
    onSample(atNs);
  }
  return samples;
}

function multiplesUpTo(periodNs: number, endNs: number): number[] {
  return Array.from({ length: Math.floor(endNs / periodNs) }, (_, index) => (index + 1) * periodNs);
}

function plateauUpTo(run: JudgedRun, samples: ReadonlyMap<number, GrowthSample>, atNs: number): number[] {
  const window = growthWindow(run, atNs);
  if (!window) return [];
  return [...samples.values()]
    .filter(({ sinceBaselineNs }) => sinceBaselineNs >= window.startNs && sinceBaselineNs <= atNs)
    .map(({ goroutinesOver }) => goroutinesOver);
}
