import type { TraceHeader } from './header.ts';
import type { HeaderFacts } from './headerFor.ts';
import type { WireMap } from './wire.ts';

/** What a trace that was made from a part of another one says in its header: what that one says. */
export interface KnownHost {
  readonly rootNetnsIno: number;
  readonly cpuCount: number | undefined;
  readonly isWindows: boolean;
  /** Whether the packets of its root namespace still count: a run of this trace was fed from them. */
  readonly isFedFromPackets: boolean;
}

/**
 * Header facts for events that were taken out of a trace. What the original told by events that may now be missing (its
 * root namespace, its platform) is said in the header.
 */
export function headerFactsOf(
  header: TraceHeader,
  { rootNetnsIno, cpuCount, isWindows, isFedFromPackets }: KnownHost,
): HeaderFacts {
  // Every JSON value is a value on the wire too.
  const { recorder, host, scope, etw, iis } = header.json as unknown as Readonly<Record<string, WireMap | undefined>>;
  const version = recorder?.['version'];
  const providers = recorder?.['providers'] as WireMap | undefined;
  return {
    t0MonoNs: header.t0MonoNs,
    t0RealNs: header.t0RealNs,
    recorder: {
      ...recorder,
      version: typeof version === 'string' ? version : '',
      ...(providers?.['agent_view'] && !isFedFromPackets ? { providers: { ...providers, agent_view: null } } : {}),
    },
    host: {
      ...host,
      ...(isWindows ? { os: 'windows' } : { netns_ino: rootNetnsIno }),
      ...(cpuCount === undefined ? {} : { cpus_possible: cpuCount }),
    },
    ...(scope ? { scope } : {}),
    ...(etw ? { etw } : {}),
    ...(iis ? { iis } : {}),
  };
}
