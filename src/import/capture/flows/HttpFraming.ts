import type { CaptureCounts } from '../CaptureCounts.ts';
import type { ByteSink } from './HalfStream.ts';

/** A head longer than this is none: servers refuse it too. */
const HEAD_CHARS_MAX = 64 * 1024;
/** Requests whose answers are still to come, at most. */
const PENDING_MAX = 1024;
const CHUNK_LINE_MAX = 1024;

const REQUEST_LINE = /^([A-Z]{3,20}) \S+ HTTP\/1\.\d\r?\n/;
const STATUS_LINE = /^HTTP\/1\.\d (\d{3})/;
/** What a request or an answer may begin with, while less than its first line is there. */
const MAY_BEGIN = /^(?:[A-Z]{1,20}(?: [^\r\n]*)?\r?|HTTP[^\r\n]*\r?)$/;

type Mode =
  | { readonly kind: 'start' }
  | { readonly kind: 'body'; left: number; readonly isChunk: boolean }
  | { readonly kind: 'chunk-line' }
  | { readonly kind: 'trailer' }
  /** To the end of the connection: an answer without a length, another protocol after an upgrade. */
  | { readonly kind: 'rest' }
  /** Not HTTP, or the thread was lost: waits for a segment that begins a message. */
  | { readonly kind: 'lost' };

/** The requests of a connection whose answers are still to come, by method: what an answer's length depends on. */
export class PendingRequests {
  private readonly methods: string[] = [];

  add(method: string): void {
    if (this.methods.length < PENDING_MAX) this.methods.push(method);
  }

  take(): string | undefined {
    return this.methods.shift();
  }
}

/**
 * Follows the HTTP/1 messages of one direction, wherever they begin: what the connection really carried, against what
 * the agent can see, which looks at the beginnings of segments only. It counts; nothing else depends on it.
 */
export class HttpFraming implements ByteSink {
  private readonly counts: CaptureCounts;
  private readonly pending: PendingRequests;
  private mode: Mode = { kind: 'start' };
  private text = '';
  /** Whether `text` began with a segment. */
  private isAtSegmentStart = false;

  constructor(counts: CaptureCounts, pending: PendingRequests) {
    this.counts = counts;
    this.pending = pending;
  }

  data(bytes: Buffer, beginsSegment: boolean): void {
    const { kind } = this.mode;
    const looksLikeHead = beginsSegment && /^(?:[A-Z]{3,7} \/|HTTP\/)/.test(bytes.toString('latin1', 0, 16));
    if (kind === 'lost') {
      if (!looksLikeHead) return;
      this.mode = { kind: 'start' };
    } else if (looksLikeHead && (kind === 'body' || kind === 'rest')) {
      this.counts.headsInBodies += 1;
    }
    this.walk(bytes, beginsSegment);
  }

  skip(count: number): void {
    const { mode } = this;
    if (mode.kind === 'rest') return;
    if (mode.kind === 'body' && mode.left > count) {
      mode.left -= count;
      return;
    }
    this.lose();
  }

  private walk(bytes: Buffer, beginsSegment: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const { mode } = this;
      if (mode.kind === 'rest' || mode.kind === 'lost') return;
      if (mode.kind === 'body') {
        const taken = Math.min(mode.left, bytes.length - at);
        mode.left -= taken;
        at += taken;
        if (mode.left === 0) this.mode = mode.isChunk ? { kind: 'chunk-line' } : { kind: 'start' };
        continue;
      }
      if (this.text === '') this.isAtSegmentStart = at === 0 && beginsSegment;
      const known = this.text.length;
      this.text += bytes.toString('latin1', at);
      const used = this.parse();
      if (used === undefined) return;
      at += used - known;
      this.text = '';
    }
  }

  /** @returns how many characters of `text` are done; `undefined` when more must come, or the thread is lost */
  private parse(): number | undefined {
    if (this.mode.kind === 'chunk-line') return this.chunkLine();
    if (this.mode.kind === 'trailer') return this.trailer();
    const end = /\r?\n\r?\n/.exec(this.text);
    if (end) return this.head(this.text.slice(0, end.index), end.index + end[0].length);
    const isHopeless = this.text.length > HEAD_CHARS_MAX || (!this.text.includes('\n') && !MAY_BEGIN.test(this.text));
    if (isHopeless) this.lose();
    return undefined;
  }

  private head(head: string, used: number): number | undefined {
    const method = REQUEST_LINE.exec(`${head}\n`)?.[1];
    const status = STATUS_LINE.exec(head)?.[1];
    if (method === undefined && status === undefined) {
      this.lose();
      return undefined;
    }
    const { streamed } = this.counts;
    if (!this.isAtSegmentStart) streamed.notAtSegmentStart += 1;
    if (method !== undefined) {
      streamed.requests += 1;
      this.pending.add(method);
      this.mode = bodyOf(head) ?? { kind: 'start' };
      return used;
    }
    streamed.responses += 1;
    this.mode = this.bodyOfAnswer(head, Number(status));
    return used;
  }

  private bodyOfAnswer(head: string, status: number): Mode {
    if (status >= 100 && status < 200 && status !== 101) return { kind: 'start' };
    const method = this.pending.take();
    if (status === 101 || (method === 'CONNECT' && status < 300)) return { kind: 'rest' };
    if (method === 'HEAD' || status === 204 || status === 304) return { kind: 'start' };
    return bodyOf(head) ?? { kind: 'rest' };
  }

  private chunkLine(): number | undefined {
    const line = /^([0-9a-fA-F]{1,8})[^\n]*\n/.exec(this.text);
    if (!line) {
      if (this.text.includes('\n') || this.text.length > CHUNK_LINE_MAX) this.lose();
      return undefined;
    }
    const size = Number.parseInt(line[1]!, 16);
    // Behind a chunk stands an end of line.
    this.mode = size === 0 ? { kind: 'trailer' } : { kind: 'body', left: size + 2, isChunk: true };
    return line[0].length;
  }

  private trailer(): number | undefined {
    const end = /^\r?\n|\r?\n\r?\n/.exec(this.text);
    if (!end) {
      if (this.text.length > HEAD_CHARS_MAX) this.lose();
      return undefined;
    }
    this.mode = { kind: 'start' };
    return end.index + end[0].length;
  }

  private lose(): void {
    this.mode = { kind: 'lost' };
    this.text = '';
  }
}

/** @returns `undefined` when the head names no length */
function bodyOf(head: string): Mode | undefined {
  if (/\ntransfer-encoding:[^\n]*chunked/i.test(head)) return { kind: 'chunk-line' };
  const digits = /\ncontent-length:[ \t]*(\d{1,15})/i.exec(head)?.[1];
  if (digits === undefined) return undefined;
  const left = Number(digits);
  return left === 0 ? { kind: 'start' } : { kind: 'body', left, isChunk: false };
}
