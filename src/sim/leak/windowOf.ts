import type { Window } from '../../model/leak/StepCurve.ts';
import { type LeakRules, WINDOW_MIN_NS } from './LeakRules.ts';
import type { RecordedProcess } from './RecordedProcess.ts';

/** How a trace ends: at which time, and whether because its command did. */
export interface TraceEnd {
  readonly endNs: number;
  readonly endsWithCommand: boolean;
}

/**
 * The time in which a process is judged, or `undefined` when its recorded life is too short for that.
 *
 * A process that ends closes everything it holds, orderly or not, and that says nothing about leaks. So the window of
 * one that ends within the trace, or with it, ends where it begins to let go of things without opening any more. How
 * long a program takes to start says nothing either: the warm-up begins with its first connection, unless that comes so
 * late that nothing would be left to judge.
 */
export function windowOf(process: RecordedProcess, rules: LeakRules, trace: TraceEnd): Window | undefined {
  const { exitNs, lastActivityNs, releasedNs } = process;
  const isEnded = exitNs !== undefined || trace.endsWithCommand;
  const lastNs = isEnded ? Math.max(lastActivityNs, releasedNs ?? exitNs ?? trace.endNs) : trace.endNs;
  const { firstConnectionNs, firstNs } = process;
  const fromConnection = firstConnectionNs === undefined ? undefined : windowFrom(firstConnectionNs, lastNs, rules);
  return fromConnection ?? windowFrom(firstNs, lastNs, rules);
}

function windowFrom(firstNs: number, lastNs: number, rules: LeakRules): Window | undefined {
  const startNs = firstNs + (rules.warmUpNs ?? Math.floor((lastNs - firstNs) / 4));
  const endNs = rules.windowNs === undefined ? lastNs : startNs + rules.windowNs;
  if (endNs > lastNs || endNs - startNs < (rules.windowNs ?? WINDOW_MIN_NS)) return undefined;
  return { startNs, endNs };
}
