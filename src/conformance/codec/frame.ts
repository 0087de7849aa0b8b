import { IPV4, IPV6, TCP, UDP } from '../../model/connStats.ts';
import type { ConnTuple } from '../../model/kernel/tuple.ts';
import type { Frame } from '../../model/usm/parseFrame.ts';
import { wrapU32 } from '../../model/u64.ts';
import type { JsonObject } from '../vector.ts';
import { bigintOf, MalformedVectorError, numberOf, textOf, textsOf } from './fields.ts';

const IP_PROTOCOLS: Readonly<Record<string, number>> = { tcp: 6, udp: 17, icmp: 1 };
const TCP_ACK = 16;

/** Reads the ends written into an operation: a tuple without process and namespace. What is not TCP counts as UDP. */
export function packetTupleFromJson(json: JsonObject): ConnTuple {
  return { ...endsFromJson(json), netns: 0, pid: 0, type: (json['proto'] ?? 'tcp') === 'tcp' ? TCP : UDP };
}

/** Reads an operation `packet` as the frame that the socket filter sees. Handles are 0. */
export function frameFromJson(json: JsonObject): Frame {
  const proto = json['proto'] === undefined ? 'tcp' : textOf(json, 'proto');
  const ipProtocol = IP_PROTOCOLS[proto];
  if (ipProtocol === undefined) throw new MalformedVectorError(`field proto: unknown protocol ${proto}`);
  const ends = endsFromJson(json);
  return {
    cpu: numberOf(json, 'cpu'),
    timeNs: bigintOf(json, 'timeNs'),
    etherType: json['etherType'] === undefined ? (ends.family === IPV6 ? 0x86dd : 0x0800) : numberOf(json, 'etherType'),
    ipv4HeaderWords: json['ihl'] === undefined ? 5 : numberOf(json, 'ihl'),
    ipProtocol,
    ends,
    seq: numberOf(json, 'seq'),
    flags: numberOf(json, 'flags'),
    payload: textOf(json, 'payload'),
    padding: textOf(json, 'padding'),
    hits: 0,
  };
}

/** Reads an operation `burst`: the frames it stands for, in order. With two payloads the odd frames travel back. */
export function burstFromJson(json: JsonObject): Frame[] {
  const first = frameFromJson(json);
  const payloads = textsOf(json, 'payloads');
  const stepNs = bigintOf(json, 'stepNs');
  const seqStep = numberOf(json, 'seqStep');
  const { src, sport, dst, dport, family } = first.ends;
  const back = { src: dst, sport: dport, dst: src, dport: sport, family };
  return Array.from({ length: numberOf(json, 'count') }, (_, index) => ({
    ...first,
    timeNs: first.timeNs + BigInt(index) * stepNs,
    seq: wrapU32(first.seq + index * seqStep),
    flags: TCP_ACK,
    payload: payloads[index % payloads.length] ?? '',
    ends: payloads.length === 2 && index % 2 === 1 ? back : first.ends,
  }));
}

function endsFromJson(json: JsonObject): Frame['ends'] {
  return {
    src: textOf(json, 'src'),
    sport: numberOf(json, 'sport'),
    dst: textOf(json, 'dst'),
    dport: numberOf(json, 'dport'),
    family: textOf(json, 'family') === 'v6' ? IPV6 : IPV4,
  };
}
