import type { LeakObservation, LeakObservations, ObservedPlace } from '../../model/goclient/leak/LeakObservations.ts';
import type { Growth } from '../../model/leak/growth.ts';
import type { Window } from '../../model/leak/StepCurve.ts';
import type { DestinationReport, LeakReport, ProcessReport } from './LeakReport.ts';

/** How far the first or the last trough may be off, because the window cuts the period of a periodic task. */
const GROWN_TOLERANCE = 2;
const REUSE_TOLERANCE_THOUSANDTHS = 100;

/**
 * What a trace tells about the worst leak in it, for the hypotheses of a client pool: the destination that the process
 * with the most growth calls. A trace shows no goroutines, so their counts and states are not among the observations.
 *
 * @returns `undefined` when nothing was judged
 */
export function leakObservations(source: string, report: LeakReport): LeakObservations | undefined {
  const worst = report.processes.toSorted((a, b) => grownBy(b) - grownBy(a))[0];
  if (!worst) return undefined;
  const called = worst.destinations.find(({ place }) => place.dir !== 'in');
  const observations = [
    ...(called ? observationsOf(called, worst.window) : []),
    ...(worst.descriptors ? [growthObservation('fds', worst.descriptors, worst.window)] : []),
  ];
  return { source, observations };
}

function grownBy({ destinations, descriptors }: ProcessReport): number {
  const called = destinations.filter(({ place }) => place.dir !== 'in').map(({ growth }) => growth.grown);
  return Math.max(0, descriptors?.grown ?? 0, ...called);
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

/** Three quarters of the window lie between the first trough and the last. */
function growthObservation(
  counted: 'connections' | 'fds',
  growth: Growth,
  { startNs, endNs }: Window,
  place?: ObservedPlace,
): LeakObservation {
  const windowNs = Math.floor(((endNs - startNs) * 3) / 4);
  const grown = growth.isLeak ? growth.grown : 0;
  return { kind: 'growth', counted, grown, windowNs, tolerance: GROWN_TOLERANCE, ...(place ? { place } : {}) };
}

/** Of requests without an answer a few may be under way at any time, but not as many as there are more connections. */
function areAnswered({ reuse, responses, growth }: DestinationReport): boolean {
  return reuse.requests - responses < Math.max(1, growth.grown);
}
