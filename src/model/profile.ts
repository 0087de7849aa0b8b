/**
 * What differs between agent generations: widths, limits, defaults and the rules that changed.
 *
 * A run uses one named profile (see `profiles.ts`) plus toggles that override single fields.
 */
export interface AgentProfile {
  readonly id: string;
  readonly kernel: KernelProfile;
  readonly delivery: DeliveryProfile;
  readonly state: StateProfile;
  readonly usm: UsmProfile;
  readonly join: JoinProfile;
  readonly processAgent: ProcessAgentProfile;
}

/** Connection tracking in the kernel. Limits are entries of plain hash maps: a full map refuses, nothing is evicted. */
export interface KernelProfile {
  /**
   * `flag-map`: a second map marks tuples already closed (A). `delete`: the one who deletes the entry emits it (B on).
   */
  readonly closeGate: 'flag-map' | 'delete';
  /** `off`: every close is an event of its own. */
  readonly closeBatching: 'batches-of-four' | 'off';
  /** What happens to a close when the batch is full and not yet sent. */
  readonly fullBatchPolicy: 'single-event' | 'drop';
  /** `channel`: failures travel apart from closes and are matched in user space (A). `tcp-stats`: inside the close. */
  readonly failureTransport: 'channel' | 'tcp-stats';
  /** errno values that count as a failed connection. */
  readonly failureCodes: readonly number[];
  /**
   * How a socket's error is judged. `sk-err` (A, B): the error as it is; others are counted together, and only by
   * `tcp_done`. `syn-sent-aware` (C on): a socket closed in the handshake counts as cancelled (125), others are
   * counted by errno, the owner is looked up first, and retransmissions of a connection that never was are counted as
   * SYNs.
   */
  readonly socketErrorRules: 'sk-err' | 'syn-sent-aware';
  /** `us48`: kernel times lose what is below a microsecond (C on). */
  readonly timeUnit: 'ns' | 'us48';
  /** Packets and retransmits of a close: as last touched, or at least the socket's own totals (C on). */
  readonly finalCounters: 'last-touched' | 'socket-totals';
  /** Records failed connections at all. */
  readonly tcpFailedConnections: boolean;
  readonly maxTrackedConnections: number;
  readonly maxCloseFlags: number;
  /** The flag cleaner runs this often and removes flags older than `closeFlagAgeMs`. */
  readonly closeFlagCleanerIntervalMs: number;
  readonly closeFlagAgeMs: number;
}

/** The way of close records from the kernel to the tracer. */
export interface DeliveryProfile {
  readonly transport: 'ring' | 'perf';
  /** Records that the channel behind the kernel buffer holds (C on: the setting times `wakeupRecords`). */
  readonly closedChannelSize: number;
  /** The reader is woken only when so many records wait (C on: 4), or by a flush. */
  readonly wakeupRecords: number;
  /** `polluted`: each failure that arrives on its own channel (A) is counted as lost too, by mistake. */
  readonly failureLostCounter: 'polluted' | 'exact';
  /** Whether a flush also waits for what is still in the kernel buffer and in the channel (C on). */
  readonly flushDrains: boolean;
  /**
   * `last-take`: offsets of partial batches expire although the batch is visited (A to C). `visit`: each visit renews.
   */
  readonly batchOffsets: 'last-take' | 'visit';
  readonly batchOffsetExpiryMs: number;
  /** Whether an idle connection of pid 0 counts as one of a living process (B on). */
  readonly isPidZeroAlive: boolean;
  /** Order in which a consumer serves inputs that are ready at the same time. */
  readonly selectPolicy: 'data-first' | 'flush-first' | 'seeded';
}

/** Per-client state. Limits are per client. */
export interface StateProfile {
  /** What makes two connections "the same tuple": without (`byte-key`) or with (`tuple`) namespace and direction. */
  readonly identity: 'byte-key' | 'tuple';
  /** Width of the established and closed counters. */
  readonly closeCounterBits: 32 | 16;
  /** Whether the index of the first empty closed connection survives a poll (a defect) or starts anew. */
  readonly emptyStart: 'kept' | 'reset';
  readonly tlsTags: boolean;
  /** Destination ports of connections that carry DNS statistics. */
  readonly dnsPorts: readonly number[];
  /** Removes repeated failures of Windows flows that stay in the open table. */
  readonly lingeringFlowRule: boolean;
  /** Arithmetic of packet counters. */
  readonly platform: 'linux' | 'windows';
  readonly clientExpiryMs: number;
  readonly maxClosedConns: number;
  readonly maxClientStats: number;
  readonly maxDnsStats: number;
  readonly maxHttpStats: number;
  readonly connectionRollup: boolean;
  readonly processEvents: boolean;
  /** Local port range, inclusive; [0, 0] is unknown. */
  readonly ephemeralRange: readonly [number, number];
}

/** USM HTTP: kernel rules, event pages, joiner, statistics. */
export interface UsmProfile {
  /** `wall`: the age of a half is wall clock minus boot clock, so no half survives a poll (before October 2025). */
  readonly joinerClock: 'wall' | 'monotonic';
  readonly pagesPerCpu: number;
  readonly eventsPerPage: number;
  readonly maxConcurrentRequests: number;
  readonly maxHttpStatsBuffered: number;
  readonly mapCleanerIntervalMs: number;
  readonly idleTtlMs: number;
  readonly quantization: boolean;
  readonly connectionRollup: boolean;
  readonly replaceRules: readonly { readonly pattern: string; readonly repl: string }[];
}

/** Joining HTTP data to connections. */
export interface JoinProfile {
  /**
   * Keys probed for a connection. `linux`: raw and translated, both orientations. `windows`: the raw one as it stands.
   * `windows-all-keys`: the Windows look-up over the key list of the other platforms, as the agent's Windows code
   * behaves when it is run elsewhere.
   */
  readonly lookup: 'linux' | 'windows' | 'windows-all-keys';
  readonly usmConnectionRollup: boolean;
}

/** The process-agent: polls, filter, batching. */
export interface ProcessAgentProfile {
  readonly dockerProxyPidCheck: boolean;
  /** Order in which the process scan is walked when docker-proxies are looked for. */
  readonly processOrder: 'seeded' | 'pid-ascending' | 'pid-descending';
  readonly pollIntervalMs: number;
  readonly maxConnsPerMessage: number;
  readonly registerAtInit: boolean;
}
