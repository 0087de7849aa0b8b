import { assertNever } from '../assert.ts';
import type { ConnectionKey } from '../httpStats.ts';
import type { JoinProfile } from '../profile.ts';
import { type ConnEnds, type Endpoint, translatedLocal, translatedRemote } from './natEndpoints.ts';

/** What the look-up depends on. `ephemeralRange` is inclusive; [0, 0] is "not known". */
export interface LookupSettings {
  readonly lookup: JoinProfile['lookup'];
  readonly ephemeralRange: readonly [number, number];
  /** Absent: `nat-and-raw`. */
  readonly httpKeys?: JoinProfile['httpKeys'];
}

/**
 * The keys under which the HTTP data of a connection may be stored, in the order in which the agent probes them.
 *
 * Linux: translated before raw, in both orientations; the end that is taken for the client comes first. A port in an
 * unknown range never counts as ephemeral. Windows: the raw ends in their own orientation, nothing else. Before April
 * 2023 a translated connection was only looked up under its translated keys, before April 2021 any connection under its
 * raw ends as they stand.
 *
 * @upstream datadog-agent pkg/network/usm_connection_keys.go WithKey, ConnectionKeysFromConnectionStats @ c45d449
 * @upstream datadog-agent pkg/network/event_common_windows.go ConnectionKeysFromConnectionStats @ c45d449
 */
export function lookupKeys(conn: ConnEnds, settings: LookupSettings): ConnectionKey[] {
  const raw: Ends = [
    { ip: conn.source, port: conn.sport },
    { ip: conn.dest, port: conn.dport },
  ];
  const nat: Ends | undefined = conn.ipTranslation && [translatedLocal(conn), translatedRemote(conn)];
  switch (settings.lookup) {
    case 'windows':
      return [forward(raw)];
    case 'windows-all-keys':
      return nat ? [forward(raw), mirrored(raw), forward(nat), mirrored(nat)] : [forward(raw), mirrored(raw)];
    case 'linux': {
      const localFirst = isEphemeral(conn.sport, settings.ephemeralRange);
      const [first, second] = localFirst ? [forward, mirrored] : [mirrored, forward];
      if (settings.httpKeys === 'raw-oneway') return [forward(raw)];
      if (nat && settings.httpKeys === 'nat-only') return [first(nat), second(nat)];
      return nat ? [first(nat), first(raw), second(nat), second(raw)] : [first(raw), second(raw)];
    }
    default:
      return assertNever(settings.lookup);
  }
}

type Ends = readonly [local: Endpoint, remote: Endpoint];

/** Whether a port is in a range that is known. */
export function isEphemeral(port: number, [first, last]: readonly [number, number]): boolean {
  return last !== 0 && port >= first && port <= last;
}

function forward([local, remote]: Ends): ConnectionKey {
  return { srcIp: local.ip, srcPort: local.port, dstIp: remote.ip, dstPort: remote.port };
}

function mirrored([local, remote]: Ends): ConnectionKey {
  return { srcIp: remote.ip, srcPort: remote.port, dstIp: local.ip, dstPort: local.port };
}
