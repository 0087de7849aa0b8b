import { type ConnStats, TCP } from '../../../model/connStats.ts';
import type { FlowOpenEvent, RecordedEvent } from '../../../model/events.ts';

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

  constructor(events: Iterable<RecordedEvent>) {
    const live = new Map<bigint, FlowTotals>();
    const byCookie = new Map<bigint, EndsBytes[]>();
    const all: FlowTotals[] = [];
    for (const event of events) {
      if (event.kind === 'flow_open') {
        const at = this.at(endsOfFlow(event));
        at.isLocalDns = isLocalDns(event);
        const flow = { at, sentBytes: 0n, recvBytes: 0n };
        all.push(flow);
        live.set(event.handle, flow);
        byCookie.set(event.cookie, [...(byCookie.get(event.cookie) ?? []), at]);
      }
      if (event.kind === 'flow_update') {
        const flow = live.get(event.handle);
        if (flow === undefined) continue;
        flow.sentBytes = event.state.sentBytes;
        flow.recvBytes = event.state.recvBytes;
      }
      // From now on nobody counts for it; a flow that lingers stays.
      if (event.kind === 'flow_close' && event.references === IDLE_REFERENCES) live.delete(event.handle);
    }
    for (const { at, sentBytes, recvBytes } of all) {
      at.sentBytes += sentBytes;
      at.recvBytes += recvBytes;
    }
    for (const places of byCookie.values()) if (places.length > 1) for (const at of places) at.isAmbiguous = true;
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

interface FlowTotals {
  readonly at: EndsBytes;
  sentBytes: bigint;
  recvBytes: bigint;
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
