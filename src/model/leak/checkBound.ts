import type { StepCurve, Window } from './StepCurve.ts';

/** More connections were open at once than are allowed. */
export interface BoundExceeded {
  readonly cap: number;
  readonly maxOpen: number;
}

/** Invariant F1: never more than `cap` connections are open at once. @returns what violates it, or `undefined` */
export function checkBound(curve: StepCurve, cap: number, window: Window): BoundExceeded | undefined {
  const { max } = curve.extremes(window);
  return max > cap ? { cap, maxOpen: max } : undefined;
}
