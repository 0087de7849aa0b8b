import { addressBytes, addressText } from '../../kernel/addressBytes.ts';
import type { Address } from '../../connStats.ts';
import { assert } from '../../assert.ts';
import { type ByteText, u16At, u16NetworkAt, u16NetworkText, u16Text, u32Text } from '../byteText.ts';

/** Address families as Windows numbers them. */
export const AF_INET = 2;
export const AF_INET6 = 23;

/** Bytes of a packed socket address, which also say which of the two layouts it has. */
export const SOCKADDR_IN_BYTES = 16;
export const SOCKADDR_IN6_BYTES = 28;

const ZERO_IPV4_TAIL = '\0'.repeat(12);
const IPV6_IN_TEXT = 16;

/** One end of a connection as HTTP.sys writes it. */
export interface SocketEnd {
  readonly address: Address;
  readonly port: number;
}

/** The address of an end as the agent keeps it: 16 bytes, of which IPv4 uses the first four. */
export interface RawEnd {
  readonly port: number;
  readonly bytes: ByteText;
}

/** Writes a socket address: 16 bytes for a dotted address, else 28. */
export function socketAddressBytes({ address, port }: SocketEnd): ByteText {
  const bytes = String.fromCharCode(...addressBytes(address));
  if (bytes.length === 4) return u16Text(AF_INET) + u16NetworkText(port) + bytes + u32Text(0) + u32Text(0);
  return u16Text(AF_INET6) + u16NetworkText(port) + u32Text(0) + bytes + u32Text(0);
}

/** Reads port and address of a socket address; the layout says how many bytes the address has, not its family. */
export function readSocketAddress(data: ByteText, offset: number, layoutBytes: number): RawEnd {
  const port = u16NetworkAt(data, offset + 2);
  if (layoutBytes === SOCKADDR_IN_BYTES) return { port, bytes: data.slice(offset + 4, offset + 8) + ZERO_IPV4_TAIL };
  return { port, bytes: data.slice(offset + 8, offset + 24) };
}

/** Reads the family of a socket address. */
export function familyAt(data: ByteText, offset: number): number {
  return u16At(data, offset);
}

/** Text of 16 bytes: four of them when the family is 2, all of them with any other number. */
export function addressOfFamily(family: number, bytes: ByteText): Address {
  assert(bytes.length === IPV6_IN_TEXT, 'an address is kept in 16 bytes');
  const at = (index: number): number => bytes.charCodeAt(index);
  if (family === AF_INET) return `${at(0)}.${at(1)}.${at(2)}.${at(3)}`;
  return addressText(Uint8Array.from({ length: IPV6_IN_TEXT }, (_, index) => at(index)));
}
