import type { RunFunction, EventList } from '../runFunction.ts';
import type { MayGoOn } from '../SearchCut.ts';
import type { RunResult } from '../runResult.ts';
import type { RunSettings } from '../simulate.ts';
import type { Axis } from './axis.ts';

/** One run of a sweep. */
export interface SweepPoint<T> {
  /** One value of each axis, in their order. */
  readonly values: readonly string[];
  readonly observed: T;
}

/** What is swept. */
export interface SweepRequest<T> {
  readonly settings: RunSettings;
  readonly events: EventList;
  readonly axes: readonly Axis[];
  readonly run: RunFunction;
  /** What is kept of each run. */
  readonly observe: (result: RunResult) => T;
  /** Asked before every run; with `false` it ends there. */
  readonly mayGoOn?: MayGoOn;
  /** Told of every run. */
  readonly onRun?: (runs: number) => void;
}

/** Runs every combination of the values of all axes; the last axis changes fastest. */
export async function sweepAxes<T>(request: SweepRequest<T>): Promise<SweepPoint<T>[]> {
  const { settings, events, axes, run, observe, mayGoOn, onRun } = request;
  const points: SweepPoint<T>[] = [];
  /** @returns whether to go on */
  const visit = async (current: RunSettings, values: readonly string[]): Promise<boolean> => {
    const axis = axes[values.length];
    if (!axis) {
      if (mayGoOn && !(await mayGoOn())) return false;
      points.push({ values, observed: observe(run(current, events)) });
      onRun?.(points.length);
      return true;
    }
    for (const value of axis.values) if (!(await visit(axis.apply(current, value), [...values, value]))) return false;
    return true;
  };
  await visit(settings, []);
  return points;
}
