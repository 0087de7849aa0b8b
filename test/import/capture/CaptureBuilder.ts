import { tcpPacket } from '../../../src/trace/export/tcpPacket.ts';

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

/** A packet of a capture that is to be built. */
export interface BuiltPacket {
  /** ns since the first one. */
  readonly atNs: number;
  /** From the link layer on. */
  readonly bytes: Buffer;
  readonly wireBytes?: number;
}

const START_NS = 1_700_000_000_000_000_000n;

export const CLIENT = { address: '10.0.0.1', port: 40_000 };
export const SERVER = { address: '10.0.0.2', port: 80 };

interface Part {
  readonly flags?: number;
  readonly text?: string;
  readonly seq?: number;
  readonly ack?: number;
  readonly atNs?: number;
}

/** Writes a conversation packet by packet, as raw IP, with numbers that fit. */
export class Conversation {
  readonly packets: BuiltPacket[] = [];
  private readonly ends;
  private readonly next: [number, number];
  private atNs: number;
  private id = 0;

  constructor(
    options: { client?: typeof CLIENT; server?: typeof CLIENT; seqs?: [number, number]; atNs?: number } = {},
  ) {
    this.ends = [options.client ?? CLIENT, options.server ?? SERVER] as const;
    this.next = [...(options.seqs ?? [1000, 5000])] as [number, number];
    this.atNs = options.atNs ?? 0;
  }

  /** One packet; 0 is the client. Its numbers go on from the last one's unless they are given. */
  send(side: 0 | 1, { flags = ACK | PSH, text = '', seq, ack, atNs }: Part = {}): this {
    const [source, target] = side === 0 ? this.ends : [this.ends[1], this.ends[0]];
    const payload = Buffer.from(text, 'latin1');
    const own = seq ?? this.next[side];
    this.id += 1;
    this.atNs = atNs ?? this.atNs + 1_000_000;
    const hasAck = (flags & ACK) !== 0;
    const packet = tcpPacket({
      source: source.address,
      sourcePort: source.port,
      target: target.address,
      targetPort: target.port,
      seq: own,
      ack: hasAck ? (ack ?? this.next[1 - side]!) : 0,
      flags,
      payload,
      id: this.id,
    });
    this.packets.push({ atNs: this.atNs, bytes: packet });
    if (seq === undefined) this.next[side] = (own + payload.length + ((flags & (SYN | FIN)) === 0 ? 0 : 1)) >>> 0;
    return this;
  }

  handshake(): this {
    return this.send(0, { flags: SYN })
      .send(1, { flags: SYN | ACK })
      .send(0, { flags: ACK });
  }

  exchange(path = '/a'): this {
    return this.send(0, { text: request(path) })
      .send(1, { text: answer() })
      .send(0, { flags: ACK });
  }

  close(): this {
    return this.send(1, { flags: FIN | ACK })
      .send(0, { flags: FIN | ACK })
      .send(1, { flags: ACK });
  }

  /** Goes on without the last packet: the capture lacks it. */
  drop(): this {
    this.packets.pop();
    return this;
  }

  /** Number of the next byte of a side. */
  nextOf(side: 0 | 1): number {
    return this.next[side];
  }
}

export function request(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: example\r\n\r\n`;
}

export function answer(body = 'ok'): string {
  return `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

export interface ClassicOptions {
  readonly isBigEndian?: boolean;
  readonly isNano?: boolean;
  readonly link?: number;
  readonly snap?: number;
}

/** A classic capture. */
export function classic(packets: readonly BuiltPacket[], options: ClassicOptions = {}): Buffer {
  const { isBigEndian = false, isNano = false, link = 101, snap = 262_144 } = options;
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (isBigEndian) bytes.writeUInt32BE(value >>> 0);
    else bytes.writeUInt32LE(value >>> 0);
    return bytes;
  };
  const version = Buffer.from(isBigEndian ? [0, 2, 0, 4] : [2, 0, 4, 0]);
  const magic = u32(isNano ? 0xa1b2_3c4d : 0xa1b2_c3d4);
  const records = packets.flatMap(({ atNs, bytes, wireBytes }) => {
    const timeNs = START_NS + BigInt(atNs);
    const fraction = Number(timeNs % 1_000_000_000n);
    const seconds = u32(Number(timeNs / 1_000_000_000n));
    const part = u32(isNano ? fraction : Math.floor(fraction / 1000));
    return [seconds, part, u32(bytes.length), u32(wireBytes ?? bytes.length), bytes];
  });
  return Buffer.concat([magic, version, u32(0), u32(0), u32(snap), u32(link), ...records]);
}

/** A block of a pcapng capture. */
export function block(type: number, body: Buffer, isBigEndian = false): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const length = padded.length + 12;
  return Buffer.concat([
    number(type, 4, isBigEndian),
    number(length, 4, isBigEndian),
    padded,
    number(length, 4, isBigEndian),
  ]);
}

export function number(value: number, bytes: 2 | 4, isBigEndian = false): Buffer {
  const written = Buffer.alloc(bytes);
  if (isBigEndian) written.writeUIntBE(value >>> 0, 0, bytes);
  else written.writeUIntLE(value >>> 0, 0, bytes);
  return written;
}

export function section(isBigEndian = false): Buffer {
  const rest = Buffer.concat([number(1, 2, isBigEndian), number(0, 2, isBigEndian), Buffer.alloc(8, 0xff)]);
  return block(0x0a0d_0d0a, Buffer.concat([number(0x1a2b_3c4d, 4, isBigEndian), rest]), isBigEndian);
}

export function described(link = 101, options: Buffer = Buffer.alloc(0), isBigEndian = false): Buffer {
  const fixed = Buffer.concat([number(link, 2, isBigEndian), number(0, 2, isBigEndian), number(0, 4, isBigEndian)]);
  return block(1, Buffer.concat([fixed, options]), isBigEndian);
}

/** An enhanced packet block. @param units - its time, in units of the interface */
export function enhanced(bytes: Buffer, units: bigint, isBigEndian = false, interfaceId = 0): Buffer {
  const head = [interfaceId, Number(units >> 32n), Number(units & 0xffff_ffffn), bytes.length, bytes.length];
  return block(6, Buffer.concat([...head.map((value) => number(value, 4, isBigEndian)), bytes]), isBigEndian);
}
