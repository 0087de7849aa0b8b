import type { EphemeralRanges } from '../model/state/EphemeralRanges.ts';
import { iisFileOf } from '../model/windows/etw/iis/iisSites.ts';
import type { HostFacts } from '../sim/simulate.ts';
import * as recorded from '../trace/hostFacts.ts';

type RecordedHost = recorded.RecordedHost;

/** A range that a trace does not tell: no port is taken for ephemeral. */
const UNKNOWN_PORTS = [0, 0] as const;

/** The facts of the host that a trace comes from, as a run takes them. */
export function hostFactsOf(trace: Parameters<typeof recorded.hostFactsOf>[0]): HostFacts {
  return runFactsOf(recorded.hostFactsOf(trace));
}

/** The same of a header alone; `undefined` when it takes the whole trace to tell. */
export function hostFactsOfHeader(header: Parameters<typeof recorded.hostFactsOfHeader>[0]): HostFacts | undefined {
  const host = recorded.hostFactsOfHeader(header);
  return host && runFactsOf(host);
}

function runFactsOf({ windows, ...host }: RecordedHost): HostFacts {
  if (!windows) return host;
  const { iis, bootUnixNs, ephemeralRanges } = windows;
  return {
    ...host,
    windows: {
      flowsFromEtw: true,
      ...(bootUnixNs === undefined ? {} : { bootUnixNs }),
      ...(iis ? { iis: iisFileOf(iis) } : {}),
      ...(Object.keys(ephemeralRanges).length > 0 ? { ephemeralRanges: rangesOf(ephemeralRanges) } : {}),
    },
  };
}

function rangesOf(named: NonNullable<RecordedHost['windows']>['ephemeralRanges']): EphemeralRanges {
  return {
    tcp4: named['ipv4 tcp'] ?? UNKNOWN_PORTS,
    tcp6: named['ipv6 tcp'] ?? UNKNOWN_PORTS,
    udp4: named['ipv4 udp'] ?? UNKNOWN_PORTS,
    udp6: named['ipv6 udp'] ?? UNKNOWN_PORTS,
  };
}
