import type { CaptureCounts } from '../CaptureCounts.ts';
import { TCP_FLAG, type TcpSegment } from '../packet/decodePacket.ts';
import { type Connection, otherSide, type Side } from './Connection.ts';
import { Deadlines } from './Deadlines.ts';
import { isTooShortToTell, segmentHead } from './httpHead.ts';
import { Losses } from './Losses.ts';
import { sequenceAfter, sequenceDistance } from './sequence.ts';
import { type SocketEnd, STATE } from './SocketEnd.ts';

/** Errors as the kernel leaves them in a socket that a RST ends. */
const ERRNO = { pipe: 32, reset: 104, refused: 111 } as const;
/** Totals of a socket are told this often while they change, as the recorder does. */
const PROGRESS_NS = 1_000_000_000n;
/** So long after its FIN, a side to which nothing more is sent counts as closed. */
const CLOSED_AFTER_FIN_NS = 1_000_000_000n;
const NS_PER_US = 1000n;

/** What is written of the segments. */
export interface SegmentRules {
  /** All segments with payload, not only those that begin a message or end the connection. */
  readonly hasAllSegments: boolean;
  readonly isRedacted: boolean;
}

/** Says what the segments of known connections do to their sockets. */
export class Lifecycle {
  readonly losses: Losses;
  private readonly counts: CaptureCounts;
  private readonly rules: SegmentRules;
  /** Sides that have sent their FIN first: whether they were closed or only shut down shows later. */
  private readonly closing = new Deadlines<SocketEnd>(CLOSED_AFTER_FIN_NS);
  private readonly halfClosed = new Set<SocketEnd>();

  constructor(counts: CaptureCounts, rules: SegmentRules) {
    this.counts = counts;
    this.rules = rules;
    this.losses = new Losses(counts);
  }

  /** Time has come so far. */
  advance(timeNs: bigint): void {
    for (const end of this.closing.due(timeNs)) if (!this.halfClosed.delete(end)) end.close();
  }

  /** Takes a segment that `side` sent. */
  segment(connection: Connection, side: Side, segment: TcpSegment, timeNs: bigint): void {
    const { ends } = connection;
    const other = otherSide(side);
    ends[side]?.countSegment('tx');
    ends[other]?.countSegment('rx');
    if ((segment.flags & TCP_FLAG.rst) !== 0) {
      this.reset(connection, side, segment);
      return;
    }
    if ((segment.flags & TCP_FLAG.syn) !== 0) {
      this.handshake(connection, side, segment, timeNs);
      return;
    }
    this.open(connection, side, timeNs);
    const isFin = (segment.flags & TCP_FLAG.fin) !== 0;
    if (segment.payloadBytes > 0) this.payload(connection, side, segment, isFin);
    if (isFin) this.finish(connection, side, segment, timeNs);
    if ((segment.flags & TCP_FLAG.ack) !== 0) this.acknowledge(connection, side, segment, timeNs);
    this.losses.settle(connection, timeNs);
    for (const end of connection.sockets) end.progress(timeNs, PROGRESS_NS);
  }

  /** A connection is given up, or its place is taken by another: what it was is no longer seen. */
  abandon(connection: Connection): void {
    this.losses.conclude(connection);
    if (connection.isOver) return;
    connection.isOver = true;
    const open = connection.sockets.filter((end) => end.isEstablished && !end.isClosed);
    if (open.length > 0) this.losses.book(connection, 'life');
    for (const end of open) end.close();
  }

  /** The capture ends. */
  conclude(connection: Connection, timeNs: bigint): void {
    this.losses.conclude(connection);
    for (const end of connection.sockets) end.progress(timeNs, 0n);
  }

  private handshake(connection: Connection, side: Side, segment: TcpSegment, timeNs: bigint): void {
    const { ends, streams, synSeqs, synAtNs } = connection;
    if (synSeqs[side] === segment.seq) {
      this.counts.retransmissions += 1;
      if (side === 0) ends[side]?.retransmit(segment);
      return;
    }
    synSeqs[side] = segment.seq;
    synAtNs[side] = timeNs;
    streams[side].begin(sequenceAfter(segment.seq, 1));
    const isAnswer = (segment.flags & TCP_FLAG.ack) !== 0;
    if (!isAnswer) return;
    const client = ends[otherSide(side)];
    streams[otherSide(side)].begin(segment.ack);
    if (!client) return;
    client.rttUs = elapsedUs(synAtNs[otherSide(side)], timeNs);
    client.establish();
  }

  /** The first segment behind the handshake: both sides are established by now. */
  private open(connection: Connection, side: Side, timeNs: bigint): void {
    if (connection.isOpen) return;
    connection.isOpen = true;
    const [client, server] = connection.ends;
    if (server && side === 0) server.rttUs = elapsedUs(connection.synAtNs[1], timeNs);
    client?.establish();
    server?.establish();
  }

  private payload(connection: Connection, side: Side, segment: TcpSegment, isFin: boolean): void {
    const { payload, payloadBytes, seq, checksum } = segment;
    const other = otherSide(side);
    const sender = connection.ends[side];
    const receiver = connection.ends[other];
    const place = connection.streams[side].add(seq, payloadBytes, payload);
    this.losses.noteGaps(connection, side);
    if (place === 'keep-alive') {
      this.counts.keepAlives += 1;
      return;
    }
    if (place === 'again') {
      this.counts.retransmissions += 1;
      sender?.retransmit(segment);
    } else if (place === 'overlap') this.counts.overlaps += 1;
    else if (place === 'early') this.counts.outOfOrder += 1;
    if (checksum === 'wrong') this.losses.book(connection, 'data');
    if (receiver && connection.finSeqs[other] !== undefined && place !== 'again') {
      // It only shut down its own direction; if it already counts as closed, that was too early.
      if (receiver.isClosed) this.losses.book(connection, 'life');
      else this.halfClosed.add(receiver);
    }
    this.head(connection, side, segment, isFin);
  }

  private head(connection: Connection, side: Side, segment: TcpSegment, isFin: boolean): void {
    const { payload, payloadBytes } = segment;
    if (payload.length < payloadBytes) this.counts.cutPayloads += 1;
    const head = segmentHead(payload, payloadBytes, this.rules.isRedacted);
    if (isTooShortToTell(payload, payloadBytes) || head?.isCutShort) {
      this.counts.cutHeads += 1;
      this.losses.book(connection, 'data');
    }
    const sender = connection.ends[side];
    const receiver = connection.ends[otherSide(side)];
    if (head) {
      if (head.head.startsWith('HTTP')) this.counts.responseHeads += 1;
      else this.counts.requestHeads += 1;
      if (connection.isMidway && !connection.isMidwayTold) {
        connection.isMidwayTold = true;
        this.losses.book(connection, 'life');
      }
      sender?.http('tx', segment, head);
      receiver?.http('rx', segment, head);
    } else if (this.rules.hasAllSegments && !isFin) {
      sender?.segment('tx', segment);
      receiver?.segment('rx', segment);
    }
  }

  private finish(connection: Connection, side: Side, segment: TcpSegment, timeNs: bigint): void {
    const { ends, finSeqs } = connection;
    const other = otherSide(side);
    if (finSeqs[side] !== undefined) {
      if (segment.payloadBytes === 0) this.counts.retransmissions += 1;
      return;
    }
    finSeqs[side] = sequenceAfter(segment.seq, segment.payloadBytes);
    const sender = ends[side];
    const receiver = ends[other];
    const isLast = finSeqs[other] !== undefined;
    // What is missing must be known before a socket is closed.
    if (isLast) this.losses.conclude(connection);
    if (isLast) sender?.close();
    sender?.changeState(isLast ? STATE.lastAck : STATE.finWait1, 0);
    if (!isLast && sender) this.closing.add(sender, timeNs);
    // A FIN with a head has been told with it.
    const isTold = segmentHead(segment.payload, segment.payloadBytes, false) !== undefined;
    if (!isTold) sender?.segment('tx', segment);
    if (!receiver) return;
    if (!isTold) receiver.segment('rx', segment);
    receiver.hasReceivedFin = true;
    if (isLast) receiver.close();
    receiver.changeState(isLast ? STATE.close : STATE.closeWait, 0);
  }

  private acknowledge(connection: Connection, side: Side, { ack }: TcpSegment, timeNs: bigint): void {
    const other = otherSide(side);
    const { finSeqs, streams, ends } = connection;
    streams[other].begin(ack);
    const fin = finSeqs[other];
    const isFinAcked = fin !== undefined && sequenceDistance(fin, ack) > 0;
    this.losses.acknowledged(connection, other, isFinAcked ? fin : ack, timeNs);
    if (!isFinAcked) return;
    const end = ends[other];
    if (end && !end.isFinAcked) {
      end.isFinAcked = true;
      if (end.state === STATE.finWait1) end.changeState(STATE.finWait2, 0);
      else if (end.state === STATE.lastAck) end.changeState(STATE.close, 0);
    }
    if (finSeqs[side] !== undefined && finSeqs[other] !== undefined) connection.isOver = true;
  }

  private reset(connection: Connection, side: Side, segment: TcpSegment): void {
    this.losses.conclude(connection);
    const sender = connection.ends[side];
    const receiver = connection.ends[otherSide(side)];
    if (!connection.isOver) this.counts.reset += 1;
    connection.isOver = true;
    if (receiver?.state === STATE.synSent) {
      this.counts.refused += 1;
      receiver.changeState(STATE.close, ERRNO.refused);
      receiver.close();
      return;
    }
    if (sender?.isEstablished && sender.state !== STATE.close) {
      sender.close();
      sender.changeState(STATE.close, 0);
      sender.segment('tx', segment);
    }
    if (receiver?.isEstablished && receiver.state !== STATE.close) {
      receiver.segment('rx', segment);
      receiver.changeState(STATE.close, receiver.state === STATE.closeWait ? ERRNO.pipe : ERRNO.reset);
      receiver.close();
    }
  }
}

function elapsedUs(fromNs: bigint | undefined, toNs: bigint): number {
  if (fromNs === undefined || toNs <= fromNs) return 0;
  return Math.min(Number((toNs - fromNs) / NS_PER_US), 0xffff_ffff);
}
