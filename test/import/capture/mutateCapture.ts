import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CaptureError } from '../../../src/errors.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { importBytes, readBack } from './importBytes.ts';

const SOURCES = [
  'ethernet-micro.pcap',
  'ethernet-nano.pcap',
  'ethernet.pcapng',
  'raw.pcap',
  'sll-micro.pcap',
  'sll2-nano.pcap',
  'snap120.pcapng',
  'snap60.pcap',
  'two-interfaces.pcapng',
].map((name) => readFileSync(path.join(ROOT, 'fixtures/pcap/formats', name)));
const CLASSIC = SOURCES.filter((bytes) => bytes[0] !== 0x0a);
/** Numbers that lengths and counters break at. */
const EDGES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff];
/** One in so many traces is read back and validated. */
const READ_BACK_EVERY = 20;

/** What a campaign of mutated captures gave. */
export interface MutationResult {
  readonly imported: number;
  readonly refused: number;
  readonly readBack: number;
}

/**
 * Imports mutated captures one after the other. Whatever is in them, an import ends well or with the one error that is
 * documented, and what it wrote is a valid trace.
 *
 * @throws what an import threw that is no such error, or that a trace is not valid; with the number of the capture
 */
export async function importMutated(seed: number, count: number): Promise<MutationResult> {
  const result = { imported: 0, refused: 0, readBack: 0 };
  for (let number = 0; number < count; number += 1) {
    const capture = mutated(randomOf(seed + number));
    try {
      const isTwo = number % 7 === 0;
      const captures = isTwo ? { host: capture, other: SOURCES[number % SOURCES.length]! } : { host: capture };
      const { trace } = await importBytes(captures, { hasAllSegments: number % 2 === 0 });
      result.imported += 1;
      if (result.imported % READ_BACK_EVERY !== 0) continue;
      const { problems } = await readBack(trace);
      if (problems.length > 0) throw new Error(problems.join('; '));
      result.readBack += 1;
    } catch (error) {
      if (!(error instanceof CaptureError))
        throw new Error(`mutated capture of seed ${seed + number}`, { cause: error });
      result.refused += 1;
    }
  }
  return result;
}

type Random = (below: number) => number;

/** A small generator: the same seed gives the same capture on every machine. */
function randomOf(seed: number): Random {
  let state = (seed * 0x9e37_79b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutated(random: Random): Buffer {
  if (random(2) === 0) return mutatedPackets(random);
  let bytes: Buffer = Buffer.from(SOURCES[random(SOURCES.length)]!);
  for (let change = 1 + random(8); change > 0; change -= 1) bytes = CHANGES[random(CHANGES.length)]!(bytes, random);
  return bytes;
}

/** A capture whose frame is sound: packets are changed inside, cut, left out, shown twice, and put out of order. */
function mutatedPackets(random: Random): Buffer {
  const source = CLASSIC[random(CLASSIC.length)]!;
  const packets: Buffer[] = [];
  for (let at = 24; at < source.length; ) {
    const end = at + 16 + source.readUInt32LE(at + 8);
    packets.push(Buffer.from(source.subarray(at, end)));
    at = end;
  }
  for (let change = 1 + random(12); change > 0 && packets.length > 0; change -= 1) {
    const number = random(packets.length);
    const packet = packets[number]!;
    const kind = random(8);
    if (kind === 0) packets.splice(number, 1);
    else if (kind === 1) packets.splice(random(packets.length), 0, Buffer.from(packet));
    else if (kind === 2) packets.push(...packets.splice(number, 1));
    else if (kind === 3) {
      const shorter = Buffer.from(packet.subarray(0, 16 + random(packet.length - 15)));
      shorter.writeUInt32LE(shorter.length - 16, 8);
      packets[number] = shorter;
    } else if (packet.length > 20) {
      const at = 16 + random(packet.length - 19);
      if (kind < 6) packet[at] = random(256);
      else if (kind === 6) packet.writeUInt32BE(EDGES[random(EDGES.length)]!, at);
      else packet.writeUInt32BE((packet.readUInt32BE(at) + random(2000) - 1000) >>> 0, at);
    }
  }
  return Buffer.concat([source.subarray(0, 24), ...packets]);
}

type Change = (bytes: Buffer, random: Random) => Buffer;

const CHANGES: readonly Change[] = [
  (bytes, random) => set(bytes, random, (old) => old ^ (1 << random(8))),
  (bytes, random) => set(bytes, random, () => random(256)),
  (bytes, random) => {
    if (bytes.length < 8) return bytes;
    const at = random(bytes.length - 4);
    const edge = EDGES[random(EDGES.length)]!;
    if (random(2) === 0) bytes.writeUInt32LE(edge, at);
    else bytes.writeUInt32BE(edge, at);
    return bytes;
  },
  (bytes, random) => (random(4) === 0 ? bytes.subarray(0, random(bytes.length + 1)) : bytes),
  // A piece goes, comes twice, or comes from another capture.
  (bytes, random) => {
    const [from, to] = [random(bytes.length + 1), random(bytes.length + 1)].toSorted((a, b) => a - b) as [
      number,
      number,
    ];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 200))]);
  },
  (bytes, random) => {
    const from = random(bytes.length + 1);
    const piece = bytes.subarray(from, from + random(200));
    return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]);
  },
  (bytes, random) => {
    const other = SOURCES[random(SOURCES.length)]!;
    return Buffer.concat([bytes.subarray(0, random(bytes.length + 1)), other.subarray(random(other.length))]);
  },
];

function set(bytes: Buffer, random: Random, change: (old: number) => number): Buffer {
  if (bytes.length === 0) return bytes;
  const at = random(bytes.length);
  bytes[at] = change(bytes[at]!);
  return bytes;
}
