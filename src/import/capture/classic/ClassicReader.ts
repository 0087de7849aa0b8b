import { EventEmitter } from 'node:events';
import pcapParser from 'pcap-parser';
import { CaptureError } from '../../../errors.ts';
import { type CapturedPacket, type CaptureFacts, type CaptureReader, PACKET_BYTES_MAX } from '../CapturedPacket.ts';

const FILE_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;
const NS_PER_SECOND = 1_000_000_000n;
/** The upper bits of the link type hold the length of a frame check sequence. */
const LINK_MASK = 0x0fff_ffff;

/** The first four bytes of a classic capture, as hexadecimal digits. */
const MICROSECONDS = { big: 'a1b2c3d4', little: 'd4c3b2a1' } as const;
const NANOSECONDS = { big: 'a1b23c4d', little: '4d3cb2a1' } as const;

/** Whether a file that begins with these bytes is a classic capture. */
export function isClassicMagic(magic: string): boolean {
  return [...Object.values(MICROSECONDS), ...Object.values(NANOSECONDS)].some((known) => known === magic);
}

/**
 * Reads a classic capture with the package `pcap-parser`, and does what it leaves undone: nanoseconds, other versions,
 * packets that are too long, files that end inside a packet.
 *
 * The parser wants a stream. Ours is fed by hand, so that it never runs ahead of whoever takes the packets.
 */
export class ClassicReader implements CaptureReader {
  private readonly file: string;
  private readonly feed = new HandFedStream();
  private packets: CapturedPacket[] = [];
  private first: Buffer | undefined = Buffer.alloc(0);
  private nsPerFraction = 1000n;
  private fedBytes = 0;
  /** Where the next record begins. */
  private nextOffset = 0;
  private link = 0;
  private lengthMax = PACKET_BYTES_MAX;

  constructor(file: string) {
    this.file = file;
    const parser = pcapParser.parse(this.feed);
    parser.on('globalHeader', (header) => {
      const { majorVersion: major, minorVersion: minor, snapshotLength: snap } = header;
      if (major !== 2 || minor !== 4) {
        throw new CaptureError(file, 4, `version ${major}.${minor} of the format cannot be read, only 2.4`);
      }
      this.link = header.linkLayerType & LINK_MASK;
      this.nextOffset = FILE_HEADER_BYTES;
      if (snap > 0) this.lengthMax = Math.min(snap, PACKET_BYTES_MAX);
    });
    parser.on('packetHeader', ({ capturedLength }) => {
      if (capturedLength <= this.lengthMax) return;
      const problem = `a packet of ${capturedLength} bytes, but the file's limit is ${this.lengthMax}`;
      throw new CaptureError(file, this.nextOffset, problem);
    });
    parser.on('packet', ({ header, data }) => {
      const byteOffset = this.nextOffset;
      this.nextOffset += PACKET_HEADER_BYTES + data.length;
      this.packets.push({
        timeNs:
          BigInt(header.timestampSeconds) * NS_PER_SECOND + BigInt(header.timestampMicroseconds) * this.nsPerFraction,
        link: this.link,
        interfaceId: 0,
        bytes: data,
        wireBytes: Math.max(header.originalLength, data.length),
        byteOffset,
      });
    });
    parser.on('error', (error) => {
      throw new CaptureError(file, undefined, error.message);
    });
  }

  push(chunk: Buffer): readonly CapturedPacket[] {
    this.fedBytes += chunk.length;
    // The parser keeps what it was given, and the caller will write over it.
    const bytes = this.first === undefined ? Buffer.from(chunk) : this.begin(chunk);
    if (bytes === undefined) return [];
    this.packets = [];
    this.feed.emit('data', bytes);
    return this.packets;
  }

  finish(): CaptureFacts {
    if (this.nextOffset === 0) {
      throw new CaptureError(this.file, undefined, `it ends inside the file header, after ${this.fedBytes} bytes`);
    }
    const isWhole = this.nextOffset === this.fedBytes;
    return { format: 'pcap', cutAt: isWhole ? undefined : this.nextOffset, droppedPackets: 0 };
  }

  /** Collects the file header. @returns all bytes so far, with a magic number that the parser knows */
  private begin(chunk: Buffer): Buffer | undefined {
    this.first = Buffer.concat([this.first ?? Buffer.alloc(0), chunk]);
    if (this.first.length < FILE_HEADER_BYTES) return undefined;
    const bytes = this.first;
    this.first = undefined;
    const magic = bytes.toString('hex', 0, 4);
    for (const order of ['big', 'little'] as const) {
      if (magic !== NANOSECONDS[order]) continue;
      this.nsPerFraction = 1n;
      bytes.write(MICROSECONDS[order], 0, 'hex');
    }
    return bytes;
  }
}

/** What the parser takes for a stream: it gets its bytes by `emit('data', …)`, when the reader has some. */
class HandFedStream extends EventEmitter {
  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }
}
