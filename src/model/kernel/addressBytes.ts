import type { Address } from '../connStats.ts';

const IPV4_BYTES = 4;
const IPV6_BYTES = 16;
const DOT = '.'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const DIGIT_ZERO = '0'.charCodeAt(0);
const DIGIT_NINE = '9'.charCodeAt(0);
/** The bit in which small letters differ from large ones. */
const SMALL = 0x20;
const LETTER_A = 'a'.charCodeAt(0);
/** Bytes of a mapped address that are zero. */
const MAPPED_ZEROS = 10;

/** Whether the address is unset or all zero, which the kernel side takes for "not set". */
export function isZeroAddress(address: Address): boolean {
  return address === '' || address === '0.0.0.0' || address === '::';
}

/** Bytes of an address in network order: 4 for dotted text, 16 for text with a colon; an unset address is 4 zeros. */
export function addressBytes(address: Address): Uint8Array {
  const bytes = new Uint8Array(address.includes(':') ? IPV6_BYTES : IPV4_BYTES);
  putAddress(bytes, 0, address);
  return bytes;
}

/**
 * Writes the bytes of an address where they are wanted.
 *
 * @returns their number
 */
export function putAddress(target: Uint8Array, offset: number, address: Address): number {
  if (address.includes(':')) {
    putIpv6(target, offset, address);
    return IPV6_BYTES;
  }
  if (address === '') target.fill(0, offset, offset + IPV4_BYTES);
  else putDotted(target, offset, address, 0);
  return IPV4_BYTES;
}

/** Writes the bytes of the dotted text that begins at a place of an address and reaches to its end. */
function putDotted(target: Uint8Array, offset: number, address: Address, from: number): void {
  let next = offset;
  let value = 0;
  for (let index = from; index < address.length; index += 1) {
    const code = address.charCodeAt(index);
    if (code !== DOT) {
      value = value * 10 + code - DIGIT_ZERO;
      continue;
    }
    target[next] = value;
    next += 1;
    value = 0;
  }
  target[next] = value;
}

/** Groups are written one after the other; those behind `::` then move to the end. */
function putIpv6(target: Uint8Array, offset: number, address: Address): void {
  const end = offset + IPV6_BYTES;
  const dotted = address.includes('.') ? address.lastIndexOf(':') + 1 : address.length;
  let next = offset;
  let gap = end;
  for (let index = 0; index < dotted; ) {
    if (address.charCodeAt(index) === COLON) {
      if (address.charCodeAt(index + 1) === COLON) gap = next;
      index += 1;
      continue;
    }
    let value = 0;
    for (; index < dotted && address.charCodeAt(index) !== COLON; index += 1) {
      value = value * 16 + hexValue(address.charCodeAt(index));
    }
    target[next] = value >> 8;
    target[next + 1] = value & 0xff;
    next += 2;
  }
  if (dotted < address.length) {
    putDotted(target, next, address, dotted);
    next += IPV4_BYTES;
  }
  if (gap === end) return;
  target.copyWithin(end - (next - gap), gap, next);
  target.fill(0, gap, end - (next - gap));
}

function hexValue(code: number): number {
  return code <= DIGIT_NINE ? code - DIGIT_ZERO : (code | SMALL) - LETTER_A + 10;
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
  for (let index = 0; index < MAPPED_ZEROS; index += 1) if (bytes[index] !== 0) return false;
  return bytes[MAPPED_ZEROS] === 0xff && bytes[MAPPED_ZEROS + 1] === 0xff;
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
