import type { LeakObservation, LeakObservations, ObservedPlace } from '../../model/goclient/leak/LeakObservations.ts';
import type { Growth } from '../../model/leak/growth.ts';
import type { Window } from '../../model/leak/StepCurve.ts';
import type { DestinationReport, LeakReport, ProcessReport } from './LeakReport.ts';

/** How far the first or the last trough may be off, because the window cuts the period of a periodic task. */
const GROWN_TOLERANCE = 2;
const REUSE_TOLERANCE_THOUSANDTHS = 100;

/** What was observed of a trace, and how often the process called where that leaks. */
export interface ObservedLeak {
  readonly observed: LeakObservations;
  /** Calls, and the time in which they were made: as many as there are connections more. */
  readonly calls: number;
  readonly everyNs: number;
}

/**
 * What a trace tells about the worst leak in it, for the hypotheses of a client pool: the destination that the process
 * with the most growth calls. A trace shows no goroutines, so their counts and states are not among the observations.
 *
 * @returns `undefined` when nothing grows
 */
export function leakObservations(source: string, report: LeakReport): ObservedLeak | undefined {
  const worst = report.processes.toSorted((a, b) => grownBy(b) - grownBy(a))[0];
  if (!worst || grownBy(worst) === 0) return undefined;
  const called = worst.destinations.find(({ place }) => place.dir !== 'in');
  const observations = [
    ...(called ? observationsOf(called, worst.window) : []),
    ...(worst.descriptors ? [growthObservation('fds', worst.descriptors, worst.window)] : []),
  ];
  return { observed: { source, observations }, calls: grownBy(worst), everyNs: troughsApartNs(worst.window) };
}

/** By how many connections, or at least descriptors, a process leaks. */
function grownBy({ destinations, descriptors }: ProcessReport): number {
  const called = destinations.filter(({ place }) => place.dir !== 'in').map(({ growth }) => leaked(growth));
  return Math.max(...called, 0) || (descriptors ? leaked(descriptors) : 0);
}

function leaked({ isLeak, grown }: Growth): number {
  return isLeak ? grown : 0;
}

function observationsOf(report: DestinationReport, window: Window): LeakObservation[] {
  const { family, destination } = report.place;
  const place: ObservedPlace = { family, destination };
  const { requests, opens } = report.reuse;
  const isSeen = requests > 0;
  return [
    growthObservation('connections', report.growth, window, place),
    ...(isSeen
      ? [
          {
            kind: 'requests-per-connection' as const,
            requests,
            connections: opens,
            toleranceThousandths: REUSE_TOLERANCE_THOUSANDTHS,
            place,
          },
          { kind: 'calls' as const, outcome: areAnswered(report) ? ('all-done' as const) : ('hanging' as const) },
        ]
      : []),
    ...(family === 'unix' ? [] : [{ kind: 'close-wait' as const, isGrowing: report.closeWaitGrowth.isLeak, place }]),
  ];
}

function growthObservation(
  counted: 'connections' | 'fds',
  growth: Growth,
  window: Window,
  place?: ObservedPlace,
): LeakObservation {
  const facts = { grown: leaked(growth), windowNs: troughsApartNs(window), tolerance: GROWN_TOLERANCE };
  return { kind: 'growth', counted, ...facts, ...(place ? { place } : {}) };
}

/** Three quarters of the window lie between the first trough and the last. */
function troughsApartNs({ startNs, endNs }: Window): number {
  return Math.floor(((endNs - startNs) * 3) / 4);
}

/** Of requests without an answer a few may be under way at any time, but not as many as there are more connections. */
function areAnswered({ reuse, responses, growth }: DestinationReport): boolean {
  return reuse.requests - responses < Math.max(1, growth.grown);
}
