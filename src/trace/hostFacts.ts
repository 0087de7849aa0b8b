import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import type { OrderedEvent } from '../model/order.ts';
import type { TraceHeader } from './header.ts';
import type { LoadedTrace } from './loadTrace.ts';
import { type WindowsFacts, windowsFactsOf } from './windowsFacts.ts';

/** Facts of the recorded host that a replay needs. */
export interface RecordedHost {
  readonly platform: 'linux' | 'windows';
  /** Inode of the namespace that plays the host: the recorder's own. 0 when the trace does not tell. */
  readonly rootNetnsIno: number;
  readonly cpuCount: number;
  readonly monotonicBaseNs: bigint;
  readonly wallBaseNs?: bigint;
  /** Local port range, inclusive. */
  readonly ephemeralRange?: readonly [number, number];
  /**
   * Which calls that send or receive have `io` records; absent: none has. `all-but-splice` where the recorder does not
   * see a receive by splice.
   */
  readonly callsTold?: 'all' | 'all-but-splice';
  /** Present where the packets of the root namespace were recorded: what the agent's socket filter is fed from. */
  readonly filterFeed?: 'packets';
  /** What only Windows has; absent for another platform. */
  readonly windows?: WindowsFacts;
}

/** Name of the recorder's provider of `io` that misses no call. */
const PROVIDER_OF_ALL_CALLS = 'fexit/tcp_sendmsg';

/** Kinds that only Windows has. */
const WINDOWS_KINDS: ReadonlySet<RecordedKind> = new Set([
  'etw',
  'etw_loss',
  'flow_rows',
  'driver_limits',
  'driver_stats',
  'flow_open',
  'flow_update',
  'flow_close',
  'driver_http',
]);
/** Kinds that say nothing about the platform. */
const COMMON_KINDS: ReadonlySet<RecordedKind> = new Set([
  'proc',
  'proc_exit',
  'marker',
  'tick',
  'loss',
  'snapshot_end',
]);

/** Reads the facts out of the header, and of the events where the header is silent. */
export function hostFactsOf({ header, events }: Pick<LoadedTrace, 'header' | 'events'>): RecordedHost {
  const fromHeader = hostFactsOfHeader(header);
  if (fromHeader) return fromHeader;
  if (osOf(header) === undefined && areOfWindows(events)) return factsOf(header, 0, 'windows');
  const root = events.find(({ event }) => event.kind === 'netns' && event.isRoot)?.event;
  const rootNetnsIno = root?.kind === 'netns' ? root.netnsIno : 0;
  return factsOf(header, rootNetnsIno, 'linux');
}

/**
 * @returns `undefined` where the header tells neither that the host is a Windows nor the namespace that plays the host:
 * then the events must be read
 */
export function hostFactsOfHeader(header: TraceHeader): RecordedHost | undefined {
  if (osOf(header) === 'windows') return factsOf(header, 0, 'windows');
  const inode = asMap(header.json.host).netns_ino;
  return typeof inode === 'number' ? factsOf(header, inode, 'linux') : undefined;
}

function osOf(header: TraceHeader): unknown {
  return asMap(header.json.host).os ?? undefined;
}

/** Whether there are events of Windows, and none of another platform. */
function areOfWindows(events: readonly OrderedEvent<RecordedEvent>[]): boolean {
  const telling = events.filter(({ event }) => !COMMON_KINDS.has(event.kind));
  return telling.length > 0 && telling.every(({ event }) => WINDOWS_KINDS.has(event.kind));
}

function factsOf(header: TraceHeader, rootNetnsIno: number, platform: RecordedHost['platform']): RecordedHost {
  const host = asMap(header.json.host);
  const range = host.ephemeral_range;
  const [low, high] = Array.isArray(range) ? range : [];
  return {
    platform,
    rootNetnsIno,
    cpuCount: typeof host.cpus_possible === 'number' ? host.cpus_possible : 1,
    monotonicBaseNs: header.t0MonoNs,
    ...(header.t0RealNs === undefined ? {} : { wallBaseNs: header.t0RealNs }),
    ...(typeof low === 'number' && typeof high === 'number' ? { ephemeralRange: [low, high] as const } : {}),
    ...callsToldIn(header),
    ...(typeof providersOf(header).agent_view === 'string' ? { filterFeed: 'packets' as const } : {}),
    ...(platform === 'windows' ? { windows: windowsFactsOf(header) } : {}),
  };
}

/** Hooks on the kernel's own functions see every call, those on the socket's interface do not. */
export function callsToldIn(header: TraceHeader): Pick<RecordedHost, 'callsTold'> {
  const provider = providersOf(header).io;
  if (typeof provider !== 'string') return {};
  return { callsTold: provider === PROVIDER_OF_ALL_CALLS ? 'all' : 'all-but-splice' };
}

/** Who told each signal, by the names of the recorder. */
function providersOf({ json }: TraceHeader): Readonly<Record<string, unknown>> {
  return asMap(asMap(json.recorder).providers);
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
