import type { CaptureCounts } from '../CaptureCounts.ts';
import { TCP_FLAG, type TcpSegment } from '../packet/decodePacket.ts';
import type { LocalAddresses } from '../places/LocalAddresses.ts';
import { isLoopback } from '../../../trace/isLoopback.ts';
import { Connection, otherSide, type Side } from './Connection.ts';
import { Deadlines } from './Deadlines.ts';
import { DuplicateFilter } from './DuplicateFilter.ts';
import { Lifecycle, type SegmentRules } from './Lifecycle.ts';
import type { SocketFactory } from './SocketFactory.ts';

/** Connections that are followed at once; one more, and the oldest is given up. */
const CONNECTIONS_MAX = 262_144;
/** Late packets of a connection that is over come within this time, as in the kernel's TIME_WAIT. */
const REMEMBERED_NS = 60_000_000_000n;
const REMEMBERED_MAX = 65_536;

/** Makes connections out of the segments of all namespaces, and events out of what happens to them. */
export class FlowTracker {
  private readonly counts: CaptureCounts;
  private readonly addresses: LocalAddresses;
  private readonly sockets: SocketFactory;
  private readonly lifecycle: Lifecycle;
  private readonly duplicates = new DuplicateFilter();
  private readonly connections = new Map<string, Connection>();
  private readonly over = new Deadlines<Connection>(REMEMBERED_NS);

  constructor(counts: CaptureCounts, addresses: LocalAddresses, sockets: SocketFactory, rules: SegmentRules) {
    this.counts = counts;
    this.addresses = addresses;
    this.sockets = sockets;
    this.lifecycle = new Lifecycle(counts, rules);
  }

  /** Takes the next segment, in the order of time. */
  segment(namespace: string, segment: TcpSegment, timeNs: bigint): void {
    this.counts.segments += 1;
    this.lifecycle.advance(timeNs);
    for (const gone of this.over.due(timeNs, REMEMBERED_MAX)) this.forget(gone);
    if (this.duplicates.isCopy(namespace, segment, timeNs)) {
      this.counts.copies += 1;
      return;
    }
    this.counts.checksums[segment.checksum] += 1;
    if (segment.isHeaderSumWrong) this.counts.wrongHeaderSums += 1;
    if (segment.isFirstFragment) this.counts.fragments += 1;
    const source = `${segment.source} ${segment.sourcePort}`;
    const connection = this.connectionOf(namespace, segment, source);
    if (!connection) return;
    const wasOver = connection.isOver;
    this.lifecycle.segment(connection, sideOf(connection, source), segment, timeNs);
    if (connection.isOver && !wasOver) this.over.add(connection, timeNs);
  }

  /** The captures end at this time. */
  finish(timeNs: bigint): void {
    this.lifecycle.advance(timeNs);
    for (const connection of this.connections.values()) {
      this.lifecycle.conclude(connection, timeNs);
      if (!connection.isOver) this.counts.open += 1;
    }
  }

  private connectionOf(namespace: string, segment: TcpSegment, source: string): Connection | undefined {
    const target = `${segment.target} ${segment.targetPort}`;
    const key = source < target ? `${namespace} ${source} ${target}` : `${namespace} ${target} ${source}`;
    const known = this.connections.get(key);
    const isSyn = (segment.flags & TCP_FLAG.syn) !== 0;
    const isFirst = isSyn && (segment.flags & TCP_FLAG.ack) === 0;
    if (known && !(isFirst && isAnother(known, source, segment.seq))) return known;
    if (!isSyn && (segment.payloadBytes === 0 || (segment.flags & TCP_FLAG.rst) !== 0)) {
      this.counts.strays += 1;
      return undefined;
    }
    const places = this.places(namespace, segment);
    if (!places.source && !places.target) {
      this.counts.passingThrough += 1;
      return undefined;
    }
    if (known) {
      this.lifecycle.abandon(known);
      this.forget(known);
    }
    return this.begin(namespace, key, segment, places);
  }

  private begin(
    namespace: string,
    key: string,
    segment: TcpSegment,
    places: { readonly source: boolean; readonly target: boolean },
  ): Connection {
    const isSyn = (segment.flags & TCP_FLAG.syn) !== 0;
    const isAnswer = isSyn && (segment.flags & TCP_FLAG.ack) !== 0;
    const source = { address: segment.source, port: segment.sourcePort };
    const target = { address: segment.target, port: segment.targetPort };
    // Of an answer to a SYN, the one that it goes to has connected.
    const [first, second] = isAnswer ? [target, source] : [source, target];
    const isHere = isAnswer ? [places.target, places.source] : [places.source, places.target];
    const connection = new Connection(key, `${first.address} ${first.port}`, !isSyn, this.counts);
    const [streamOfFirst, streamOfSecond] = connection.streams;
    const asked = { namespace, isMidway: !isSyn };
    if (isHere[0]) {
      const streams = { tx: streamOfFirst, rx: streamOfSecond };
      connection.ends[0] = this.sockets.make({ ...asked, local: first, remote: second, dir: 'out', ...streams });
    }
    if (isHere[1]) {
      const streams = { tx: streamOfSecond, rx: streamOfFirst };
      connection.ends[1] = this.sockets.make({ ...asked, local: second, remote: first, dir: 'in', ...streams });
    }
    this.counts.connections += 1;
    if (!isSyn) this.counts.midway += 1;
    this.connections.set(key, connection);
    if (this.connections.size > CONNECTIONS_MAX) this.giveUpOldest();
    return connection;
  }

  /** Which of the two ends are of the namespace. Where nothing tells, both are, and the summary says so. */
  private places(namespace: string, { source, target }: TcpSegment): { source: boolean; target: boolean } {
    const fromHere = this.addresses.isLocal(namespace, source);
    const toHere = this.addresses.isLocal(namespace, target);
    if (fromHere === undefined && toHere === undefined) {
      this.counts.unplacedEnds += 2;
      return { source: true, target: true };
    }
    // What begins or ends at loopback stays in the namespace.
    const isInside = isLoopback(source) || isLoopback(target);
    return { source: fromHere ?? isInside, target: toHere ?? isInside };
  }

  private forget(connection: Connection): void {
    if (this.connections.get(connection.key) === connection) this.connections.delete(connection.key);
  }

  private giveUpOldest(): void {
    for (const oldest of this.connections.values()) {
      if (!oldest.isOver) this.counts.forgotten += 1;
      this.lifecycle.abandon(oldest);
      this.forget(oldest);
      return;
    }
  }
}

/** Whether a SYN begins another connection between the same ends. */
function isAnother(known: Connection, source: string, seq: number): boolean {
  return known.isOver || known.synSeqs[sideOf(known, source)] !== seq;
}

function sideOf({ firstSource }: Connection, source: string): Side {
  return source === firstSource ? 0 : otherSide(0);
}
