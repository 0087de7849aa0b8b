import { ratePerMinute, type Growth } from '../model/leak/growth.ts';
import type { Window } from '../model/leak/StepCurve.ts';
import type { Place } from '../sim/leak/Connection.ts';
import type { DestinationReport, LeakReport, ProcessReport } from '../sim/leak/LeakReport.ts';
import type { LeakHeading } from './renderLeaks.ts';

/** The report of a leak check as plain data, for scripts. */
export function leaksToJson(report: LeakReport, heading: LeakHeading) {
  return {
    source: heading.source,
    verdict: heading.verdict,
    ...(heading.reason === undefined ? {} : { reason: heading.reason }),
    violations: report.violations.map(({ invariant, process, place }) => ({
      invariant,
      pid: process.pid,
      process: process.name,
      ...(place ? placeToJson(place) : {}),
    })),
    processes: report.processes.map(processToJson),
    tooShort: report.tooShort.map(({ pid, name }) => ({ pid, process: name })),
    descriptorsRecorded: report.hasReadings,
  };
}

function processToJson({ process, window, destinations, descriptors, byFamily, families }: ProcessReport) {
  return {
    pid: process.pid,
    process: process.name,
    windowNs: [window.startNs, window.endNs],
    destinations: destinations.map((destination) => destinationToJson(destination, window)),
    ...(descriptors ? { descriptors: growthToJson(descriptors, window) } : {}),
    byFamily: Object.fromEntries([...byFamily].map(([family, growth]) => [family, growthToJson(growth, window)])),
    families,
  };
}

function destinationToJson(report: DestinationReport, window: Window) {
  const { place, opened, closed, reuse, growth, boundExceeded, halfDead } = report;
  return {
    ...placeToJson(place),
    opened,
    closed,
    requests: reuse.requests,
    responses: report.responses,
    ...growthToJson(growth, window),
    closeWaitGrowth: growthToJson(report.closeWaitGrowth, window),
    ...(boundExceeded ? { boundExceeded } : {}),
    ...(halfDead ? { halfDead } : {}),
    isReusedTooSeldom: report.isReusedTooSeldom,
  };
}

function placeToJson({ family, destination, dir }: Place) {
  return { family, destination, dir: dir ?? null };
}

/** `ratePerMinute` is text, so that it is the same on every machine; it is 0 where nothing leaks. */
function growthToJson({ troughs, max, grown, isLeak }: Growth, window: Window) {
  return { troughs, maxOpen: max, grown, leak: isLeak, ratePerMinute: isLeak ? ratePerMinute(grown, window) : '0' };
}
