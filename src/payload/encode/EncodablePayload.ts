import type { Address, ConnStats } from '../../model/connStats.ts';
import type { JoinResult } from '../../model/join/joinHttp.ts';
import type { MessageOf } from '../schema/fieldTypes.ts';
import type { AGENT_CONFIGURATION, ConnectionsMessage } from '../schema/connections.ts';

/** One connection with what the payload needs beyond its statistics. */
export interface EncodableConn {
  readonly stats: ConnStats;
  /** 0 unspecified, 1 ephemeral, 2 not ephemeral. */
  readonly sportEphemeral: number;
  /** Bit set, u64: the connection's own, without those of its HTTP data. */
  readonly staticTags: bigint;
  /** The connection's own tags, for example from environment variables. */
  readonly tags: readonly string[];
  /** Alias of the subnet that it leaves through; `''` and `undefined` are no route. */
  readonly route: string | undefined;
}

/** Everything that goes into one answer of `/connections`. `http` and `http2` are joined to `conns` by index. */
export interface EncodablePayload {
  readonly conns: readonly EncodableConn[];
  readonly http: JoinResult;
  readonly http2: JoinResult;
  /** Names of addresses, of those that the payload should tell. */
  readonly dns: ReadonlyMap<Address, readonly string[]>;
  readonly agentConfiguration: Partial<MessageOf<typeof AGENT_CONFIGURATION>>;
  /** Telemetry, written as it is. */
  readonly telemetry: Partial<
    Pick<
      ConnectionsMessage,
      | 'connTelemetryMap'
      | 'compilationTelemetryByAsset'
      | 'CORETelemetryByAsset'
      | 'kernelHeaderFetchResult'
      | 'PrebuiltEBPFAssets'
    >
  >;
}

/** What differs between agents and their configuration. */
export interface PayloadSettings {
  /** Only Linux has static tags with a text. */
  readonly platform: 'linux' | 'windows';
  /** Off: every connection also carries totals over all names. */
  readonly collectDnsDomains: boolean;
  readonly dnsByQueryType: boolean;
  /** All failure codes of a connection in one map entry (a defect; off writes an entry for each code). */
  readonly singleFailureEntry: boolean;
  /** The protocol layers are told before the tags of the HTTP data are known (a defect). */
  readonly stackBeforeUsmTags: boolean;
}

/** The settings of the agent's own defaults on Linux. */
export const DEFAULT_PAYLOAD_SETTINGS: PayloadSettings = {
  platform: 'linux',
  collectDnsDomains: true,
  dnsByQueryType: false,
  singleFailureEntry: true,
  stackBeforeUsmTags: true,
};
