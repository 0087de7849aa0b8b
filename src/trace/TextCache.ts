const SLOTS = 4096;
/** Copied, which is faster than filling a new list: a trace is opened often in tests and sweeps. */
const NO_TEXTS: readonly string[] = Array.from({ length: SLOTS }, () => '');
/** Longer texts seldom come again, and comparing them costs more than making them anew. */
const CACHED_BYTES_MAX = 256;

/**
 * Gives the text of a stretch of bytes, one character per byte, and the same text again for the same bytes: most texts
 * of a trace come many times. It holds on to no more than a fixed number of texts.
 */
export class TextCache {
  private readonly isAscii: boolean;
  private readonly texts: string[] = NO_TEXTS.slice();

  constructor(charset: 'ascii' | 'latin1') {
    this.isAscii = charset === 'ascii';
  }

  /** @returns `undefined` for a byte that is not of the charset */
  get(bytes: Buffer, from: number, to: number): string | undefined {
    const length = to - from;
    const slot = slotOf(bytes, from, to);
    const known = this.texts[slot]!;
    if (known.length === length && isSame(known, bytes, from)) return known;
    if (this.isAscii && !isAscii(bytes, from, to)) return undefined;
    const text = bytes.toString('latin1', from, to);
    if (length <= CACHED_BYTES_MAX) this.texts[slot] = text;
    return text;
  }
}

function isAscii(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! >= 0x80) return false;
  return true;
}

function isSame(text: string, bytes: Buffer, from: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) !== bytes[from + index]) return false;
  }
  return true;
}

/** From the length and sixteen bytes at most: texts that differ elsewhere only cost a second look. */
function slotOf(bytes: Buffer, from: number, to: number): number {
  const step = ((to - from) >> 4) + 1;
  let hash = to - from;
  for (let at = from; at < to; at += step) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  return (hash ^ (hash >>> 12)) & (SLOTS - 1);
}
