import { type ConnStats, TCP } from '../../../model/connStats.ts';
import type { DriverFlowState, FlowOpenEvent, RecordedEvent } from '../../../model/events.ts';

const PROTO_TCP = 6;
const DNS_PORT = 53;
/** References with which a flow can go from the open table. */
const IDLE_REFERENCES = 2;

/** Payload of all flows between two ends. */
export interface EndsBytes {
  /** For people. */
  readonly ends: string;
  sentBytes: bigint;
  recvBytes: bigint;
  /** What a client was told. */
  toldSentBytes: bigint;
  toldRecvBytes: bigint;
  /** One of the flows has the identity of another: not even the driver tells them apart. */
  isAmbiguous: boolean;
  /** DNS within the host, which is never reported. */
  isLocalDns: boolean;
}

/**
 * The truth about payload on a Windows host, taken from what happened there, and beside it what one client was told.
 * Flows between the same ends are summed: records that share a tuple are made one before they are sent.
 */
export class FlowBytes {
  private readonly byEnds = new Map<string, EndsBytes>();
  /** Flows in the driver's open table, by handle. */
  private readonly live = new Map<bigint, LiveFlow>();
  private readonly byCookie = new Map<bigint, EndsBytes>();

  constructor(events: Iterable<RecordedEvent>) {
    for (const event of events) this.see(event);
  }

  private see(event: RecordedEvent): void {
    switch (event.kind) {
      case 'flow_open':
        this.open(event);
        return;
      case 'flow_update':
        this.live.get(event.handle)?.grow(event.state);
        return;
      case 'flow_close':
        // From now on nobody counts for it; a flow that lingers stays.
        if (event.references === IDLE_REFERENCES) this.live.delete(event.handle);
        return;
      default:
        return;
    }
  }

  private open(event: FlowOpenEvent): void {
    const at = this.at(endsOfFlow(event));
    at.isLocalDns = isLocalDns(event);
    this.live.set(event.handle, new LiveFlow(at));
    const other = this.byCookie.get(event.cookie);
    if (other !== undefined) {
      other.isAmbiguous = true;
      at.isAmbiguous = true;
    }
    this.byCookie.set(event.cookie, at);
  }

  /** The client was told of these connections. */
  tell(conns: Iterable<ConnStats>): void {
    for (const conn of conns) {
      const at = this.at(endsOfConn(conn));
      at.toldSentBytes += conn.last.sentBytes;
      at.toldRecvBytes += conn.last.recvBytes;
    }
  }

  /** In the order in which they were first heard of. */
  all(): Iterable<EndsBytes> {
    return this.byEnds.values();
  }

  private at(ends: string): EndsBytes {
    const known = this.byEnds.get(ends);
    if (known !== undefined) return known;
    const fresh: EndsBytes = {
      ends,
      sentBytes: 0n,
      recvBytes: 0n,
      toldSentBytes: 0n,
      toldRecvBytes: 0n,
      isAmbiguous: false,
      isLocalDns: false,
    };
    this.byEnds.set(ends, fresh);
    return fresh;
  }
}

/** Adds to the bytes of its ends what its own totals grow by. */
class LiveFlow {
  private readonly at: EndsBytes;
  private sentBytes = 0n;
  private recvBytes = 0n;

  constructor(at: EndsBytes) {
    this.at = at;
  }

  grow({ sentBytes, recvBytes }: Pick<DriverFlowState, 'sentBytes' | 'recvBytes'>): void {
    this.at.sentBytes += sentBytes - this.sentBytes;
    this.at.recvBytes += recvBytes - this.recvBytes;
    this.sentBytes = sentBytes;
    this.recvBytes = recvBytes;
  }
}

function endsOfFlow({ proto, laddr, lport, raddr, rport }: FlowOpenEvent): string {
  return `${proto === PROTO_TCP ? 'tcp' : 'udp'} ${laddr}:${lport} -> ${raddr}:${rport}`;
}

function endsOfConn({ type, source, sport, dest, dport }: ConnStats): string {
  return `${type === TCP ? 'tcp' : 'udp'} ${source}:${sport} -> ${dest}:${dport}`;
}

function isLocalDns({ raddr, lport, rport }: FlowOpenEvent): boolean {
  return (lport === DNS_PORT || rport === DNS_PORT) && (raddr.startsWith('127.') || raddr === '::1');
}
