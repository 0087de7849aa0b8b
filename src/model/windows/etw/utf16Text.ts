import { AgentCrash } from '../AgentCrash.ts';
import { toUtf8Bytes } from '../../usm/utf8.ts';
import type { ByteText } from '../byteText.ts';

/** What the agent finds where it expects a text. */
export interface Utf16Reading {
  /** `false` only for a terminator at the very beginning. */
  readonly isFound: boolean;
  /** The text, without its terminator. Unpaired surrogates stay as they are. */
  readonly text: string;
  /** Where the next field begins. */
  readonly next: number;
}

/**
 * Reads a UTF-16 text up to its zero unit, as the agent does.
 *
 * An empty text is "not found". Without a terminator the rest of the data is the text: an odd last byte is left out of
 * it but counts for the next offset, so a single byte is an empty text that was found.
 *
 * @throws AgentCrash when nothing is left at the offset
 * @upstream datadog-agent pkg/util/winutil ParseUnicodeString @ c45d449
 */
export function readUtf16(data: ByteText, offset: number): Utf16Reading {
  const bytes = data.length - offset;
  if (bytes <= 0) {
    throw new AgentCrash('index-out-of-range', 'pkg/util/winutil ParseUnicodeString', 'no data where a text begins');
  }
  let text = '';
  let at = offset;
  for (; at + 1 < data.length; at += 2) {
    const unit = data.charCodeAt(at) | (data.charCodeAt(at + 1) << 8);
    if (unit === 0) return { isFound: at !== offset, text, next: at + 2 };
    text += String.fromCharCode(unit);
  }
  return { isFound: true, text, next: data.length };
}

/** Writes a text as UTF-16 with a terminator. */
export function utf16Bytes(text: string): ByteText {
  let bytes = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes += String.fromCharCode(unit & 0xff, unit >>> 8);
  }
  return `${bytes}\0\0`;
}

/** Writes a text as UTF-8 the way Go does; an unpaired surrogate becomes three bytes. */
export function utf8BytesOfUtf16(text: string): ByteText {
  let isAscii = true;
  for (let index = 0; index < text.length && isAscii; index += 1) isAscii = text.charCodeAt(index) < 0x80;
  return isAscii ? text : toUtf8Bytes(text);
}
