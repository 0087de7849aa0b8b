import { MalformedPayload } from '../MalformedPayload.ts';

/** How the bytes after a field's tag are to be read. */
export const WIRE_VARINT = 0;
export const WIRE_8_BYTES = 1;
export const WIRE_LENGTH = 2;
const WIRE_GROUP_START = 3;
const WIRE_GROUP_END = 4;
const WIRE_4_BYTES = 5;

const VARINT_BYTES_MAX = 10;

/** Reads protobuf values one after the other; refuses to read beyond the end. */
export class ByteReader {
  private readonly bytes: Buffer;
  private readonly end: number;
  private position: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.position = start;
    this.end = end;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** Number and wire type of the next field. */
  tag(): { number: number; wireType: number } {
    const tag = this.varint32() >>> 0;
    const number = tag >>> 3;
    if (number === 0) throw this.malformed('field number 0');
    return { number, wireType: tag & 7 };
  }

  /** A varint's lower 32 bits, signed; the upper ones are read over. */
  varint32(): number {
    let value = 0;
    for (let index = 0; index < VARINT_BYTES_MAX; index += 1) {
      const byte = this.byte();
      if (index < 5) value |= (byte & 0x7f) << (index * 7);
      if (byte < 0x80) return value;
    }
    throw this.malformed('a varint of more than ten bytes');
  }

  /** A varint's 64 bits, unsigned. */
  varint64(): bigint {
    let value = 0n;
    for (let index = 0; index < VARINT_BYTES_MAX; index += 1) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << BigInt(index * 7);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw this.malformed('a varint of more than ten bytes');
  }

  double(): number {
    const start = this.take(8);
    return this.bytes.readDoubleLE(start);
  }

  /** A copy of length-delimited bytes. */
  lengthDelimited(): Uint8Array {
    const length = this.length();
    const start = this.take(length);
    return new Uint8Array(this.bytes.subarray(start, start + length));
  }

  /** Length-delimited UTF-8 text; what is not UTF-8 becomes U+FFFD. */
  text(): string {
    const length = this.length();
    const start = this.take(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  /** A reader for the length-delimited bytes that follow. */
  nested(): ByteReader {
    const length = this.length();
    const start = this.take(length);
    return new ByteReader(this.bytes, start, start + length);
  }

  /** Reads over a field that is not known. */
  skip(wireType: number): void {
    if (wireType === WIRE_VARINT) this.varint32();
    else if (wireType === WIRE_8_BYTES) this.take(8);
    else if (wireType === WIRE_4_BYTES) this.take(4);
    else if (wireType === WIRE_LENGTH) this.take(this.length());
    else if (wireType === WIRE_GROUP_START) this.skipGroup();
    else throw this.malformed(`wire type ${wireType}`);
  }

  malformed(problem: string): MalformedPayload {
    return new MalformedPayload(`byte ${this.position}: ${problem}`);
  }

  private skipGroup(): void {
    for (;;) {
      const { wireType } = this.tag();
      if (wireType === WIRE_GROUP_END) return;
      this.skip(wireType);
    }
  }

  /** A length needs all its bits: a length of 2^32 must not pass for 0. */
  private length(): number {
    const length = this.varint64();
    if (length > BigInt(this.end - this.position)) throw this.malformed(`cut inside a field of ${length} bytes`);
    return Number(length);
  }

  private byte(): number {
    return this.bytes[this.take(1)]!;
  }

  private take(count: number): number {
    const start = this.position;
    if (start + count > this.end) throw this.malformed('cut inside a field');
    this.position = start + count;
    return start;
  }
}
