import { assertNever } from '../model/assert.ts';
import type { FamilyVerdict } from '../model/leak/judgeFamilies.ts';
import { ratePerMinute } from '../model/leak/growth.ts';
import type { Window } from '../model/leak/StepCurve.ts';
import type { Place } from '../sim/leak/Connection.ts';
import type { DestinationReport, LeakReport, ProcessReport } from '../sim/leak/LeakReport.ts';
import type { RecordedProcess } from '../sim/leak/RecordedProcess.ts';

/** Destinations without a violation that are listed per process, and processes without one in all. */
const QUIET_DESTINATIONS = 3;
const QUIET_PROCESSES = 5;

/** What the verdict is printed with. */
export interface LeakHeading {
  readonly source: string;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Why there is no verdict. */
  readonly reason: string | undefined;
}

/** The report of a leak check for people: violated invariants first, each with destination and rate. */
export function renderLeaks(report: LeakReport, { source, verdict, reason }: LeakHeading): string {
  const violating = new Set(report.violations.map(({ process }) => process));
  const [loud, quiet] = [true, false].map((isLoud) =>
    report.processes.filter(({ process }) => violating.has(process) === isLoud),
  );
  return [
    `${source}: ${verdict}${reason === undefined ? '' : `: ${reason}`}`,
    ...loud!.flatMap(renderProcess),
    ...quiet!.slice(0, QUIET_PROCESSES).flatMap(renderProcess),
    ...moreLine(quiet!.length - QUIET_PROCESSES, 'processes without growth'),
    ...moreLine(report.tooShort.length, 'processes that were too short-lived to judge'),
    ...(report.hasReadings
      ? []
      : ['descriptors were not recorded (bpf-recorder --fds): what is not IP may grow unseen']),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function moreLine(count: number, what: string): string[] {
  return count > 0 ? [`and ${count} ${what}`] : [];
}

function renderProcess(report: ProcessReport): string[] {
  const { destinations, window, process } = report;
  const loud = destinations.filter(isLoud);
  const quiet = destinations.filter((destination) => !isLoud(destination));
  return [
    `${describeProcess(process)}, judged from ${seconds(window.startNs)} s to ${seconds(window.endNs)} s`,
    ...[...loud, ...quiet.slice(0, QUIET_DESTINATIONS)].flatMap((destination) =>
      renderDestination(destination, window),
    ),
    ...moreLine(quiet.length - QUIET_DESTINATIONS, 'destinations without growth').map((line) => `  ${line}`),
    ...renderFamilies(report),
  ];
}

function isLoud(report: DestinationReport): boolean {
  return (
    report.growth.isLeak ||
    report.boundExceeded !== undefined ||
    report.isReusedTooSeldom ||
    report.halfDead !== undefined
  );
}

function renderDestination(report: DestinationReport, window: Window): string[] {
  const { growth, boundExceeded, halfDead, reuse } = report;
  const place = describePlace(report.place);
  const verdict = growth.isLeak
    ? `F2 LEAK ${signed(growth.grown)}, ${ratePerMinute(growth.grown, window)}/min`
    : 'no growth, 0/min';
  const perConnection = `${tenths(reuse.requests, reuse.opens)} requests per connection`;
  return [
    `  ${place}: ${verdict} (troughs ${growth.troughs.join(', ')}; most open ${growth.max})`,
    `    opened ${report.opened}, closed ${report.closed}${reuse.requests > 0 ? `, ${perConnection}` : ''}`,
    ...(boundExceeded ? [`    F1 ${boundExceeded.maxOpen} open at once, cap ${boundExceeded.cap}`] : []),
    ...(report.isReusedTooSeldom ? [`    F3 reused too seldom: ${perConnection}`] : []),
    ...(halfDead
      ? [`    F4 ${halfDead.connections} half-dead in CLOSE_WAIT, longest ${seconds(halfDead.longestNs)} s`]
      : []),
  ];
}

function renderFamilies({ families, descriptors, byFamily, window }: ProcessReport): string[] {
  if (!descriptors) return ['  descriptors: too few readings in the window'];
  const rate = descriptors.isLeak
    ? `${signed(descriptors.grown)}, ${ratePerMinute(descriptors.grown, window)}/min`
    : `${signed(descriptors.grown)} in all`;
  const growing = [...byFamily].filter(([, growth]) => growth.isLeak);
  const which = growing.map(([family, { grown }]) => `${family} ${signed(grown)}`).join(', ');
  return [`  ${sentenceOf(families.verdict, which === '' ? rate : `${rate} (${which})`)}`];
}

function sentenceOf(verdict: FamilyVerdict, growth: string): string {
  switch (verdict) {
    case 'not-ip':
      return `F5 NOT IP: descriptors grow ${growth}, and no IP destination does: look at what is not IP`;
    case 'ip-spread':
      return `F5 IP sockets grow ${growth}, and no destination by itself does`;
    case 'ip':
      return `descriptors: ${growth}`;
    case 'none':
      return 'descriptors: no growth, 0/min';
    case 'unknown':
      return 'descriptors: not known';
    default:
      return assertNever(verdict);
  }
}

/** How a process is named to people. */
export function describeProcess({ name, pid }: RecordedProcess): string {
  return name === '' ? `process ${pid}` : `${name} (pid ${pid})`;
}

/** How a destination is named to people. */
export function describePlace({ family, destination, dir }: Place): string {
  if (dir === 'in') return `accepted on ${destination} (${family})`;
  return `to ${destination} (${family})`;
}

function signed(grown: number): string {
  return grown > 0 ? `+${grown}` : String(grown);
}

/** A ratio with one decimal, cut, from integers only. */
function tenths(count: number, per: number): string {
  const value = per === 0 ? 0 : Math.floor((count * 10) / per);
  return `${Math.floor(value / 10)}.${value % 10}`;
}

/** Whole seconds and hundredths, cut, from integers only. */
function seconds(ns: number): string {
  const hundredths = Math.floor(ns / 10_000_000);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
