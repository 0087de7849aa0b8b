import { Unpackr } from 'msgpackr';
import { INCOMPLETE, MalformedValueError, ValueScanner } from './ValueScanner.ts';
import type { WireValue } from './wire.ts';

/** A value and where it begins in the stream. Its `bin` parts are views that last until the next `append`. */
export interface PlacedValue {
  readonly value: WireValue;
  readonly byteOffset: number;
}

/** Bytes that cannot be a value. */
export interface BadValue {
  readonly byteOffset: number;
  readonly problem: string;
}

/**
 * Takes pieces of a stream and gives back the whole msgpack values in them; a value that is cut by the end of a piece
 * waits for the next one.
 */
export class ValueBuffer {
  private data: Buffer = Buffer.alloc(0);
  private from = 0;
  private to = 0;
  /** Offset in the stream of the first byte of `data`. */
  private base = 0;
  private readonly scanner = new ValueScanner();
  /** Records stay off: their form takes over the bytes 40 to 7f, which are small integers in a trace. */
  private readonly unpackr = new Unpackr({ useRecords: false });

  /** Offset in the stream behind the last whole value. */
  get byteOffset(): number {
    return this.base + this.from;
  }

  /** Bytes of a value that is not whole yet. */
  get pendingBytes(): number {
    return this.to - this.from;
  }

  /** Adds the next piece of the stream. */
  append(chunk: Buffer): void {
    const pending = this.pendingBytes;
    if (this.to + chunk.length > this.data.length) {
      const roomy = Buffer.allocUnsafe(Math.max(pending * 2, pending + chunk.length));
      this.data.copy(roomy, 0, this.from, this.to);
      this.data = roomy;
      this.base += this.from;
      this.from = 0;
      this.to = pending;
    }
    chunk.copy(this.data, this.to);
    this.to += chunk.length;
  }

  /**
   * All values that are whole now, in order.
   *
   * @returns with `bad` where bytes follow that cannot be a value; nothing can be read behind them
   */
  take(): { values: PlacedValue[]; bad: BadValue | undefined } {
    const ends: number[] = [];
    let problem: string | undefined;
    let at = this.from;
    try {
      while (at < this.to) {
        const end = this.scanner.endOf(this.data, at, this.to);
        if (end === INCOMPLETE) break;
        ends.push(end);
        at = end;
      }
    } catch (error) {
      if (!(error instanceof MalformedValueError)) throw error;
      problem = error.message;
    }
    const values = this.decode(ends);
    if (values.length < ends.length) problem = 'bytes that cannot be decoded';
    this.from = values.length === 0 ? this.from : ends[values.length - 1]!;
    return { values, bad: problem === undefined ? undefined : { byteOffset: this.byteOffset, problem } };
  }

  /** Decodes the values that end at the given places; fewer when the decoder sees it differently. */
  private decode(ends: readonly number[]): PlacedValue[] {
    const values: PlacedValue[] = [];
    const last = ends.at(-1);
    if (last === undefined) return values;
    const first = this.from;
    try {
      this.unpackr.unpackMultiple(this.data.subarray(first, last), (value: WireValue, start = 0, end = 0) => {
        if (first + end !== ends[values.length]) return false;
        values.push({ value, byteOffset: this.base + first + start });
        return true;
      });
    } catch {
      // The scanner let pass what the decoder refuses: the caller sees that values are missing.
    }
    return values;
  }
}
