import type { ByteText } from '../byteText.ts';

/** A text of one byte per character and where the next field begins. */
export interface AsciiReading {
  readonly text: string;
  readonly next: number;
}

/** Reads a text up to its zero byte. @returns `undefined` without one */
export function readAscii(data: ByteText, offset: number): AsciiReading | undefined {
  const end = data.indexOf('\0', offset);
  return end < 0 ? undefined : { text: data.slice(offset, end), next: end + 1 };
}
