import type { Address, ConnFamily, ConnType } from '../connStats.ts';
import { putAddress } from '../kernel/addressBytes.ts';
import { murmurHash3First64 } from './murmurHash3.ts';

/** What the 64-bit identity of a connection is made of: neither namespace nor direction. */
export interface CookieParts {
  readonly pid: number;
  readonly sport: number;
  readonly dport: number;
  readonly family: ConnFamily;
  readonly type: ConnType;
  readonly source: Address;
  readonly dest: Address;
}

const COOKIE_BYTES = 8;
const FIXED_BYTES = COOKIE_BYTES + 9;
/** Two IPv6 addresses, rounded up to whole blocks of 16 bytes. */
const MESSAGE_BYTES_MAX = 64;

/** What is hashed, with zeros behind it. Every byte that counts is written anew at each call. */
const message = new Uint8Array(MESSAGE_BYTES_MAX);
const view = new DataView(message.buffer);
let lastSize = 0;

/**
 * The identity of a connection in user space: a hash of the kernel's 32-bit cookie and of the connection's byte key.
 *
 * The cookie is written as 8 big-endian bytes, the byte key little-endian: pid, source port and destination port in one
 * u64, then family and type in one byte, then both addresses.
 *
 * @param cookie32 - u32; 0 for a close that the kernel found no entry for, so that such closes of one tuple are equal
 * @returns u64
 * @upstream datadog-agent pkg/network/tracer/connection/cookie.go cookieHasher.Hash @ c45d449
 */
export function statCookie(cookie32: number, parts: CookieParts): bigint {
  const { pid, sport, dport, family, type, source, dest } = parts;
  // The first four bytes stay zero: the cookie is a u32.
  view.setUint32(4, cookie32);
  view.setUint16(COOKIE_BYTES, dport, true);
  view.setUint16(COOKIE_BYTES + 2, sport, true);
  view.setUint32(COOKIE_BYTES + 4, pid, true);
  view.setUint8(COOKIE_BYTES + 8, (family << 4) | type);
  const sourceBytes = putAddress(message, FIXED_BYTES, source);
  const destBytes = putAddress(message, FIXED_BYTES + sourceBytes, dest);
  const size = FIXED_BYTES + sourceBytes + destBytes;
  // A longer message may have stood here before.
  if (size < lastSize) message.fill(0, size, lastSize);
  lastSize = size;
  return murmurHash3First64(view, size);
}
