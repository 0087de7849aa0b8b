import { TCP, UDP } from '../../model/connStats.ts';
import type { KernelPacket } from '../../model/kernel/KernelPacket.ts';
import { type KernelSocket, kernelSocket } from '../../model/kernel/KernelSocket.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, booleanOf, numberOf, textOf } from './fields.ts';

/** Reads a kernel socket. */
export function kernelSocketFromJson(json: JsonObject): KernelSocket {
  const socket = kernelSocket({
    pointer: bigintOf(json, 'pointer'),
    type: textOf(json, 'type') === 'udp' ? UDP : TCP,
    family: familyOf(textOf(json, 'family')),
  });
  changeSocket(socket, json);
  return socket;
}

/** Changes the fields that the object names. */
export function changeSocket(socket: KernelSocket, change: JsonObject): void {
  if (change['src'] !== undefined) socket.src = textOf(change, 'src');
  if (change['dst'] !== undefined) socket.dst = textOf(change, 'dst');
  if (change['family'] !== undefined) socket.family = familyOf(textOf(change, 'family'));
  for (const field of ['sport', 'inetSport', 'dport', 'netns', 'srttUs', 'mdevUs', 'err'] as const) {
    if (change[field] !== undefined) socket[field] = numberOf(change, field);
  }
  for (const field of ['segsIn', 'segsOut', 'retransOut'] as const) {
    if (change[field] !== undefined) socket[field] = numberOf(change, field);
  }
}

/** Reads a packet; its payload has one character per byte. */
export function kernelPacketFromJson(json: JsonObject): KernelPacket {
  const type = textOf(json, 'type');
  const packet: KernelPacket = {
    src: textOf(json, 'src'),
    dst: textOf(json, 'dst'),
    sport: numberOf(json, 'sport'),
    dport: numberOf(json, 'dport'),
    family: textOf(json, 'family') === 'v6' ? 'v6' : 'v4',
    protocol: type === 'tcp' || type === 'udp' ? type : 'other',
    payload: bytesOf(textOf(json, 'payload')),
    isTorn: ['noHead', 'noNetwork', 'noTransport'].some((field) => booleanOf(json, field)),
  };
  return json['udpLen'] === undefined ? packet : { ...packet, udpLength: numberOf(json, 'udpLen') };
}

function familyOf(name: string): KernelSocket['family'] {
  return name === 'v4' || name === 'v6' ? name : 'other';
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
