import type { Address, ConnStats } from '../model/connStats.ts';
import type { HttpEndpoint } from './http/httpSection.ts';
import type { MessageOf } from './schema/fieldTypes.ts';
import type { AGENT_CONFIGURATION, ConnectionsMessage } from './schema/connections.ts';

/** The fields of a connection that a payload carries as the model has them. */
type CarriedFields = Pick<
  ConnStats,
  | 'source'
  | 'dest'
  | 'sport'
  | 'dport'
  | 'netns'
  | 'type'
  | 'family'
  | 'direction'
  | 'last'
  | 'rttUs'
  | 'rttVarUs'
  | 'ipTranslation'
  | 'intraHost'
>;

/**
 * DNS statistics of one name; latencies in ns. `queryType` is `undefined` when the payload does not tell them apart.
 */
export interface DecodedDnsStats {
  readonly name: string;
  readonly queryType: number | undefined;
  readonly timeouts: number;
  readonly successLatencySum: bigint;
  readonly failureLatencySum: bigint;
  readonly countByRcode: ReadonlyMap<number, number>;
}

/** DNS statistics of a whole connection, filled in only when the agent does not collect names. */
export interface DnsTotals {
  readonly successful: number;
  readonly failed: number;
  readonly timeouts: number;
  readonly successLatencySum: bigint;
  readonly failureLatencySum: bigint;
  readonly countByRcode: ReadonlyMap<number, number>;
}

/** One connection of a payload, with all dictionary entries looked up. */
export interface DecodedConn extends CarriedFields {
  /** Signed 32 bits, as the payload has it. */
  readonly pid: number;
  /** 0 unspecified, 1 ephemeral, 2 not ephemeral. */
  readonly sportEphemeral: number;
  /** Container ids; `''` is none. */
  readonly containerSource: string;
  readonly containerDest: string;
  /** Numbers of protocol layers, TLS first. */
  readonly protocols: readonly number[];
  /** Alias of the subnet that the connection leaves through. */
  readonly route: string | undefined;
  /** In the order of the connection; a repeated tag stands here twice. */
  readonly tags: readonly string[];
  readonly tagsChecksum: number;
  /** errno → count. Several codes of one record arrive ORed into one. */
  readonly tcpFailures: ReadonlyMap<number, number>;
  readonly dns: readonly DecodedDnsStats[];
  readonly dnsTotals: DnsTotals;
  /** HTTP/1 and HTTP/2 sections; `undefined` is no section, which differs from one without endpoints. */
  readonly http: readonly HttpEndpoint[] | undefined;
  readonly http2: readonly HttpEndpoint[] | undefined;
  /** Sections that are not decoded here. */
  readonly dataStreamsBytes: Uint8Array | undefined;
  readonly databaseBytes: Uint8Array | undefined;
}

/** The answer of `/connections`. */
export interface DecodedPayload {
  readonly conns: readonly DecodedConn[];
  /** Names of the addresses in the payload. */
  readonly dns: ReadonlyMap<Address, readonly string[]>;
  readonly agentConfiguration: MessageOf<typeof AGENT_CONFIGURATION> | undefined;
  /** The message as it came: telemetry, dictionaries, and fields that are not looked at here. */
  readonly message: ConnectionsMessage;
}
