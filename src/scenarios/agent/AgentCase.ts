/** Where the two ends of a connection are, and what lies between them. */
export type AgentNetwork = 'remote' | 'loopback' | 'loopback6' | 'vip' | 'bridge' | 'hairpin';

/**
 * One end of a connection on the host, named in operations by its place in the list. Two sockets with mirrored ends are
 * the two ends of one connection; sockets with equal ends are connections that follow each other on one tuple.
 */
export interface CaseSocket {
  readonly role: 'client' | 'server';
  readonly network: AgentNetwork;
  readonly transport: 'tcp' | 'udp';
  readonly clientPort: number;
  readonly serverPort: number;
  readonly netns: number;
  /** Which of the programs of its role owns it. */
  readonly process: number;
  /** The kernel's cookie of its entries; 0 = one that no other entry has. */
  readonly cookie: number;
  /** Where its packet counters stand at the start (u32). */
  readonly firstPacket: number;
  /** Its process uses a hooked TLS library. */
  readonly isTls: boolean;
  /** Its translation is registered by an operation of its own, not when it is opened. */
  readonly isTranslatedLate: boolean;
}

/** Which tuple the packets of a translated connection are seen under. */
export type PacketView = 'translated' | 'raw';

/**
 * What happens, one millisecond after what was before. An operation that cannot happen (on a socket that is not open,
 * say) is left out, so that any of them can be taken away.
 *
 * `socket` is an index, `user` 0 for the process that owns the socket and 1 for a forked one, `cpu` 0 or 1.
 */
export type CaseOp =
  | {
      readonly op: 'open';
      readonly socket: number;
      readonly cpu: number;
      readonly isSeen: boolean;
      /** Of a server that the hooks have not seen: the agent found its port listening when it started. */
      readonly isPortKnown: boolean;
    }
  | {
      readonly op: 'data';
      readonly socket: number;
      readonly user: number;
      readonly cpu: number;
      readonly sentBytes: number;
      readonly recvBytes: number;
      /** What is sent goes from one socket to another without a copy, as docker-proxy does it. */
      readonly isSpliced: boolean;
    }
  | {
      readonly op: 'request';
      readonly socket: number;
      readonly user: number;
      readonly cpu: number;
      readonly path: number;
      /** The client sends nothing more: its FIN is in the same segment. */
      readonly isLast: boolean;
      readonly view: PacketView;
      /** Further sights of the same segment. */
      readonly repeats: number;
    }
  | {
      readonly op: 'response';
      readonly socket: number;
      readonly user: number;
      readonly cpu: number;
      readonly status: number;
      readonly view: PacketView;
      readonly repeats: number;
    }
  | {
      readonly op: 'end';
      readonly socket: number;
      readonly cpu: number;
      readonly flag: 'fin' | 'rst';
      readonly view: PacketView;
    }
  | {
      readonly op: 'close';
      readonly socket: number;
      readonly user: number;
      readonly cpu: number;
      /** Where the return probe runs. */
      readonly probe: 'here' | 'elsewhere' | 'missed';
    }
  | {
      readonly op: 'fail';
      readonly socket: number;
      readonly cpu: number;
      readonly errno: number;
      /** Process that happens to run when the kernel notices; 0 is idle. */
      readonly taskPid: number;
    }
  | { readonly op: 'retransmit'; readonly socket: number; readonly cpu: number; readonly segments: number }
  /** Conntrack registers the translation of a socket, or forgets the connection. */
  | { readonly op: 'translate'; readonly socket: number }
  | { readonly op: 'forget'; readonly socket: number }
  /** A process ends. Whatever its pid does afterwards is done by another process, which has got it. */
  | { readonly op: 'exit'; readonly program: number }
  /** The network device receives something on a CPU. */
  | { readonly op: 'rx'; readonly cpu: number }
  /** The next close that travels alone never arrives. */
  | { readonly op: 'lose' }
  /** User space reads all that waits. */
  | { readonly op: 'deliver' }
  /** Somebody sets the wall clock, forward or back. */
  | { readonly op: 'set-clock'; readonly byMs: number }
  /** From now on the monotonic clock of CPU 1 is behind that of CPU 0; 0 = no more. */
  | { readonly op: 'skew'; readonly byMs: number }
  | { readonly op: 'register'; readonly client: number }
  | { readonly op: 'remove'; readonly client: number }
  | {
      readonly op: 'poll';
      /** 0 is the process-agent. */
      readonly client: number;
      /** Time that passes before. */
      readonly afterMs: number;
      readonly fault: 'none' | 'scan-fails' | 'payload-lost';
      /** Where inside the poll the operations that follow happen, and how many of them. */
      readonly during: 'none' | 'walk' | 'removal' | 'merge';
      readonly inside: number;
    }
  | { readonly op: 'wait'; readonly ms: number };

/** Limits and widths of the agent, so that small cases reach them. */
export interface CaseLimits {
  readonly closedConns: number;
  readonly baselines: number;
  readonly clientHttp: number;
  readonly bufferedHttp: number;
  readonly pages: number;
  readonly slots: number;
  readonly inFlight: number;
  /** Width of the cookie that user space takes for a connection's: 64 or 32. */
  readonly cookieBits: number;
  /** Sweep of idle transactions: how often, and after which time without a message. */
  readonly sweepMs: number;
  readonly httpIdleMs: number;
  /** Closes travel in batches of four, or one by one. */
  readonly batchesCloses: boolean;
}

/**
 * A life of an agent as plain data: sockets, what happens to them hook by hook, polls, faults, limits. A run is a
 * function of it and of a profile. Every field is always there, so that two cases can be compared part by part.
 */
export interface AgentCase {
  readonly sockets: readonly CaseSocket[];
  readonly ops: readonly CaseOp[];
  /** User space reads closes, and event pages, as soon as they are sent; else when an operation or a poll makes it. */
  readonly readsCloses: boolean;
  readonly readsPages: boolean;
  /** docker-proxy processes for the bridge's one published port. */
  readonly proxies: number;
  readonly limits: CaseLimits;
  readonly seed: number;
}
