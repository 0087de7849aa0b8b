import { RINGS, type Ring } from '../model/events.ts';
import { AddressCache } from './AddressCache.ts';
import type { FieldReader } from './FieldReader.ts';
import { RING_NUMBERS, USER_CPU } from './prefixTypes.ts';
import { TextCache } from './TextCache.ts';

/**
 * Bytes that must be there behind the beginning of a record, and behind each of its texts: more than all numbers of a
 * record can take, so that numbers are read without a look at the end.
 */
export const ROOM_BYTES = 512;

const RING_RANKS = RING_NUMBERS.map((ring) => RINGS.indexOf(ring));
/** A wide number is put together here: the view turns two halves into one bigint at once. */
const WIDE = new BigUint64Array(1);
const HALVES = new Uint32Array(WIDE.buffer);
const SMALL = Array.from({ length: 128 }, (_, value) => BigInt(value));
const HIGH_HALF_MAX = 0x1f_ffff;
const HALF = 0x1_0000_0000;

/**
 * Reads the fields of a row straight from its bytes. It knows the encodings that a writer of traces uses (the shortest
 * integers, ASCII texts below 64 KiB); at any other it turns {@link RowReader.isStrange}, and what it returned for this
 * row is worth nothing.
 */
export class RowReader implements FieldReader {
  /** Whether the row holds something that this reader does not take. */
  isStrange = false;
  /** Offset of the next field. */
  at = 0;
  /** CPU and place among `RINGS` of the row. */
  cpuNumber = 0;
  ringRank = 0;
  private data: Buffer = Buffer.alloc(0);
  private limit = 0;
  private readonly textCache = new TextCache('ascii');
  private readonly byteCache = new TextCache('latin1');
  private readonly addresses = new AddressCache();

  /**
   * @param at - offset of the first field
   * @param limit - end of the bytes; there must be {@link ROOM_BYTES} below it
   */
  begin(bytes: Buffer, at: number, limit: number): void {
    this.data = bytes;
    this.at = at;
    this.limit = limit;
    this.isStrange = false;
  }

  tNs(): number {
    return this.safeUint();
  }

  cpu(): number {
    const number = this.u16();
    this.cpuNumber = number === USER_CPU ? -1 : number;
    return this.cpuNumber;
  }

  cseq(): number {
    return this.safeUint();
  }

  ring(): Ring {
    const number = this.u8();
    const known = number < RING_NUMBERS.length ? number : RING_NUMBERS.length - 1;
    this.ringRank = RING_RANKS[known]!;
    return RING_NUMBERS[known]!;
  }

  isAbsent(): boolean {
    if (this.data[this.at] !== 0xc0) return false;
    this.at += 1;
    return true;
  }

  parts(count: number): void {
    if (this.data[this.at] !== 0x90 + count) this.isStrange = true;
    this.at += 1;
  }

  u8(): number {
    return this.below(0x100);
  }

  u16(): number {
    return this.below(0x1_0000);
  }

  u32(): number {
    const token = this.data[this.at]!;
    if (token < 0x80) {
      this.at += 1;
      return token;
    }
    return this.wideU32(token);
  }

  i32(): number {
    const token = this.data[this.at]!;
    if (token >= 0xe0) {
      this.at += 1;
      return token - 0x100;
    }
    if (token < 0xd0 || token > 0xd2) return this.below(0x8000_0000);
    const width = 1 << (token - 0xd0);
    this.at += 1 + width;
    return this.data.readIntBE(this.at - width, width);
  }

  safeUint(): number {
    const token = this.data[this.at]!;
    if (token !== 0xcf && token !== 0xd3) return this.u32();
    this.readHalves();
    if (HALVES[1]! > HIGH_HALF_MAX) this.isStrange = true;
    return HALVES[1]! * HALF + HALVES[0]!;
  }

  u64(): bigint {
    const token = this.data[this.at]!;
    if (token < 0x80) {
      this.at += 1;
      return SMALL[token]!;
    }
    if (token === 0xcf || token === 0xd3) {
      this.readHalves();
      if (token === 0xd3 && HALVES[1]! >= HALF / 2) this.isStrange = true;
    } else {
      HALVES[0] = this.wideU32(token);
      HALVES[1] = 0;
    }
    return WIDE[0]!;
  }

  bool(): boolean {
    const token = this.data[this.at]!;
    if (token !== 0xc2 && token !== 0xc3) this.isStrange = true;
    this.at += 1;
    return token === 0xc3;
  }

  text(): string {
    const size = this.textSize();
    const from = this.skip(size);
    if (this.isStrange) return '';
    const text = this.textCache.get(this.data, from, this.at);
    if (text === undefined) this.isStrange = true;
    return text ?? '';
  }

  bytes(): string {
    const size = this.sizeAfter(0xc4);
    const from = this.skip(size);
    return this.isStrange ? '' : (this.byteCache.get(this.data, from, this.at) ?? '');
  }

  blob(): string {
    return this.bytes();
  }

  address(): string {
    const size = this.sizeAfter(0xc4);
    const from = this.skip(size);
    const address = this.isStrange ? undefined : this.addresses.get(this.data, from, this.at);
    if (address === undefined) this.isStrange = true;
    return address ?? '';
  }

  oneOf<T extends string>(words: readonly T[]): T {
    const text = this.text();
    for (const word of words) if (word === text) return word;
    this.isStrange = true;
    return words[0]!;
  }

  texts(): readonly string[] {
    const token = this.data[this.at]!;
    if (token < 0x90 || token >= 0xa0) this.isStrange = true;
    this.at += 1;
    const texts: string[] = [];
    for (let left = token & 0x0f; left > 0 && !this.isStrange; left -= 1) texts.push(this.text());
    return texts;
  }

  private below(end: number): number {
    const number = this.u32();
    if (number >= end) this.isStrange = true;
    return number;
  }

  private wideU32(token: number): number {
    const { data, at } = this;
    switch (token) {
      case 0xcc:
        this.at = at + 2;
        return data[at + 1]!;
      case 0xcd:
        this.at = at + 3;
        return (data[at + 1]! << 8) | data[at + 2]!;
      case 0xce:
        this.at = at + 5;
        return halfAt(data, at + 1);
      default:
        this.isStrange = true;
        return 0;
    }
  }

  /** Reads a number of eight bytes into {@link HALVES}. */
  private readHalves(): void {
    HALVES[1] = halfAt(this.data, this.at + 1);
    HALVES[0] = halfAt(this.data, this.at + 5);
    this.at += 9;
  }

  private textSize(): number {
    const token = this.data[this.at]!;
    if (token < 0xa0 || token >= 0xc0) return this.sizeAfter(0xd9);
    this.at += 1;
    return token & 0x1f;
  }

  /** Reads a size of one or two bytes; `first` is the token that announces one byte. */
  private sizeAfter(first: number): number {
    const { data, at } = this;
    if (data[at] === first) {
      this.at = at + 2;
      return data[at + 1]!;
    }
    if (data[at] !== first + 1) this.isStrange = true;
    this.at = at + 3;
    return (data[at + 1]! << 8) | data[at + 2]!;
  }

  /** Passes over the bytes of a text; behind them there must be room again. @returns where they begin */
  private skip(size: number): number {
    const from = this.at;
    this.at = from + size;
    if (this.at + ROOM_BYTES > this.limit) {
      this.isStrange = true;
      this.at = from;
    }
    return from;
  }
}

function halfAt(data: Buffer, at: number): number {
  return ((data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!) >>> 0;
}
