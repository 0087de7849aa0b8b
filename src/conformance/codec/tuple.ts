import { addressBytes, addressText, isMappedV4 } from '../../model/kernel/addressBytes.ts';
import { type Address, IPV4, IPV6, TCP, UDP } from '../../model/connStats.ts';
import type { ConnTuple } from '../../model/kernel/tuple.ts';
import type { JsonObject } from '../vector.ts';
import { numberOf, textOf } from './fields.ts';

/** Reads a kernel tuple, local end first. */
export function tupleFromJson(json: JsonObject): ConnTuple {
  return {
    src: canonical(textOf(json, 'src')),
    dst: canonical(textOf(json, 'dst')),
    sport: numberOf(json, 'sport'),
    dport: numberOf(json, 'dport'),
    netns: numberOf(json, 'netns'),
    pid: numberOf(json, 'pid'),
    type: textOf(json, 'type') === 'udp' ? UDP : TCP,
    family: textOf(json, 'family') === 'v6' ? IPV6 : IPV4,
  };
}

/** Writes a kernel tuple the way vectors show one: an IPv4-mapped address has no dotted end. */
export function tupleToJson(tuple: ConnTuple): JsonObject {
  return {
    src: plainHex(tuple.src),
    dst: plainHex(tuple.dst),
    sport: tuple.sport,
    dport: tuple.dport,
    netns: tuple.netns,
    pid: tuple.pid,
    type: tuple.type === UDP ? 'udp' : 'tcp',
    family: tuple.family === IPV6 ? 'v6' : 'v4',
  };
}

function canonical(address: Address): Address {
  return address.includes(':') ? addressText(addressBytes(address)) : address;
}

function plainHex(address: Address): Address {
  if (!address.includes(':')) return address;
  const bytes = addressBytes(address);
  if (!isMappedV4(bytes)) return address;
  const groups = [12, 14].map((index) => (((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)).toString(16));
  return `::ffff:${groups.join(':')}`;
}
