import type { Address } from '../connStats.ts';

/** Number of bytes of an IPv6 address. */
const IPV6_BYTES = 16;
const DOT = '.'.charCodeAt(0);
const DIGIT_ZERO = '0'.charCodeAt(0);

/** Whether the address is unset or all zero, which the kernel side takes for "not set". */
export function isZeroAddress(address: Address): boolean {
  return address === '' || address === '0.0.0.0' || address === '::';
}

/** Bytes of an address in network order: 4 for dotted text, 16 for text with a colon; an unset address is 4 zeros. */
export function addressBytes(address: Address): Uint8Array {
  if (address.includes(':')) return ipv6Bytes(address);
  if (address === '') return new Uint8Array(4);
  return Uint8Array.from(address.split('.'), Number);
}

/**
 * Writes the bytes of an address where they are wanted.
 *
 * @returns their number
 */
export function putAddress(target: Uint8Array, offset: number, address: Address): number {
  if (address === '' || address.includes(':')) {
    const bytes = addressBytes(address);
    target.set(bytes, offset);
    return bytes.length;
  }
  let part = 0;
  let value = 0;
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index);
    if (code !== DOT) {
      value = value * 10 + code - DIGIT_ZERO;
      continue;
    }
    target[offset + part] = value;
    part += 1;
    value = 0;
  }
  target[offset + part] = value;
  return part + 1;
}

/** Canonical text (RFC 5952) of 4 or 16 bytes. */
export function addressText(bytes: Uint8Array): Address {
  if (bytes.length !== IPV6_BYTES) return bytes.join('.');
  if (isMappedV4(bytes)) return `::ffff:${bytes.subarray(12).join('.')}`;
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0));
  const gap = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (gap.length < 2) return hex.join(':');
  return `${hex.slice(0, gap.start).join(':')}::${hex.slice(gap.start + gap.length).join(':')}`;
}

/** Whether 16 bytes are an IPv4 address mapped into IPv6 (`::ffff:a.b.c.d`). */
export function isMappedV4(bytes: Uint8Array): boolean {
  if (bytes.length !== IPV6_BYTES) return false;
  return bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
}

function ipv6Bytes(address: Address): Uint8Array {
  const [head = '', tail] = address.split('::');
  const front = groupBytes(head);
  const back = tail === undefined ? [] : groupBytes(tail);
  const bytes = new Uint8Array(IPV6_BYTES);
  bytes.set(front, 0);
  bytes.set(back, IPV6_BYTES - back.length);
  return bytes;
}

function groupBytes(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}
