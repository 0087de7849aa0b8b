import type { RecordedEvent } from '../../model/events.ts';
import type { EventList } from '../runFunction.ts';

/** TCP flag and state numbers of the kernel. */
const FIN = 1;
const STATE_ESTABLISHED = 1;
const STATE_CLOSE = 7;

/** Status of a flow of the Windows driver that was reset by this host, or by the other one. */
const FLOW_RESETS: ReadonlySet<number> = new Set([5, 6]);

/** A stretch of time, ns; what is still under way at the end has no `toNs`. */
export interface Stretch {
  readonly fromNs: number;
  readonly toNs: number | undefined;
}

/** What can be told of a workload without running it. */
export interface WorkloadFacts {
  /** From the establishment of a socket, or of a flow of the Windows driver, to its close. */
  readonly lives: readonly Stretch[];
  /** From the first sign of the end of a connection (its FIN, or its state) to the close by the process. */
  readonly closings: readonly Stretch[];
  /** From a request to its response. */
  readonly exchanges: readonly Stretch[];
  /** Most requests on one socket. */
  readonly requestsMost: number;
  /** Whether a connection had the addresses and ports of an earlier one. */
  readonly reusesTuple: boolean;
  readonly hasIpv6: boolean;
  readonly hasRetransmission: boolean;
  readonly hasReset: boolean;
}

/** What is known of one socket so far. */
interface SocketFacts {
  establishedNs: number | undefined;
  endingNs: number | undefined;
  requestNs: number | undefined;
  requests: number;
}

/** Reads the facts out of the events, in one pass. */
export function workloadFacts(events: EventList): WorkloadFacts {
  const pass = new Pass();
  for (const { event } of events) pass.see(event);
  return pass.facts();
}

class Pass {
  /** By cookie; on Windows by the driver's handle of the flow. */
  private readonly sockets = new Map<bigint, SocketFacts>();
  private readonly ends = new Set<string>();
  private readonly lives: Stretch[] = [];
  private readonly closings: Stretch[] = [];
  private readonly exchanges: Stretch[] = [];
  private requestsMost = 0;
  private reusesTuple = false;
  private hasIpv6 = false;
  private hasRetransmission = false;
  private hasReset = false;

  see(event: RecordedEvent): void {
    switch (event.kind) {
      case 'estab': {
        this.socket(event.ck).establishedNs = event.tNs;
        const ends = `${event.netnsIno ?? 0} ${event.laddr} ${event.lport} ${event.raddr} ${event.rport}`;
        if (this.ends.has(ends)) this.reusesTuple = true;
        this.ends.add(ends);
        if (event.laddr.includes(':')) this.hasIpv6 = true;
        return;
      }
      case 'http':
        this.http(this.socket(event.ck), event.tNs, event.head.startsWith('HTTP/'));
        return;
      case 'segment':
        if ((event.flags & FIN) !== 0) this.socket(event.ck).endingNs ??= event.tNs;
        return;
      case 'state':
        if (event.from === STATE_ESTABLISHED) this.socket(event.ck).endingNs ??= event.tNs;
        if (event.to === STATE_CLOSE && (event.errno ?? 0) !== 0) this.hasReset = true;
        return;
      case 'close':
        this.close(this.socket(event.ck), event.tNs);
        return;
      case 'retrans':
        this.hasRetransmission = true;
        return;
      case 'flow_open':
        this.socket(event.handle).establishedNs = event.tNs;
        if (event.laddr.includes(':')) this.hasIpv6 = true;
        return;
      case 'flow_close':
        if (FLOW_RESETS.has(event.status)) this.hasReset = true;
        this.close(this.socket(event.handle), event.tNs);
        return;
      default:
        return;
    }
  }

  facts(): WorkloadFacts {
    for (const { requestNs, establishedNs } of this.sockets.values()) {
      if (requestNs !== undefined) this.exchanges.push({ fromNs: requestNs, toNs: undefined });
      if (establishedNs !== undefined) this.lives.push({ fromNs: establishedNs, toNs: undefined });
    }
    const { lives, closings, exchanges, requestsMost, reusesTuple, hasIpv6, hasRetransmission, hasReset } = this;
    return { lives, closings, exchanges, requestsMost, reusesTuple, hasIpv6, hasRetransmission, hasReset };
  }

  private http(socket: SocketFacts, tNs: number, isResponse: boolean): void {
    if (!isResponse) {
      socket.requestNs = tNs;
      socket.requests += 1;
      this.requestsMost = Math.max(this.requestsMost, socket.requests);
      return;
    }
    if (socket.requestNs !== undefined) this.exchanges.push({ fromNs: socket.requestNs, toNs: tNs });
    socket.requestNs = undefined;
  }

  private close(socket: SocketFacts, tNs: number): void {
    if (socket.endingNs !== undefined) this.closings.push({ fromNs: socket.endingNs, toNs: tNs });
    if (socket.establishedNs !== undefined) this.lives.push({ fromNs: socket.establishedNs, toNs: tNs });
    socket.establishedNs = undefined;
    socket.endingNs = undefined;
  }

  private socket(ck: bigint): SocketFacts {
    let socket = this.sockets.get(ck);
    if (!socket) {
      socket = { establishedNs: undefined, endingNs: undefined, requestNs: undefined, requests: 0 };
      this.sockets.set(ck, socket);
    }
    return socket;
  }
}
