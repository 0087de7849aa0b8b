import { type Address, IPV4, IPV6, TCP } from '../model/connStats.ts';
import type { EstabEvent } from '../model/events.ts';
import { OrderedHashTable } from '../model/kernel/OrderedHashTable.ts';
import { unmapAddresses } from '../model/kernel/socketTuple.ts';
import { type ConnTuple, connTuple, flipTuple, TUPLE_KEYS } from '../model/kernel/tuple.ts';

/**
 * What the run knows of one socket end. Filled at establishment; flows are numbered from 1 as the ledger numbers them.
 */
export interface KnownFlow {
  readonly flow: number;
  readonly ck: bigint;
  readonly local: Address;
  readonly localPort: number;
  readonly remote: Address;
  readonly remotePort: number;
  readonly netnsIno: number;
  /** `undefined` for a connection older than the recording. */
  readonly dir: 'in' | 'out' | undefined;
  readonly pid: number;
  /**
   * What its packets carry, by direction: neither process nor namespace, and the addresses of IPv4 where the socket
   * shows mapped ones.
   */
  readonly tuples: { readonly tx: ConnTuple; readonly rx: ConnTuple };
  /** Whether a request was captured at this end, or shown at the other one. */
  ownsHits: boolean;
}

/** What a flow is known by. */
export type FlowEnds = Pick<EstabEvent, 'ck' | 'laddr' | 'lport' | 'raddr' | 'rport' | 'dir' | 'netnsIno'>;

/** The TCP socket ends of a run, by number and by addresses. */
export class FlowTable {
  private readonly flows: (KnownFlow | undefined)[] = [];
  /** By the tuple of sent packets; a later connection with the same addresses replaces an earlier one. */
  private readonly byEnds = new OrderedHashTable<ConnTuple, KnownFlow>(TUPLE_KEYS);
  /** Outgoing ones by their local end, which keeps its address where only the destination is translated. */
  private readonly byOrigin = new Map<string, KnownFlow>();

  /** @param event - the establishment, or whatever else tells the ends */
  add(flow: number, event: FlowEnds, pid: number): KnownFlow {
    const { laddr, lport, raddr, rport } = event;
    const tx = packetTuple(event);
    const known: KnownFlow = {
      flow,
      ck: event.ck,
      local: laddr,
      localPort: lport,
      remote: raddr,
      remotePort: rport,
      netnsIno: event.netnsIno ?? 0,
      dir: event.dir,
      pid,
      tuples: { tx, rx: flipTuple(tx) },
      ownsHits: false,
    };
    this.flows[flow] = known;
    this.byEnds.set(tx, known);
    if (event.dir === 'out') this.byOrigin.set(originKey(tx), known);
    return known;
  }

  /** The socket end with this number. */
  get(flow: number): KnownFlow | undefined {
    return this.flows[flow];
  }

  /** Number of the other end of a connection; 0 when that end is not on this host (or not yet established). */
  peerOf(flow: KnownFlow): number {
    return this.byEnds.get(flow.tuples.rx)?.flow ?? 0;
  }

  /**
   * The latest outgoing flow that sends from where this one receives from: its other end, if the destination was
   * translated on the way. Port and address alone do not prove that.
   */
  originOf({ tuples }: KnownFlow): KnownFlow | undefined {
    return this.byOrigin.get(originKey(tuples.rx));
  }

  /** The latest flow with these ends. */
  find(ends: Pick<FlowEnds, 'laddr' | 'lport' | 'raddr' | 'rport'>): KnownFlow | undefined {
    return this.byEnds.get(packetTuple(ends));
  }

  /** The latest flow that sends packets with this tuple. */
  senderOf(tuple: ConnTuple): KnownFlow | undefined {
    return this.byEnds.get(tuple);
  }

  /** All socket ends that are still known, by number. */
  known(): KnownFlow[] {
    return this.flows.filter((flow) => flow !== undefined);
  }

  /** A socket end is gone for good. */
  remove(flow: KnownFlow): void {
    this.flows[flow.flow] = undefined;
    const { tx } = flow.tuples;
    if (this.byEnds.get(tx) === flow) this.byEnds.delete(tx);
    if (this.byOrigin.get(originKey(tx)) === flow) this.byOrigin.delete(originKey(tx));
  }
}

function originKey({ src, sport }: ConnTuple): string {
  return `${src} ${sport}`;
}

/** What packets carry that are sent from these ends. */
export function packetTuple({ laddr, lport, raddr, rport }: Omit<FlowEnds, 'ck' | 'dir' | 'netnsIno'>): ConnTuple {
  const isOfV6 = laddr.includes(':');
  const { src, dst, isV6 } = isOfV6 ? unmapAddresses(laddr, raddr) : { src: laddr, dst: raddr, isV6: false };
  const family = isV6 ? IPV6 : IPV4;
  return connTuple({ src, sport: lport, dst, dport: rport, type: TCP, family }, 0, 0);
}

/** A socket end in words: `172.17.0.2:8085 -> 172.17.0.1:55748`. */
export function showFlow({ local, localPort, remote, remotePort }: KnownFlow): string {
  return showEnds(local, localPort, remote, remotePort);
}

/** The same as connections in payloads have it: with IPv4 where a socket shows mapped addresses. */
export function showPacketEnds({ tuples: { tx } }: KnownFlow): string {
  return showEnds(tx.src, tx.sport, tx.dst, tx.dport);
}

/** The ends of a connection in words, as {@link showFlow} writes them. */
export function showEnds(local: Address, localPort: number, remote: Address, remotePort: number): string {
  return `${showEnd(local, localPort)} -> ${showEnd(remote, remotePort)}`;
}

function showEnd(address: Address, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
