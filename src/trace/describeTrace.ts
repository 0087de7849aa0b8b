import type { TraceFooter } from './footer.ts';
import type { TraceHeader } from './header.ts';
import { callsToldIn } from './hostFacts.ts';
import type { TraceHealth } from './TraceHealth.ts';
import { describeWindows, windowsToJson } from './describeWindows.ts';
import type { WindowsCounts } from './WindowsCounter.ts';
import type { JsonMap, JsonValue } from './wireToJson.ts';

/** What is told of a trace. */
export interface TraceFacts {
  readonly file: string;
  readonly header: TraceHeader;
  readonly footer: TraceFooter | undefined;
  readonly health: TraceHealth;
  /** `undefined` for a trace without Windows events and flow rows. */
  readonly windows: WindowsCounts | undefined;
}

/** The facts as JSON, for scripts. */
export function traceFactsToJson({ file, header, footer, health, windows }: TraceFacts): JsonMap {
  return {
    file,
    complete: health.isComplete,
    cut: health.cut ? { ...health.cut } : null,
    events: health.eventsRead,
    unknownRecords: health.unknownRecords,
    countsByKind: Object.fromEntries(health.countsByKind),
    ...(windows ? { windows: windowsToJson(windows) } : {}),
    firstNs: health.firstNs ?? null,
    lastNs: health.lastNs ?? null,
    losses: Object.fromEntries(health.losses),
    lostEvents: health.lostEvents,
    conservation: health.conservation,
    problems: health.problems,
    taintedFlows: [...health.taintedFlows.keys()].map(String),
    header: header.json,
    footer: footer?.json ?? null,
  };
}

/** The facts as lines of text, for people. */
export function describeTrace({ file, header, footer, health, windows }: TraceFacts): string[] {
  const counts = [...health.countsByKind].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${file}: ${describeState(health)}`,
    `format    ${header.formatMajor}.${header.formatMinor}, recorder ${describeRecorder(header.json)}`,
    `host      ${describeHost(header.json)}`,
    `events    ${health.eventsRead}${describeSpan(health)}`,
    ...counts.map(([kind, count]) => `  ${kind.padEnd(14)}${String(count).padStart(9)}`),
    ...(health.unknownRecords > 0 ? [`  of unknown kinds, skipped: ${health.unknownRecords}`] : []),
    ...(windows ? describeWindows(windows) : []),
    ...describeCalls(header),
    `losses    ${describeLosses(health)}`,
    `sums      ${describeSums(health)}`,
    `footer    ${footer ? describeFooter(footer) : 'none'}`,
  ];
}

/** `complete`, or where the trace was cut. */
function describeState(health: TraceHealth): string {
  if (health.isComplete) return 'complete';
  if (health.problems.length > 0) return 'not complete, its sums do not add up';
  if (!health.cut) return 'whole, but its recorder does not call it complete';
  return `cut ${health.cut.how} at ${health.cut.isUnpacked ? 'unpacked ' : ''}byte ${health.cut.byteOffset} after ${health.eventsRead} whole events`;
}

function describeSums(health: TraceHealth): string {
  if (health.conservation === 'holds') return 'attempts = delivered + lost, for every ring and CPU';
  if (health.conservation === 'unknown') return 'not known, they stand in the footer';
  return health.problems.join('; ');
}

function describeLosses(health: TraceHealth): string {
  if (health.losses.size === 0) return 'none';
  const losses = [...health.losses].map(([name, count]) => `${name} ${count}`).join(', ');
  return health.taintedFlows.size === 0 ? losses : `${losses}; ${health.taintedFlows.size} sockets lack events`;
}

function describeSpan(health: TraceHealth): string {
  if (health.firstNs === undefined || health.lastNs === undefined) return '';
  return `, from ${seconds(health.firstNs)} s to ${seconds(health.lastNs)} s`;
}

function describeFooter(footer: TraceFooter): string {
  const status = footer.exitStatus === undefined ? '' : `, exit status ${footer.exitStatus}`;
  return `ended by ${footer.ended}${status}`;
}

/** Only where calls that send or receive are told. */
function describeCalls(header: TraceHeader): string[] {
  const { callsTold } = callsToldIn(header);
  if (callsTold === undefined) return [];
  return [`calls     told${callsTold === 'all' ? '' : ', but no receive by splice'}`];
}

function describeRecorder(header: JsonMap): string {
  const recorder = mapOf(header['recorder']);
  return [textOf(recorder['version']), textOf(recorder['backend'])].filter((text) => text !== '').join(', backend ');
}

function describeHost(header: JsonMap): string {
  const host = mapOf(header['host']);
  const build = host['build'] ?? '';
  const known = [
    host['name'],
    host['os'],
    host['kernel'],
    typeof build === 'number' ? `build ${build}` : build,
    host['arch'],
  ];
  const words = known.map(textOf).filter((text) => text !== '');
  return words.length === 0 ? 'not recorded' : words.join(', ');
}

/** Whole seconds and milliseconds, cut, from integers only. */
function seconds(ns: number): string {
  const ms = Math.floor(ns / 1_000_000);
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}`;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function mapOf(value: JsonValue | undefined): JsonMap {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
