import type { Address, ConnFamily, ConnType } from '../connStats.ts';
import { addressBytes } from '../kernel/addressBytes.ts';
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
  const source = addressBytes(parts.source);
  const dest = addressBytes(parts.dest);
  const message = new Uint8Array(FIXED_BYTES + source.length + dest.length);
  const view = new DataView(message.buffer);
  view.setUint32(4, cookie32);
  view.setUint16(COOKIE_BYTES, parts.dport, true);
  view.setUint16(COOKIE_BYTES + 2, parts.sport, true);
  view.setUint32(COOKIE_BYTES + 4, parts.pid, true);
  view.setUint8(COOKIE_BYTES + 8, (parts.family << 4) | parts.type);
  message.set(source, FIXED_BYTES);
  message.set(dest, FIXED_BYTES + source.length);
  return murmurHash3First64(message);
}
