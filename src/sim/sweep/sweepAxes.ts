import type { RunFunction, EventList } from '../runFunction.ts';
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
  /** Told of every run. */
  readonly onRun?: (runs: number) => void;
}

/** Runs every combination of the values of all axes; the last axis changes fastest. */
export function sweepAxes<T>({ settings, events, axes, run, observe, onRun }: SweepRequest<T>): SweepPoint<T>[] {
  const points: SweepPoint<T>[] = [];
  const visit = (current: RunSettings, values: readonly string[]): void => {
    const axis = axes[values.length];
    if (!axis) {
      points.push({ values, observed: observe(run(current, events)) });
      onRun?.(points.length);
      return;
    }
    for (const value of axis.values) visit(axis.apply(current, value), [...values, value]);
  };
  visit(settings, []);
  return points;
}
