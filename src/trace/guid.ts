import { bytesOfHex, hexOfBytes } from '../model/windows/byteText.ts';

const GUID = /^(?:\{([0-9a-f-]+)\}|([0-9a-f-]+))$/i;
const PARTS = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;
const RAW = /^[0-9a-f]{32}$/i;

/**
 * The 16 raw bytes of a GUID, one character per byte: from its text, with or without braces, or from the raw bytes
 * written as 32 hexadecimal digits. In memory the first three parts of the text stand little endian:
 * `dd5ef90a-6398-47a4-ad34-4dcecdef795f` is `0af95edd9863a447ad344dcecdef795f`.
 *
 * @returns `undefined` when the text is neither
 */
export function guidBytes(text: string): string | undefined {
  if (RAW.test(text)) return bytesOfHex(text);
  const [, inBraces, bare] = GUID.exec(text) ?? [];
  const parts = PARTS.exec(inBraces ?? bare ?? '')?.slice(1);
  if (!parts) return undefined;
  return parts.map((part, place) => (place < 3 ? reversed(bytesOfHex(part)) : bytesOfHex(part))).join('');
}

/** A GUID as people write it, from its 16 raw bytes. */
export function guidText(bytes: string): string {
  const parts = [bytes.slice(0, 4), bytes.slice(4, 6), bytes.slice(6, 8), bytes.slice(8, 10), bytes.slice(10)];
  return parts.map((part, place) => hexOfBytes(place < 3 ? reversed(part) : part)).join('-');
}

function reversed(bytes: string): string {
  return Array.from(bytes).toReversed().join('');
}
