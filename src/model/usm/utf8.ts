const REPLACEMENT = 0xfffd;

/** Bytes read as UTF-8 text, with the way back from text to bytes. */
export interface Utf8View {
  /** The text; a byte that is not part of valid UTF-8 is one U+FFFD. */
  readonly text: string;
  /** Byte position of a position in the text (in UTF-16 units; the end included). */
  byteAt(textIndex: number): number;
}

/**
 * Reads bytes (one character per byte) as Go reads them: each invalid byte counts as one character of its own.
 */
export function readUtf8(bytes: string): Utf8View {
  if (!hasHighByte(bytes)) return { text: bytes, byteAt: (textIndex) => textIndex };
  let text = '';
  const byteByIndex: number[] = [];
  for (let position = 0; position < bytes.length; ) {
    const { codePoint, width } = decodeAt(bytes, position);
    const character = String.fromCodePoint(codePoint);
    for (let unit = 0; unit < character.length; unit += 1) byteByIndex.push(position);
    text += character;
    position += width;
  }
  byteByIndex.push(bytes.length);
  return { text, byteAt: (textIndex) => byteByIndex[textIndex] ?? bytes.length };
}

/** Writes text as UTF-8, one character per byte. */
export function toUtf8Bytes(text: string): string {
  let bytes = '';
  for (const character of text) bytes += encode(character.codePointAt(0)!);
  return bytes;
}

function hasHighByte(bytes: string): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes.charCodeAt(index) >= 0x80) return true;
  }
  return false;
}

function decodeAt(bytes: string, position: number): { readonly codePoint: number; readonly width: number } {
  const first = bytes.charCodeAt(position);
  if (first < 0x80) return { codePoint: first, width: 1 };
  const invalid = { codePoint: REPLACEMENT, width: 1 };
  const width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return invalid;
  let codePoint = first & (0xff >> (width + 1));
  for (let offset = 1; offset < width; offset += 1) {
    const next = bytes.charCodeAt(position + offset);
    if (!(next >= 0x80 && next <= 0xbf)) return invalid;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  const isOverlong = (width === 3 && codePoint < 0x800) || (width === 4 && codePoint < 0x1_0000);
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isOverlong || isSurrogate || codePoint > 0x10_ffff ? invalid : { codePoint, width };
}

function encode(codePoint: number): string {
  const tail = (shift: number): number => 0x80 | ((codePoint >> shift) & 0x3f);
  if (codePoint < 0x80) return String.fromCharCode(codePoint);
  if (codePoint < 0x800) return String.fromCharCode(0xc0 | (codePoint >> 6), tail(0));
  if (codePoint < 0x1_0000) return String.fromCharCode(0xe0 | (codePoint >> 12), tail(6), tail(0));
  return String.fromCharCode(0xf0 | (codePoint >> 18), tail(12), tail(6), tail(0));
}
