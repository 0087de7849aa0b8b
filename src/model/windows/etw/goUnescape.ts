import type { ByteText } from '../byteText.ts';

/** Part of an address; host and zone are stricter than the others, which are all alike here. */
export type GoUrlPart = 'path' | 'fragment' | 'userinfo' | 'host' | 'zone';

/** What may stand in a host unescaped, beside letters, digits and everything that is not ASCII. */
const HOST_MARKS = new Set('!$&\'()*+,;=:[]<>"-_.~');
const PERCENT = 0x25;
const SPACE = 0x20;

/**
 * Decodes percent escapes as Go's address parser does.
 *
 * @returns `undefined` for an escape without two hexadecimal digits, and for what the part does not allow
 * @upstream go net/url unescape @ go1.22
 */
export function goUnescape(text: ByteText, part: GoUrlPart): ByteText | undefined {
  const isStrict = part === 'host' || part === 'zone';
  if (!isStrict && !text.includes('%')) return text;
  let decoded = '';
  for (let index = 0; index < text.length; index += 1) {
    const byte = text.charCodeAt(index);
    if (byte !== PERCENT) {
      if (isStrict && byte < 0x80 && !mayStandInHost(byte)) return undefined;
      decoded += text[index];
      continue;
    }
    const high = hexDigit(text.charCodeAt(index + 1));
    const low = hexDigit(text.charCodeAt(index + 2));
    if (high < 0 || low < 0) return undefined;
    const value = high * 16 + low;
    if (isStrict && !mayBeEscaped(value, part)) return undefined;
    decoded += String.fromCharCode(value);
    index += 2;
  }
  return decoded;
}

/**
 * A percent sign may be escaped in both. Else a host escapes only what is not ASCII, and a zone only what could stand
 * there as it is, or a space, which Windows puts there.
 */
function mayBeEscaped(value: number, part: GoUrlPart): boolean {
  if (value === PERCENT) return true;
  return part === 'zone' ? value === SPACE || mayStandInHost(value) : value >= 0x80;
}

function mayStandInHost(byte: number): boolean {
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  return isLetter || (byte >= 0x30 && byte <= 0x39) || HOST_MARKS.has(String.fromCharCode(byte));
}

/** Value of a hexadecimal digit, or -1. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}
