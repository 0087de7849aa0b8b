import type { TraceHeader } from './header.ts';
import type { LoadedTrace } from './loadTrace.ts';

/** Facts of the recorded host that a replay needs. */
export interface RecordedHost {
  /** Inode of the namespace that plays the host: the recorder's own. 0 when the trace does not tell. */
  readonly rootNetnsIno: number;
  readonly cpuCount: number;
  readonly monotonicBaseNs: bigint;
  readonly wallBaseNs?: bigint;
  /** Local port range, inclusive. */
  readonly ephemeralRange?: readonly [number, number];
}

/** Reads the facts out of the header, and of the namespace records where the header is silent. */
export function hostFactsOf({ header, events }: Pick<LoadedTrace, 'header' | 'events'>): RecordedHost {
  const root = events.find(({ event }) => event.kind === 'netns' && event.isRoot)?.event;
  const rootNetnsIno = root?.kind === 'netns' ? root.netnsIno : 0;
  return hostFactsOfHeader(header) ?? factsOf(header, rootNetnsIno);
}

/** @returns `undefined` where the header does not tell the namespace of the host: then its records must be read */
export function hostFactsOfHeader(header: TraceHeader): RecordedHost | undefined {
  const inode = asMap(header.json.host).netns_ino;
  return typeof inode === 'number' ? factsOf(header, inode) : undefined;
}

function factsOf(header: TraceHeader, rootNetnsIno: number): RecordedHost {
  const host = asMap(header.json.host);
  const range = host.ephemeral_range;
  const [low, high] = Array.isArray(range) ? range : [];
  return {
    rootNetnsIno,
    cpuCount: typeof host.cpus_possible === 'number' ? host.cpus_possible : 1,
    monotonicBaseNs: header.t0MonoNs,
    ...(header.t0RealNs === undefined ? {} : { wallBaseNs: header.t0RealNs }),
    ...(typeof low === 'number' && typeof high === 'number' ? { ephemeralRange: [low, high] as const } : {}),
  };
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
