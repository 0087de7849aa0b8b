import { growthOf } from '../../model/leak/growth.ts';
import { StepCurve, type Window } from '../../model/leak/StepCurve.ts';
import type { ClientProgram, ProgramChange } from '../../scenarios/goclient/ClientProgram.ts';
import type { RunReadings } from './ProgramRun.ts';

/** So many periods of the slowest plan must fit into the window. */
const PERIODS_MIN = 4;

/** A run, as far as its growth is judged. */
export interface JudgedRun {
  readonly program: ClientProgram;
  readonly changes: readonly ProgramChange[];
  readonly readings: RunReadings;
}

/**
 * Where growth is judged: from when every timeout has had its time (a ramp up to rate times timeout is no leak) and the
 * last change is old enough, to `atNs`.
 *
 * @returns `undefined` when that is too short to say anything
 */
export function growthWindow({ program, changes }: JudgedRun, atNs: number): Window | undefined {
  // A change of that very instant has not shown yet.
  const made = changes.filter((change) => change.atNs < atNs);
  const current = made.at(-1)?.program ?? program;
  const startNs = (made.at(-1)?.atNs ?? 0) + longestTimeoutNs(current);
  const periodNs = Math.max(0, ...current.periodic.map(({ everyNs }) => everyNs));
  return atNs - startNs >= PERIODS_MIN * periodNs && atNs > startNs ? { startNs, endNs: atNs } : undefined;
}

/** Whether goroutines or descriptors leak by the invariant of four rising troughs; `undefined`: too early to say. */
export function isLeaking(run: JudgedRun, atNs: number): boolean | undefined {
  const window = growthWindow(run, atNs);
  if (!window) return undefined;
  const { goroutines, fds } = run.readings;
  return [goroutines, fds].some((readings) => growthOf(StepCurve.ofReadings(readings), window).isLeak);
}

/** The longest time that anything may take to end by itself. */
export function longestTimeoutNs({ transports, clients, hosts }: ClientProgram): number {
  return Math.max(
    0,
    ...[...transports.values()].flatMap((config) => [config.idleConnTimeoutNs, config.responseHeaderTimeoutNs]),
    ...[...clients.values()].map(({ timeoutNs }) => timeoutNs),
    ...[...hosts.values()].map(({ closesIdleAfterNs }) => closesIdleAfterNs),
  );
}
