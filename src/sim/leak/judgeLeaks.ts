import { checkBound } from '../../model/leak/checkBound.ts';
import { checkHalfDead } from '../../model/leak/checkHalfDead.ts';
import { isReusedTooSeldom } from '../../model/leak/checkReuse.ts';
import { growthOf } from '../../model/leak/growth.ts';
import { judgeFamilies } from '../../model/leak/judgeFamilies.ts';
import { StepCurve, type Window } from '../../model/leak/StepCurve.ts';
import type { Connection } from './Connection.ts';
import { DESCRIPTOR_FAMILIES, type DescriptorFamily } from './DescriptorLog.ts';
import { groupBy } from './groupBy.ts';
import type { LeakEvidence } from './LeakEvidence.ts';
import type { DestinationReport, LeakInvariant, LeakReport, LeakViolation, ProcessReport } from './LeakReport.ts';
import type { LeakRules } from './LeakRules.ts';
import type { RecordedProcess } from './RecordedProcess.ts';
import { windowOf } from './windowOf.ts';

/** With fewer readings than quarters a window says nothing about descriptors. */
const READINGS_MIN = 4;
const IP: ReadonlySet<string> = new Set(['tcp4', 'tcp6']);

/** Holds every process of a trace to the invariants F1 to F5. */
export function judgeLeaks(evidence: LeakEvidence, rules: LeakRules): LeakReport {
  const byProcess = groupBy(evidence.connections.connections, ({ process }) => process);
  const processes: ProcessReport[] = [];
  const tooShort: RecordedProcess[] = [];
  for (const process of evidence.processes.processes) {
    if (!isWanted(process, rules)) continue;
    const window = windowOf(process, rules, evidence);
    const connections = byProcess.get(process) ?? [];
    if (window) processes.push(judgeProcess({ evidence, rules, process, window, connections }));
    else tooShort.push(process);
  }
  return { processes, tooShort, violations: processes.flatMap(violationsOf), hasReadings: evidence.hasReadings };
}

function isWanted({ pid, name }: RecordedProcess, { process }: LeakRules): boolean {
  return process === undefined || process === name || process === String(pid);
}

interface Judged {
  readonly evidence: LeakEvidence;
  readonly rules: LeakRules;
  readonly process: RecordedProcess;
  readonly window: Window;
  readonly connections: readonly Connection[];
}

function judgeProcess(judged: Judged): ProcessReport {
  const { evidence, process, window, connections } = judged;
  const byPlace = groupBy(connections, ({ place }) => JSON.stringify([place.family, place.destination, place.dir]));
  const destinations = [...byPlace.values()].map((group) => judgeDestination(judged, group)).toSorted(compareReports);
  const isCounted = evidence.descriptors.readingsIn(process, window) >= READINGS_MIN;
  const growth = (count: DescriptorFamily | 'total') => growthOf(evidence.descriptors.curve(process, count), window);
  const descriptors = isCounted ? growth('total') : undefined;
  const byFamily = new Map(isCounted ? DESCRIPTOR_FAMILIES.map((family) => [family, growth(family)] as const) : []);
  const doesIpDestinationGrow = destinations.some(({ place, growth: { isLeak } }) => isLeak && IP.has(place.family));
  const families = judgeFamilies({ doesIpDestinationGrow, descriptors, byFamily });
  return { process, window, destinations, descriptors, byFamily, families };
}

function judgeDestination({ evidence, rules, window }: Judged, group: readonly Connection[]): DestinationReport {
  const { place } = group[0]!;
  const whole = { startNs: 0, endNs: evidence.endNs + 1 };
  const curve = StepCurve.ofChanges(group.flatMap(({ openedNs, closedNs }) => changesOf(openedNs, closedNs)));
  // When nobody saw the close, growth is held against the latest time of it, and the bound against the earliest.
  const atLeast = StepCurve.ofChanges(
    group.flatMap(({ openedNs, closedNs, lastSeenNs }) => changesOf(openedNs, lastSeenNs ?? closedNs)),
  );
  const waits = group.flatMap(({ closeWaits }) => closeWaits);
  const waiting = StepCurve.ofChanges(waits.flatMap(({ startNs, endNs }) => changesOf(startNs, endNs)));
  // Rules name whom the process calls; who calls the process is not up to it.
  const isCalled = place.dir !== 'in';
  const cap = isCalled ? rules.caps.get(place.destination) : undefined;
  // Of connections that are older than the recording nobody knows how often they were used.
  const used = group.filter(({ place: { dir } }) => dir !== undefined);
  const reuse = { requests: used.reduce((sum, { requests }) => sum + requests, 0), opens: used.length };
  return {
    place,
    opened: group.filter(({ place: { dir }, openedNs }) => dir !== undefined || openedNs > 0).length,
    closed: group.filter(({ closedNs }) => closedNs !== undefined).length,
    reuse,
    responses: used.reduce((sum, { responses }) => sum + responses, 0),
    growth: growthOf(curve, window),
    closeWaitGrowth: growthOf(waiting, window),
    boundExceeded: cap === undefined ? undefined : checkBound(atLeast, cap, whole),
    isReusedTooSeldom: isCalled && rules.pooled.has(place.destination) && isReusedTooSeldom(reuse, rules.reuseMinimum),
    halfDead: rules.closeWaitNs === undefined ? undefined : checkHalfDead(waits, rules.closeWaitNs, evidence.endNs),
  };
}

function changesOf(startNs: number, endNs: number | undefined) {
  const start = { tNs: startNs, by: 1 };
  return endNs === undefined ? [start] : [start, { tNs: endNs, by: -1 }];
}

function compareReports(a: DestinationReport, b: DestinationReport): number {
  return b.growth.grown - a.growth.grown || (sortText(a) < sortText(b) ? -1 : 1);
}

function sortText({ place }: DestinationReport): string {
  return `${place.family} ${place.destination} ${place.dir ?? ''}`;
}

function violationsOf({ process, destinations, families }: ProcessReport): LeakViolation[] {
  const found = destinations.flatMap((report) => invariantsOf(report).map((invariant) => ({ invariant, report })));
  const violations: LeakViolation[] = found.map(({ invariant, report: { place } }) => ({ invariant, process, place }));
  const isF5 = families.verdict === 'not-ip' || families.verdict === 'ip-spread';
  return isF5 ? [...violations, { invariant: 'F5', process, place: undefined }] : violations;
}

function invariantsOf(report: DestinationReport): LeakInvariant[] {
  return [
    ...(report.boundExceeded ? ['F1' as const] : []),
    ...(report.growth.isLeak ? ['F2' as const] : []),
    ...(report.isReusedTooSeldom ? ['F3' as const] : []),
    ...(report.halfDead ? ['F4' as const] : []),
  ];
}
