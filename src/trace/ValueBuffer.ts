import { Unpackr } from 'msgpackr';
import { INCOMPLETE, MalformedValueError, ValueScanner } from './ValueScanner.ts';
import type { WireValue } from './wire.ts';

/** A value and where it begins in the stream. Its `bin` parts are views that last until the next `append`. */
export interface PlacedValue {
  readonly value: WireValue;
  readonly byteOffset: number;
}

/** Bytes that cannot be a value, or a value that a trace cannot have. */
export interface BadValue {
  readonly byteOffset: number;
  /** A sentence. */
  readonly problem: string;
}

/**
 * Takes pieces of a stream and gives back the whole msgpack values in them; a value that is cut by the end of a piece
 * waits for the next one.
 */
export class ValueBuffer {
  /** The bytes that wait are `data` from `from` to `to`. */
  data: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
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
      const isRoomy = pending + chunk.length <= this.data.length;
      const roomy = isRoomy ? this.data : Buffer.allocUnsafe(Math.max(pending * 2, pending + chunk.length * 2));
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
   * Takes the next value.
   *
   * @returns `undefined` when it is not whole yet
   */
  next(): PlacedValue | BadValue | undefined {
    if (this.from === this.to) return undefined;
    const { byteOffset } = this;
    try {
      const end = this.scanner.endOf(this.data, this.from, this.to);
      if (end === INCOMPLETE) return undefined;
      const bytes = this.data.subarray(this.from, end);
      const value = this.decode(bytes);
      if (value === undefined) return { byteOffset, problem: 'there are bytes that cannot be decoded' };
      this.from = end;
      return { byteOffset, value };
    } catch (error) {
      if (!(error instanceof MalformedValueError)) throw error;
      return { byteOffset, problem: `there is ${error.message}` };
    }
  }

  /** @returns `undefined` where the scanner let pass what the decoder refuses, or sees to end elsewhere */
  private decode(bytes: Buffer): WireValue | undefined {
    try {
      return this.unpackr.unpack(bytes) as WireValue;
    } catch {
      return undefined;
    }
  }
}
