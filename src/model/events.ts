import type { Address } from './connStats.ts';

/**
 * The vocabulary of a run: everything that can happen outside the agent, recorded or written by a scenario.
 *
 * Recorded kinds carry the recorder's own names (`proc_exit`, `snapshot_end`), so that a trace, its header and this
 * file read alike. `ck` is the socket cookie (u64): one socket *end* for the whole trace, so a loopback connection has
 * two. An absent value is `undefined`, never 0; ports are in host order; addresses are canonical text (RFC 5952), an
 * IPv4-mapped IPv6 address stays IPv6 (`::ffff:10.0.0.1`, `family` 10).
 */
export type TraceEvent = RecordedEvent | AddedEvent;

/** What the recorder writes. */
export type RecordedEvent =
  | ProcEvent
  | ProcExitEvent
  | NetnsEvent
  | IfaceEvent
  | SockEvent
  | ListenEvent
  | ConnectEvent
  | EstabEvent
  | StateEvent
  | ProgressEvent
  | CloseEvent
  | OwnerEvent
  | RetransEvent
  | IoEvent
  | NatEvent
  | PacketEvent
  | HttpEvent
  | SegmentEvent
  | SnapshotEndEvent
  | LossEvent
  | TickEvent
  | MarkerEvent
  | EtwEvent
  | EtwLossEvent
  | FlowRowsEvent
  | DriverLimitsEvent
  | DriverStatsEvent
  | FlowOpenEvent
  | FlowUpdateEvent
  | FlowCloseEvent
  | DriverHttpEvent
  | FdsEvent
  | UnixOpenEvent
  | UnixCloseEvent;

/** What a scenario or a replay adds to the facts of a kernel. */
export type AddedEvent = RegisterEvent | PollEvent | RemoveClientEvent | ProcessScanFailsEvent | ClockStepEvent;

/** Name of a kind of event. */
export type EventKind = TraceEvent['kind'];
export type RecordedKind = RecordedEvent['kind'];

/** The event with the given name. */
export type EventOf<K extends EventKind> = Extract<TraceEvent, { kind: K }>;

/** `cpu` of a record that the recorder's user space made: it happened on no CPU of interest. */
export const NO_CPU = -1;

/**
 * The recorder's sources: two kernel rings, and `user` for what its user space adds (snapshot, loss, tick, marker).
 * The order of the names is part of the total order of events.
 */
export const RINGS = ['user', 'life', 'data'] as const;
export type Ring = (typeof RINGS)[number];

/** Which process a flow's `pid` names, weakest evidence first. */
export const PID_SOURCES = ['creator', 'listener', 'proc', 'acceptor', 'writer', 'closer'] as const;
export type PidSource = (typeof PID_SOURCES)[number];

/** What every recorded event begins with. */
export interface RecordedPrefix {
  /** ns since the start of the trace (the recorder's monotonic clock), exact to 104 days. */
  readonly tNs: number;
  /** CPU that the hook ran on, or {@link NO_CPU}. */
  readonly cpu: number;
  /** Number of the event among those of its ring and CPU, from 0; a hole is a lost event. */
  readonly cseq: number;
  readonly ring: Ring;
}

/** A process as seen at exec, in the snapshot at the start, or when its pid was first met. */
export interface ProcEvent extends RecordedPrefix {
  readonly kind: 'proc';
  readonly pid: number;
  readonly ppid: number | undefined;
  /** Start of the process, ns of the kernel's clock since boot (u64). */
  readonly startNs: bigint | undefined;
  readonly comm: string | undefined;
  /** Command line, cut at 4 KiB; `argvBytes` is its whole length. */
  readonly argv: readonly string[];
  readonly argvBytes: number | undefined;
  /** Path in the cgroup2 tree. */
  readonly cgroup: string | undefined;
  readonly netnsIno: number | undefined;
  readonly containerId: string | undefined;
  /** Service name that the process declares (`DD_SERVICE`). */
  readonly service: string | undefined;
  readonly via: 'exec' | 'fork' | 'snapshot' | 'first-sight';
}

/** The end of a process. */
export interface ProcExitEvent extends RecordedPrefix {
  readonly kind: 'proc_exit';
  readonly pid: number;
  /** Wait status as the kernel holds it. */
  readonly status: number | undefined;
}

/** A network namespace, when it is first met. */
export interface NetnsEvent extends RecordedPrefix {
  readonly kind: 'netns';
  /** Inode (u32): the agent's key. */
  readonly netnsIno: number;
  readonly netnsCookie: bigint | undefined;
  /** A process that it was seen in. */
  readonly pid: number | undefined;
  /** Whether it is the namespace of the host, which is the recorder's own. */
  readonly isRoot: boolean;
}

/** A network interface with its addresses. */
export interface IfaceEvent extends RecordedPrefix {
  readonly kind: 'iface';
  readonly netnsIno: number;
  readonly ifindex: number;
  readonly name: string;
  readonly addrs: readonly Address[];
}

/** The birth of a socket, or its first sight when it is older than the recording. */
export interface SockEvent extends RecordedPrefix {
  readonly kind: 'sock';
  readonly ck: bigint;
  /** Kernel number: 2 is IPv4, 10 is IPv6. */
  readonly family: number;
  /** Kernel number: 6 is TCP, 17 is UDP. */
  readonly proto: number;
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  readonly comm: string | undefined;
  readonly cgroupId: bigint | undefined;
  readonly netnsIno: number | undefined;
  readonly netnsCookie: bigint | undefined;
  readonly isPreexisting: boolean;
}

/** A socket begins to listen. */
export interface ListenEvent extends RecordedPrefix {
  readonly kind: 'listen';
  readonly ck: bigint;
  readonly addr: Address | undefined;
  readonly port: number;
  readonly backlog: number | undefined;
}

/** An attempt to connect. */
export interface ConnectEvent extends RecordedPrefix {
  readonly kind: 'connect';
  readonly ck: bigint;
  readonly raddr: Address | undefined;
  readonly rport: number | undefined;
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** What the call returned (0 or a negative errno), where a provider saw it. */
  readonly result: number | undefined;
}

/** A connection is established; `out` is the side that connected. */
export interface EstabEvent extends RecordedPrefix {
  readonly kind: 'estab';
  readonly ck: bigint;
  readonly laddr: Address;
  readonly lport: number;
  readonly raddr: Address;
  readonly rport: number;
  /** `undefined` for a socket that was established before the recording. */
  readonly dir: 'in' | 'out' | undefined;
  readonly pid: number | undefined;
  readonly pidSource: PidSource | undefined;
  readonly listenerCk: bigint | undefined;
  readonly netnsIno: number | undefined;
}

/** Totals of one TCP socket so far. */
export interface SocketCounters {
  /** Payload bytes sent and acknowledged (u64), without SYN and FIN. */
  readonly sentBytes: bigint;
  /** Payload bytes received (u64), without FIN. */
  readonly recvBytes: bigint;
  /** The kernel's `bytes_acked` (u64), which counts SYN and FIN. */
  readonly rawAckedBytes: bigint;
  /** The kernel's `bytes_received` (u64), which counts a FIN. */
  readonly rawReceivedBytes: bigint;
  /** Segments (u32). */
  readonly segsIn: number;
  readonly segsOut: number;
  readonly retransmits: number;
  /** Smoothed round trip time and its variation, microseconds (u32). */
  readonly rttUs: number;
  readonly rttVarUs: number;
}

/** A change of the TCP state; states are the kernel's numbers (1 established, 7 close, 8 close-wait, 10 listen). */
export interface StateEvent extends RecordedPrefix {
  readonly kind: 'state';
  readonly ck: bigint;
  readonly from: number;
  readonly to: number;
  /** `sk_err` at the change to CLOSE; 0 is a clean end. */
  readonly errno: number | undefined;
  readonly counters: SocketCounters | undefined;
}

/**
 * Totals of a socket so far. Of a UDP socket they count datagrams, and the ends are those of its latest run of
 * datagrams with one peer: what they have grown by since the socket's last `progress` belongs to that peer.
 */
export interface ProgressEvent extends RecordedPrefix {
  readonly kind: 'progress';
  readonly ck: bigint;
  readonly counters: SocketCounters | undefined;
  readonly dataSegsTx: number | undefined;
  readonly dataBytesTx: bigint | undefined;
  readonly dataSegsRx: number | undefined;
  readonly dataBytesRx: bigint | undefined;
  /** Of a UDP socket only. */
  readonly laddr: Address | undefined;
  readonly lport: number | undefined;
  readonly raddr: Address | undefined;
  readonly rport: number | undefined;
}

/** How many events of one socket the recorder could not deliver, by ring. */
export interface LostEvents {
  readonly life: number;
  readonly data: number;
}

/** The process closes the socket. Its `cpu` is the one that the close batch of the agent belongs to. */
export interface CloseEvent extends RecordedPrefix {
  readonly kind: 'close';
  readonly ck: bigint;
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** TCP state at the call. */
  readonly state: number | undefined;
  readonly counters: SocketCounters | undefined;
  /** Events of this socket that the recorder lost, by ring. */
  readonly lost: LostEvents;
}

/** Better evidence for whose the socket is. */
export interface OwnerEvent extends RecordedPrefix {
  readonly kind: 'owner';
  readonly ck: bigint;
  readonly pid: number;
  readonly pidSource: PidSource;
}

/** Segments were sent again. */
export interface RetransEvent extends RecordedPrefix {
  readonly kind: 'retrans';
  readonly ck: bigint;
  /** TCP sequence number (u32). */
  readonly seq: number | undefined;
  readonly segs: number;
  /** The socket's total after it. */
  readonly total: number | undefined;
}

/** Calls that an `io` event can be of. */
export const IO_OPS = ['sendmsg', 'sendpage', 'recvmsg', 'read_sock', 'udp_send', 'udp_recv'] as const;
export type IoOp = (typeof IO_OPS)[number];

/** One call that sent or received. `read_sock` is how splice receives. */
export interface IoEvent extends RecordedPrefix {
  readonly kind: 'io';
  readonly ck: bigint;
  readonly op: IoOp;
  /** Bytes, or an errno below zero. */
  readonly result: number;
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** The peer of a UDP call, where it is known. */
  readonly raddr: Address | undefined;
  readonly rport: number | undefined;
}

/** A segment, or the plaintext of one call of a TLS library, that begins like an HTTP/1 request or response. */
export interface HttpEvent extends RecordedPrefix {
  readonly kind: 'http';
  readonly ck: bigint;
  readonly dir: 'tx' | 'rx';
  /** TCP sequence number (u32); through TLS, which head this is of its socket and direction, from 0. */
  readonly seq: number;
  /** Payload length of the segment, or what the TLS library reported, bytes. */
  readonly payloadBytes: number;
  /** First bytes of the payload, one character (0 to 255) per byte. */
  readonly head: string;
  /** Bytes of `head`. */
  readonly headBytes: number;
  /** Whether `head` holds less of the payload than there was. */
  readonly isTruncated: boolean;
  /** As cut out by the recorder, for people; the model parses `head`. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly status: number | undefined;
  readonly via: 'plain' | 'tls';
  /** TCP flags of the segment; `undefined` through TLS. */
  readonly flags: number | undefined;
}

/** Any data segment, without its payload. */
export interface SegmentEvent extends RecordedPrefix {
  readonly kind: 'segment';
  readonly ck: bigint;
  readonly dir: 'tx' | 'rx';
  /** TCP sequence number (u32). */
  readonly seq: number;
  readonly lenBytes: number;
  /** TCP flags. */
  readonly flags: number;
}

/** What can happen to an entry of connection tracking; `dump` is one that was there before. */
export const NAT_EVENTS = ['new', 'update', 'destroy', 'dump'] as const;

/** An entry of the kernel's connection tracking, translated or not. */
export interface NatEvent extends RecordedPrefix {
  readonly kind: 'nat';
  readonly netnsIno: number;
  /** The kernel's id of the entry (u32). */
  readonly ctId: number;
  readonly event: (typeof NAT_EVENTS)[number];
  /** Kernel number: 6 is TCP, 17 is UDP. */
  readonly proto: number;
  readonly origSrc: Address;
  readonly origSport: number;
  readonly origDst: Address;
  readonly origDport: number;
  readonly replySrc: Address;
  readonly replySport: number;
  readonly replyDst: Address;
  readonly replyDport: number;
  /** The kernel's bits (u32): 16 and 32 translate source and destination. */
  readonly status: number | undefined;
}

/** How a packet passed the interface that it was seen at. */
export const PACKET_TYPES = ['in', 'out', 'broadcast', 'multicast', 'other'] as const;

/** A TCP packet as the agent's socket filter in the root namespace gets it: once per interface and direction. */
export interface PacketEvent extends RecordedPrefix {
  readonly kind: 'packet';
  readonly netnsIno: number;
  readonly ifindex: number;
  readonly packetType: (typeof PACKET_TYPES)[number];
  readonly src: Address;
  readonly sport: number;
  readonly dst: Address;
  readonly dport: number;
  /** TCP sequence number (u32). */
  readonly seq: number;
  /** TCP flags. */
  readonly flags: number;
  readonly payloadBytes: number;
  /** First bytes of a payload that begins like HTTP, one character (0 to 255) per byte. */
  readonly head: string | undefined;
}

/** The snapshot of what existed before the recording is complete. */
export interface SnapshotEndEvent extends RecordedPrefix {
  readonly kind: 'snapshot_end';
  /** Records of the snapshot. */
  readonly records: number | undefined;
}

/** Sums of one CPU of a ring: `attempts` is `delivered` plus `lost` in a trace that can be believed. */
export interface CpuLoss {
  readonly cpu: number;
  readonly attempts: number;
  readonly delivered: number;
  readonly lost: number;
}

/** The recorder's own losses so far. */
export interface LossEvent extends RecordedPrefix {
  readonly kind: 'loss';
  /** The ring that lost, or another name for a loss outside the rings. */
  readonly ringName: string;
  readonly lostTotal: number;
  readonly attempts: number | undefined;
  readonly perCpu: readonly CpuLoss[];
  /** Totals of losses that no ring shows, by the recorder's own names (`storage_failed`, `seen_late` and others). */
  readonly detail: LossTotals | undefined;
}

/** Counts by name. */
export interface LossTotals {
  readonly [name: string]: number;
}

/** A sign of life once a second. */
export interface TickEvent extends RecordedPrefix {
  readonly kind: 'tick';
  /** Records written so far. */
  readonly records: number;
}

/** A note put into the trace from outside ("curl 17 begins"). */
export interface MarkerEvent extends RecordedPrefix {
  readonly kind: 'marker';
  readonly text: string;
}

/**
 * An event of Windows' event tracing, in the order of delivery: `tNs` is the time of delivery, which never goes back;
 * `fileTime` is the time in the event's own header, which may.
 */
export interface EtwEvent extends RecordedPrefix {
  readonly kind: 'etw';
  /** 100 ns units since 1601 (u64). */
  readonly fileTime: bigint;
  readonly id: number;
  readonly version: number;
  readonly level: number;
  /** u64. */
  readonly keyword: bigint;
  /** 16 raw bytes, one character (0 to 255) per byte, as in all fields of bytes. */
  readonly activityId: string;
  readonly relatedActivityId: string | undefined;
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** Processor that the event was made on. */
  readonly processor: number | undefined;
  /** 16 raw bytes; `undefined` is Microsoft-Windows-HttpService. */
  readonly provider: string | undefined;
  /** User data. */
  readonly data: string;
}

/** Totals of what the event session lost so far. */
export interface EtwLossEvent extends RecordedPrefix {
  readonly kind: 'etw_loss';
  readonly eventsLost: number;
  readonly logBuffersLost: number;
  readonly realTimeBuffersLost: number;
}

/** One whole read of a table of the Windows packet driver. */
export interface FlowRowsEvent extends RecordedPrefix {
  readonly kind: 'flow_rows';
  /** Client whose poll read it, or `event` for the closed-event loop; `undefined` when the recorder itself read. */
  readonly reader: string | undefined;
  readonly table: 'open' | 'closed';
  /** 0x17 or 0x18: rows of 188 or 194 bytes. */
  readonly api: number;
  /** Packed rows. */
  readonly rows: string;
  /** Read calls that it took. */
  readonly rounds: number;
  /** Windows error code of the last call, where the read failed. */
  readonly errorCode: number | undefined;
}

/** Limits that the agent gave the driver (u64 on the wire, small in practice). */
export interface DriverLimitsEvent extends RecordedPrefix {
  readonly kind: 'driver_limits';
  readonly maxOpen: number;
  readonly maxClosed: number;
  readonly closedThreshold: number;
}

/** The driver's own statistics, 0x118 bytes as it gives them. */
export interface DriverStatsEvent extends RecordedPrefix {
  readonly kind: 'driver_stats';
  readonly stats: string;
}

/** What the driver knows of a flow beside its ends; totals so far. */
export interface DriverFlowState {
  /** 0 unknown, 1 attempted, 2 established, 3 refused, 4 timed out, 5 reset by this host, 6 reset by the other. */
  readonly status: number;
  /** Payload bytes and packets (u64). */
  readonly sentBytes: bigint;
  readonly recvBytes: bigint;
  readonly sentPackets: bigint;
  readonly recvPackets: bigint;
  /** Bytes with headers and retransmissions (u64). */
  readonly sentBytesWithHeaders: bigint;
  readonly recvBytesWithHeaders: bigint;
  readonly retransmits: number;
  readonly rttUs: number;
  readonly rttVarUs: number;
  /** 0 none yet, 1 classified, 2 not enough data, 3 unknown. */
  readonly classification: number;
  readonly request: number;
  readonly response: number;
}

/** The driver begins to follow a flow. */
export interface FlowOpenEvent extends RecordedPrefix {
  readonly kind: 'flow_open';
  /** Handle of the flow (u64): its name in later events. */
  readonly handle: bigint;
  /** The driver's own identity of the flow (u64). */
  readonly cookie: bigint;
  readonly pid: number;
  /** Windows numbers: 2 is IPv4, 23 is IPv6. */
  readonly family: number;
  /** 6 is TCP, 17 is UDP. */
  readonly proto: number;
  readonly laddr: Address;
  readonly lport: number;
  readonly raddr: Address;
  readonly rport: number;
  readonly dir: 'in' | 'out' | undefined;
}

/** New totals of an open flow. */
export interface FlowUpdateEvent extends RecordedPrefix {
  readonly kind: 'flow_update';
  readonly handle: bigint;
  readonly state: DriverFlowState;
}

/** A flow ends. With a reference count other than 2 the driver does not move it to the closed table, ever. */
export interface FlowCloseEvent extends RecordedPrefix {
  readonly kind: 'flow_close';
  readonly handle: bigint;
  /** Terminal status, see {@link DriverFlowState}. */
  readonly status: number;
  /** References held when the closure ran: 2 is nobody else. */
  readonly references: number;
}

/** The packet driver has seen a whole HTTP transaction that is not of HTTP.sys. */
export interface DriverHttpEvent extends RecordedPrefix {
  readonly kind: 'driver_http';
  /** As the driver hands it over: 80 bytes, then as many of the request as the record says. */
  readonly record: string;
}

/** A reading of the descriptors of one process, by family. */
export interface FdsEvent extends RecordedPrefix {
  readonly kind: 'fds';
  readonly pid: number;
  readonly total: number;
  readonly tcp4: number;
  readonly tcp6: number;
  readonly udp4: number;
  readonly udp6: number;
  readonly unix: number;
  /** Sockets of all other families. */
  readonly otherSockets: number;
  readonly pipe: number;
  /** What has no name: eventfd, epoll, timerfd and the like. */
  readonly anon: number;
  readonly file: number;
}

/** A connected local socket. The same socket may be told of twice: by its connect, and before that by a reading. */
export interface UnixOpenEvent extends RecordedPrefix {
  readonly kind: 'unix_open';
  readonly ck: bigint;
  readonly pid: number | undefined;
  /** Path of the listener, an abstract name with `@` for its zero bytes; `undefined` where there is none. */
  readonly path: string | undefined;
  readonly dir: 'in' | 'out' | undefined;
  /** `connect`: the call, whether it succeeds or not; `reading`: found when descriptors were read. */
  readonly via: 'connect' | 'reading';
}

/** A reading no longer found a local socket. */
export interface UnixCloseEvent extends RecordedPrefix {
  readonly kind: 'unix_close';
  readonly ck: bigint;
  /** Last time at which it was known to be open, ns since the start of the trace. */
  readonly aliveNs: number;
}

/** What every added event begins with. */
export interface AddedPrefix {
  /** ns since the start of the trace. */
  readonly tNs: number;
}

/** A client of the network tracer registers (or is heard of again). */
export interface RegisterEvent extends AddedPrefix {
  readonly kind: 'register';
  readonly client: string;
}

/** A client asks for connections. */
export interface PollEvent extends AddedPrefix {
  readonly kind: 'poll';
  readonly client: string;
}

/** A client is removed. */
export interface RemoveClientEvent extends AddedPrefix {
  readonly kind: 'removeClient';
  readonly client: string;
}

/** The process-agent's next scan of processes fails: its poll sees none. */
export interface ProcessScanFailsEvent extends AddedPrefix {
  readonly kind: 'processScanFails';
}

/** The wall clock jumps; the monotonic clock does not notice. */
export interface ClockStepEvent extends AddedPrefix {
  readonly kind: 'clockStep';
  /** ns, negative when the clock is set back. */
  readonly wallDeltaNs: number;
}
