import type { WindowsProfile } from './windows/windowsProfile.ts';

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
  /** What only the agent on Windows has. */
  readonly windows: WindowsProfile;
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
  /**
   * A TCP close that finds no entry in any map (with close flags): sent with zero counters, or dropped and counted
   * (before 311eb3d).
   */
  readonly bareTcpClose: 'emitted' | 'dropped';
  /** Direction of a close that finds no connection entry (with close flags): by the local port, or unknown. */
  readonly bareCloseDirection: 'by-port' | 'unknown';
  /** Time in a close record: of the last traffic with the duration beside it, or of the close and no duration. */
  readonly closeTimestamp: 'last-traffic' | 'close';
  /**
   * Whose failure the end of a connection in the kernel is: of who opened it, or, once it is established, of the task
   * that is running.
   */
  readonly failurePid: 'recorded' | 'running-task';
  /** Whether packets of UDP flows are counted. */
  readonly udpPackets: boolean;
  /** Where TCP receives are counted: `tcp_cleanup_rbuf` does not see a receive of nothing. */
  readonly receiveHook: 'recvmsg-return' | 'cleanup-rbuf';
  /** Records failed connections at all. */
  readonly tcpFailedConnections: boolean;
  readonly maxTrackedConnections: number;
  readonly maxCloseFlags: number;
  /** The flag cleaner runs this often and removes flags older than `closeFlagAgeMs`. */
  readonly closeFlagCleanerIntervalMs: number;
  /** How often user space looks for connects that led to nothing. */
  readonly ongoingConnectCleanerIntervalMs: number;
  readonly closeFlagAgeMs: number;
  /** Whether a bound UDP port counts in its own namespace only, or in all of them (before July 2023). */
  readonly udpBindings: 'namespace' | 'host';
  /** When a client's connection gets its entry: once it is established, or with its first byte (before July 2022). */
  readonly clientOpen: 'at-establishment' | 'at-first-byte';
  /** Whether TCP sends without a copy (`sendpage`, which docker-proxy uses) are counted. */
  readonly sendpageHook: boolean;
}

/** The way of close records from the kernel to the tracer. */
export interface DeliveryProfile {
  readonly transport: 'ring' | 'perf';
  /** Records that the channel behind the kernel buffer holds (C on: the setting times `wakeupRecords`). */
  readonly closedChannelSize: number;
  /** The reader is woken only when so many records wait (C on: 4), or by a flush. */
  readonly wakeupRecords: number;
  /** What user space takes for a connection's cookie: a hash with its tuple, or the kernel's 32 bits as they are. */
  readonly cookieWidth: 'hash64' | 'kernel32';
  /** What a lost sample counts for: one, or the four connections that it may have held. */
  readonly lostUnit: 'samples' | 'connections';
  /**
   * Which entries a walk over open connections leaves out because it has met them: those with a known tuple and cookie,
   * those with a known tuple (July 2023 to July 2024), or none.
   */
  readonly iterationDedup: 'tuple-and-cookie' | 'tuple' | 'none';
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
  /** What a flush has collected when it comes to a batch with nothing new: it goes on, or begins anew (spring 2021). */
  readonly flushList: 'appends' | 'begins-anew';
  /** Who reports the retransmits of a shared socket: the first process met, or each of them (before July 2019). */
  readonly sharedRetransmits: 'first-process' | 'every-process';
  /** What becomes of the baseline of an idle connection that closes just before it is removed. */
  readonly failedRemoval: 'keeps-baseline' | 'drops-baseline';
  /** When conntrack is asked: when a connection is read, or again at the end of the poll that delivers it. */
  readonly translationLookup: 'when-read' | 'again-at-poll';
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
  /** Whom a full closed buffer turns away: the first empty connection that it holds, or always the incoming one. */
  readonly closedLimitPolicy: 'replace-empty' | 'drop-incoming';
  /** Whether a closed connection that has failures and no traffic counts as one with content. */
  readonly emptyIncludesFailures: boolean;
  /**
   * What happens to an active connection without room for a baseline: it waits, or is reported in full at every poll,
   * or in full at two polls.
   */
  readonly overLimitConnection: 'waits' | 'in-full' | 'in-full-twice';
  /** What becomes of two connections with one cookie: the later or the first one stays, or they are merged unseen. */
  readonly cookieCollision: 'keep-latest' | 'keep-first' | 'blind';
  /** Whether a packet counter that went back is taken for one of 32 bits that wrapped (Linux). */
  readonly packetWrap: 'modulo' | 'underflow';
  /** After an underflow: totals are raised to the baseline, or everything is counted again. */
  readonly underflow: 'raise' | 'restart';
  /** Whether connections that have not moved since the last poll are delivered. */
  readonly zeroDelta: 'withheld' | 'delivered';
  /** Turns outgoing connections of this host incoming when only the destination port is ephemeral. */
  readonly outgoingDirectionFix: boolean;
  /** Turns incoming UDP flows outgoing when only the source port is ephemeral. */
  readonly incomingDirectionFix: boolean;
  /** Whether the limits on DNS and HTTP statistics hold for a single client too. */
  readonly singleClientLimits: boolean;
  /** Direction of a connection and its containers belong to what makes two connections one record. */
  readonly directionInKey: boolean;
  readonly containersInKey: boolean;
  /** Whether intra-host traffic is marked before connections become one record, or after. */
  readonly directionPass: 'before-aggregation' | 'after-aggregation';
  /** Whether DNS statistics ride on the first matching connection, or come apart from the connections. */
  readonly dnsOnConnection: boolean;
  /** Whether clients share translations and statistics (a defect in every agent), or hold copies (what if). */
  readonly sharedObjects: 'alias' | 'copy';
  /** Whether a small counter that reads 0 becomes the new baseline (every agent), or the baseline stays (what if). */
  readonly zeroReading: 'accepted' | 'ignored';
  /** Failures of connections reported as one: those of the first only (in every agent), or their sum (what if). */
  readonly aggregatedFailures: 'first' | 'sum';
  readonly connectionRollup: boolean;
  readonly processEvents: boolean;
  /** Local port range, inclusive; [0, 0] is unknown. */
  readonly ephemeralRange: readonly [number, number];
  /** Whose static tags survive when HTTP statistics are added up: those of single requests, or all (June 2025 on). */
  readonly mergedHttpTags: 'single-samples' | 'all';
  /**
   * What tells connections apart, and so what a baseline belongs to: the cookie, ends and process and below them the
   * cookie (August to December 2022), or ends and process alone (before). By ends alone, closed connections are summed.
   */
  readonly baselineKey: 'cookie' | 'tuple-then-cookie' | 'tuple';
  /**
   * Where totals of a tuple that closes again are summed: in each client's own record, or in the incoming one, which
   * then goes to the next client (before May 2019). Only with baselines by tuple.
   */
  readonly repeatedClose: 'per-client' | 'shared';
  /**
   * A closed and an active record of one tuple: only an active one that is later is added, or any (before May 2019).
   * Only with baselines by tuple.
   */
  readonly closedAndActive: 'by-time' | 'always-added';
  /**
   * Which incoming connections within the host lose their translation: those whose far end is translated to them, or
   * all (before February 2023).
   */
  readonly intraHostTranslation: 'removed-at-target' | 'removed-from-incoming';
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
  /**
   * Which pending transaction a new request sends on: any, or only one that has a request. Of a response that waits
   * without a request nothing is left then, or (`response-sticks`) its status and fragment stay and answer the request.
   */
  readonly flushRule: 'request-or-response-pending' | 'request-pending-only' | 'response-sticks';
  /** Whether FIN or RST ends a transaction by a mark in its sequence number, or whenever one is seen. */
  readonly terminationRule: 'sentinel' | 'unconditional';
  /** Whether payload with port 443 at either end is left alone. */
  readonly skipPort443: boolean;
  /** Whether TRACE is a known method. */
  readonly traceMethod: boolean;
  /** Events travel in pages, or one by one. */
  readonly eventTransport: 'pages' | 'direct';
  /** One counter for all events that make no sense, or one for each kind. */
  readonly invalidEventCounters: 'single' | 'split';
  /** Requests are counted by status code, or by its class. */
  readonly statusAggregation: 'codes' | 'classes';
  /** Rules that drop are tried before rules that replace. */
  readonly dropRulesFirst: boolean;
  /** A status code outside 100 to 599 is rejected with a counter of its own before it makes a key. */
  readonly countInvalidStatus: boolean;
  /** A POST to `/pkg.Service/Method` keeps its path when paths are quantised. */
  readonly grpcQuantizeException: boolean;
  /** Keys without path and method, at most 5000 of them, with sums of latencies instead of sketches. */
  readonly discoveryMode: boolean;
  readonly replaceRules: readonly { readonly pattern: string; readonly repl: string }[];
  /**
   * What becomes of an entry whose transaction was sent on: it starts anew, or keeps its fields, so that a second
   * response completes the same request again, or is deleted, so that what follows is written where nobody finds it.
   */
  readonly afterFlush: 'fresh' | 'fields-kept' | 'entry-deleted';
  /** What moves the end of a response: segments with a payload, or any segment, an empty FIN included. */
  readonly responseLastSeen: 'payload' | 'any-segment';
  /** TCP flags that end a transaction. */
  readonly terminatingFlags: 'fin-or-rst' | 'fin-only';
  /** What leaves when one segment both sends a transaction on and ends its connection: both, or only the last one. */
  readonly flushWithEnd: 'both' | 'end-only';
  /** Whether idle transactions are swept out of the kernel at all. */
  readonly inFlightSweep: boolean;
  /** Ports that HTTP capture takes for ephemeral: the host's range, or none, because the program never received it. */
  readonly httpPortRange: 'host' | 'missing';
  /** What happens to an event that meets a page not yet sent: it is dropped and counted, or the page is overwritten. */
  readonly fullPagePolicy: 'drop' | 'overwrite';
  /** Full pages that one flush sends. */
  readonly pagesPerFlush: 'all' | 'one';
  /** Whether calls of TLS libraries flush the pages of their CPU. */
  readonly tlsFlush: boolean;
  /** Whether a page with an impossible length changes what the consumer expects next (before November 2025). */
  readonly malformedPage: 'moves-offsets' | 'ignored';
  /**
   * How halves wait for each other: all of them until the poll, or one per client port, which the next one completes
   * or replaces; with `any-two` it completes it whatever the two are.
   */
  readonly halfJoiner: 'lists' | 'single-slot' | 'any-two';
  /** What the buffer of halves is limited to: keys up to `maxHttpStatsBuffered`, or halves up to a tenth of it. */
  readonly incompleteLimit: 'keys' | 'tenth-in-halves';
  /** A response before its request: a huge latency, or none at all and the hit is rejected (from September 2025 on). */
  readonly negativeLatency: 'wraps' | 'rejected';
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
  /**
   * Who gets data that several connections of a payload find: the first one and those with mirrored ports, all of
   * them (before August 2022), or nobody after the first one, because it takes the data out of the index (before May
   * 2021).
   */
  readonly httpClaims: 'first-and-mirrored' | 'every-match' | 'first-only';
  /**
   * Keys probed for a translated connection on Linux: translated and raw ones, translated ones only (before April
   * 2023), or the raw one as it stands (before April 2021).
   */
  readonly httpKeys: 'nat-and-raw' | 'nat-only' | 'raw-oneway';
  /** Whether connection objects of the encoder are cleared before they are used again, or not (before June 2021). */
  readonly pooledConnections: 'reset' | 'kept';
  /** When latency sketches go back to their pool (before encoding: for some weeks of February 2025). */
  readonly sketchRelease: 'after-encoding' | 'before-encoding';
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
