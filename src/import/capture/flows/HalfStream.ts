import { sequenceAfter, sequenceDistance } from './sequence.ts';

/** Takes the bytes of one direction in order. */
export interface ByteSink {
  /** @param beginsSegment - whether `bytes` are the beginning of a segment as it was sent */
  data(bytes: Buffer, beginsSegment: boolean): void;
  /** So many bytes are there, but were not captured. */
  skip(count: number): void;
}

/** What a data segment was, against what had been seen before. */
export type SegmentPlace = 'next' | 'early' | 'again' | 'overlap' | 'keep-alive';

interface EarlySegment {
  readonly seq: number;
  readonly payloadBytes: number;
  readonly payload: Buffer;
}

/** Early segments and their bytes that are kept at most; then the oldest hole is given up. */
const EARLY_SEGMENTS_MAX = 256;
const EARLY_BYTES_MAX = 1024 * 1024;

/**
 * One direction of a connection: puts segments in the order of their sequence numbers, whatever order they were
 * captured in. Memory is bounded.
 */
export class HalfStream {
  /** Sequence number behind the last byte that is whole; `undefined` before the first segment. */
  next: number | undefined;
  /** Payload bytes up to the furthest segment that was seen, holes included. */
  sentBytes = 0;
  /** Payload bytes that are whole, given-up holes included. */
  wholeBytes = 0;
  /** Bytes and number of the holes that were given up. */
  gapBytes = 0;
  gaps = 0;
  private readonly sink: ByteSink;
  private early: EarlySegment[] = [];
  private earlyBytes = 0;

  constructor(sink: ByteSink) {
    this.sink = sink;
  }

  /** The stream begins at this sequence number. */
  begin(seq: number): void {
    this.next ??= seq;
  }

  /** Takes a segment with payload. */
  add(seq: number, payloadBytes: number, payload: Buffer): SegmentPlace {
    this.begin(seq);
    const next = this.next!;
    const ahead = sequenceDistance(next, seq);
    const end = sequenceDistance(next, sequenceAfter(seq, payloadBytes));
    this.sentBytes = Math.max(this.sentBytes, this.wholeBytes + end);
    if (ahead > 0) {
      this.keep({ seq, payloadBytes, payload });
      return 'early';
    }
    if (end <= 0) return ahead === -1 && payloadBytes <= 1 ? 'keep-alive' : 'again';
    this.take(-ahead, payloadBytes, payload);
    this.takeEarly();
    return ahead === 0 ? 'next' : 'overlap';
  }

  /** How many bytes before this sequence number were never seen: what the other side says it has. */
  missingBefore(ack: number): number {
    return this.next === undefined ? 0 : Math.max(0, sequenceDistance(this.next, ack));
  }

  /** Gives up the hole before this sequence number: those bytes will not come. */
  giveUpBefore(ack: number): void {
    while (this.missingBefore(ack) > 0) {
      const { next } = this;
      const first = this.early[0];
      const until = first && sequenceDistance(first.seq, ack) > 0 ? first.seq : ack;
      const bytes = sequenceDistance(next!, until);
      if (bytes > 0) this.giveUp(bytes);
      this.takeEarly();
    }
  }

  /** Gives up all holes: nothing more will come. */
  giveUpAll(): void {
    while (this.early.length > 0) {
      const bytes = sequenceDistance(this.next!, this.early[0]!.seq);
      if (bytes > 0) this.giveUp(bytes);
      this.takeEarly();
    }
  }

  private giveUp(bytes: number): void {
    this.gaps += 1;
    this.gapBytes += bytes;
    this.wholeBytes += bytes;
    this.sentBytes = Math.max(this.sentBytes, this.wholeBytes);
    this.next = sequenceAfter(this.next!, bytes);
    this.sink.skip(bytes);
  }

  /** @param from - how many of its bytes are known already */
  private take(from: number, payloadBytes: number, payload: Buffer): void {
    const fresh = payload.subarray(Math.min(from, payload.length));
    if (fresh.length > 0) this.sink.data(fresh, from === 0);
    const missing = payloadBytes - from - fresh.length;
    if (missing > 0) this.sink.skip(missing);
    this.next = sequenceAfter(this.next!, payloadBytes - from);
    this.wholeBytes += payloadBytes - from;
  }

  private keep(segment: EarlySegment): void {
    const place = this.early.findIndex(({ seq }) => sequenceDistance(segment.seq, seq) > 0);
    // A copy: the capture's memory is not held.
    const kept = { ...segment, payload: Buffer.from(segment.payload) };
    this.early.splice(place === -1 ? this.early.length : place, 0, kept);
    this.earlyBytes += kept.payload.length;
    if (this.early.length > EARLY_SEGMENTS_MAX || this.earlyBytes > EARLY_BYTES_MAX) {
      const bytes = sequenceDistance(this.next!, this.early[0]!.seq);
      if (bytes > 0) this.giveUp(bytes);
      this.takeEarly();
    }
  }

  private takeEarly(): void {
    for (;;) {
      const first = this.early[0];
      if (!first) return;
      const ahead = sequenceDistance(this.next!, first.seq);
      if (ahead > 0) return;
      this.early.shift();
      this.earlyBytes -= first.payload.length;
      if (first.payloadBytes + ahead > 0) this.take(-ahead, first.payloadBytes, first.payload);
    }
  }
}
