import { isUtf8 } from 'node:buffer';
import { TRACE_LIMITS } from './limits.ts';

/** The answer of {@link ValueScanner.endOf} when the value needs more bytes than there are. */
export const INCOMPLETE = -1;

/** Bytes that are no value of a trace, or one that is larger than a trace may hold. */
export class MalformedValueError extends Error {
  override readonly name = 'MalformedValueError';
}

/**
 * Finds where a msgpack value ends, without building it.
 *
 * The decoder trusts lengths: this scanner goes over the bytes first and refuses what a trace never holds (extension
 * types, the unused byte c1, map keys that are no text, text that is no UTF-8) and what exceeds the limits. It uses no
 * recursion, so deep nesting costs nothing.
 */
export class ValueScanner {
  /** Values still to come, per open array or map; a map counts its keys too. */
  private readonly pending = new Int32Array(TRACE_LIMITS.nestingMax);
  private readonly isMap = new Uint8Array(TRACE_LIMITS.nestingMax);
  private depth = 0;
  private elements = 0;
  private view: Buffer = Buffer.alloc(0);
  private at = 0;
  private limit = 0;

  /**
   * @param bytes - holds the value from `from`; only bytes below `to` are looked at
   * @returns the offset behind the value, or {@link INCOMPLETE}
   * @throws MalformedValueError
   */
  endOf(bytes: Buffer, from: number, to: number): number {
    this.view = bytes;
    this.limit = to;
    this.at = from;
    this.depth = 0;
    this.elements = 0;
    do {
      if (this.at >= to) return this.cut(from);
      const isKey = this.depth > 0 && this.isMap[this.depth - 1] === 1 && (this.pending[this.depth - 1]! & 1) === 0;
      if (!this.step(isKey)) return this.cut(from);
      while (this.depth > 0 && this.pending[this.depth - 1] === 0) this.depth -= 1;
    } while (this.depth > 0);
    if (this.at - from > TRACE_LIMITS.valueBytesMax) throw tooLarge('value', this.at - from);
    return this.at;
  }

  private cut(from: number): number {
    if (this.limit - from > TRACE_LIMITS.valueBytesMax) throw tooLarge('value', this.limit - from);
    return INCOMPLETE;
  }

  /** Goes over one token; `false` when it is cut. */
  private step(isKey: boolean): boolean {
    const token = this.view[this.at]!;
    if (this.depth > 0) this.pending[this.depth - 1]! -= 1;
    if (isKey && !isTextToken(token)) throw new MalformedValueError('a map key that is no text');
    this.at += 1;
    if (token < 0x80 || token >= 0xe0) return true;
    if (token < 0x90) return this.open(token & 0x0f, true);
    if (token < 0xa0) return this.open(token & 0x0f, false);
    if (token < 0xc0) return this.text(token & 0x1f);
    switch (token) {
      case 0xc0:
      case 0xc2:
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.sized(1 << (token - 0xc4), (size) => this.binary(size));
      case 0xca:
        return this.skip(4);
      case 0xcb:
        return this.skip(8);
      case 0xcc:
      case 0xcd:
      case 0xce:
      case 0xcf:
        return this.skip(1 << (token - 0xcc));
      case 0xd0:
      case 0xd1:
      case 0xd2:
      case 0xd3:
        return this.skip(1 << (token - 0xd0));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.sized(1 << (token - 0xd9), (size) => this.text(size));
      case 0xdc:
      case 0xdd:
        return this.sized(2 << (token - 0xdc), (size) => this.open(size, false));
      case 0xde:
      case 0xdf:
        return this.sized(2 << (token - 0xde), (size) => this.open(size, true));
      default:
        throw new MalformedValueError(`the byte ${token.toString(16)}, which begins no value of a trace`);
    }
  }

  private sized(width: number, then: (size: number) => boolean): boolean {
    if (this.at + width > this.limit) return false;
    const size = this.view.readUIntBE(this.at, width);
    this.at += width;
    return then(size);
  }

  private open(count: number, isMap: boolean): boolean {
    const values = isMap ? count * 2 : count;
    this.elements += values;
    if (this.elements > TRACE_LIMITS.elementsMax) throw tooLarge('number of elements', this.elements);
    if (values === 0) return true;
    if (this.depth === TRACE_LIMITS.nestingMax) {
      throw new MalformedValueError(`more than ${TRACE_LIMITS.nestingMax} arrays and maps inside each other`);
    }
    this.pending[this.depth] = values;
    this.isMap[this.depth] = isMap ? 1 : 0;
    this.depth += 1;
    return true;
  }

  private text(size: number): boolean {
    if (size > TRACE_LIMITS.textBytesMax) throw tooLarge('text', size);
    const end = this.at + size;
    if (end > this.limit) return false;
    for (let at = this.at; at < end; at += 1) {
      if (this.view[at]! < 0x80) continue;
      if (!isUtf8(this.view.subarray(this.at, end))) throw new MalformedValueError('text that is no UTF-8');
      break;
    }
    this.at = end;
    return true;
  }

  private binary(size: number): boolean {
    if (size > TRACE_LIMITS.binaryBytesMax) throw tooLarge('binary', size);
    return this.skip(size);
  }

  private skip(size: number): boolean {
    if (this.at + size > this.limit) return false;
    this.at += size;
    return true;
  }
}

function isTextToken(token: number): boolean {
  return (token >= 0xa0 && token < 0xc0) || (token >= 0xd9 && token <= 0xdb);
}

function tooLarge(what: string, size: number): MalformedValueError {
  return new MalformedValueError(`a ${what} of ${size}, more than a trace may hold`);
}
