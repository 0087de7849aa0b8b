import { CaptureError } from '../../../errors.ts';
import { type CapturedPacket, type CaptureFacts, type CaptureReader, PACKET_BYTES_MAX } from '../CapturedPacket.ts';
import { BlockBytes } from './BlockBytes.ts';
import { type CaptureInterface, captureInterface, timeNsOf } from './captureInterface.ts';

const SECTION_HEADER = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION = 1;
/** Obsolete, but still found in old files. */
const PACKET = 2;
const SIMPLE_PACKET = 3;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;

const BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
const BLOCK_BYTES_MIN = 12;
const BLOCK_BYTES_MAX = 1024 * 1024;
/** More packets than this no interface drops: a number beyond it is damaged, and says only that there were some. */
const DROPPED_MAX = 0xffff_ffffn;
const OPTION_STATISTICS_DROPPED = 5;
const OPTION_STATISTICS_DROPPED_BY_SYSTEM = 7;

/** Whether a file that begins with these four bytes (as hexadecimal digits) is a pcapng capture. */
export function isPcapngMagic(magic: string): boolean {
  return magic === '0a0d0d0a';
}

/**
 * Reads a pcapng capture: sections of either byte order, any number of interfaces, the three kinds of packet blocks and
 * the statistics of interfaces. Blocks of other kinds are skipped.
 */
export class PcapngReader implements CaptureReader {
  private readonly file: string;
  private waiting = Buffer.alloc(0);
  /** Where `waiting` begins in the file. */
  private offset = 0;
  private isLittleEndian = true;
  private hasSection = false;
  private interfaces: CaptureInterface[] = [];
  /** By section and interface: a later statistics block of an interface replaces an earlier one. */
  private readonly dropped = new Map<string, number>();
  private section = 0;

  constructor(file: string) {
    this.file = file;
  }

  *push(chunk: Buffer): Generator<CapturedPacket> {
    // A copy: packets are views on it, and the caller will write over the chunk.
    this.waiting = Buffer.concat([this.waiting, chunk]);
    for (;;) {
      const length = this.blockLength();
      if (length === undefined || this.waiting.length < length) return;
      const block = new BlockBytes(this.waiting.subarray(0, length), this.isLittleEndian);
      if (block.u32(length - 4) !== length) {
        throw this.problem(`a block of ${length} bytes that ends with the length ${block.u32(length - 4)}`);
      }
      const packet = this.block(block);
      if (packet) yield packet;
      this.waiting = this.waiting.subarray(length);
      this.offset += length;
    }
  }

  finish(): CaptureFacts {
    if (!this.hasSection) throw new CaptureError(this.file, undefined, 'it ends inside the first section header');
    return {
      format: 'pcapng',
      cutAt: this.waiting.length === 0 ? undefined : this.offset,
      droppedPackets: [...this.dropped.values()].reduce((sum, count) => sum + count, 0),
    };
  }

  /** Length of the next block; `undefined` while its beginning is not there. A new section may change the byte order. */
  private blockLength(): number | undefined {
    const { waiting } = this;
    if (waiting.length < BLOCK_BYTES_MIN) return undefined;
    if (waiting.readUInt32BE(0) === SECTION_HEADER) {
      this.isLittleEndian = this.byteOrder(waiting);
    } else if (!this.hasSection) {
      throw this.problem('there is no section header');
    }
    const length = new BlockBytes(waiting, this.isLittleEndian).u32(4);
    if (length < BLOCK_BYTES_MIN || length % 4 !== 0 || length > BLOCK_BYTES_MAX) {
      throw this.problem(`a block of ${length} bytes; lengths are multiples of 4, at most ${BLOCK_BYTES_MAX}`);
    }
    return length;
  }

  private byteOrder(bytes: Buffer): boolean {
    if (bytes.readUInt32LE(8) === BYTE_ORDER_MAGIC) return true;
    if (bytes.readUInt32BE(8) === BYTE_ORDER_MAGIC) return false;
    throw this.problem('a section of unknown byte order');
  }

  private block(block: BlockBytes): CapturedPacket | undefined {
    const body = new BlockBytes(block.bytes.subarray(8, block.length - 4), this.isLittleEndian);
    switch (block.u32(0)) {
      case SECTION_HEADER:
        this.beginSection(body);
        return undefined;
      case INTERFACE_DESCRIPTION: {
        const described = captureInterface(body);
        if (typeof described === 'string') throw this.problem(described);
        this.interfaces.push(described);
        return undefined;
      }
      case ENHANCED_PACKET:
        return this.packet(body, body.length < 20 ? -1 : body.u32(0), 20);
      case PACKET:
        return this.packet(body, body.length < 20 ? -1 : body.u16(0), 20);
      case SIMPLE_PACKET:
        return this.simplePacket(body);
      case INTERFACE_STATISTICS:
        this.statistics(body);
        return undefined;
      default:
        return undefined;
    }
  }

  private beginSection(body: BlockBytes): void {
    if (body.length < 16) throw this.problem('a section header that is too short');
    const major = body.u16(4);
    if (major !== 1) throw this.problem(`version ${major}.${body.u16(6)} of the format cannot be read, only 1.x`);
    this.hasSection = true;
    this.section += 1;
    this.interfaces = [];
  }

  /** Enhanced and obsolete packets: the interface, a time of two halves, two lengths, the bytes. */
  private packet(body: BlockBytes, interfaceId: number, from: number): CapturedPacket {
    if (interfaceId < 0) throw this.problem('a packet block that is too short');
    const known = this.interfaceOf(interfaceId);
    const captured = body.u32(12);
    this.checkLength(captured, body.length - from);
    return {
      timeNs: timeNsOf(known, body.u32(4), body.u32(8)),
      link: known.link,
      interfaceId,
      bytes: body.bytes.subarray(from, from + captured),
      wireBytes: Math.max(captured, body.u32(16)),
      byteOffset: this.offset,
    };
  }

  /** A simple packet has neither time nor interface: it is of the first one. */
  private simplePacket(body: BlockBytes): CapturedPacket {
    if (body.length < 4) throw this.problem('a packet block that is too short');
    const known = this.interfaceOf(0);
    const wireBytes = body.u32(0);
    const snapBytes = known.snapBytes === 0 ? wireBytes : known.snapBytes;
    const captured = Math.min(wireBytes, snapBytes);
    this.checkLength(captured, body.length - 4);
    return {
      timeNs: undefined,
      link: known.link,
      interfaceId: 0,
      bytes: body.bytes.subarray(4, 4 + captured),
      wireBytes,
      byteOffset: this.offset,
    };
  }

  private statistics(body: BlockBytes): void {
    if (body.length < 12) return;
    let dropped = 0n;
    for (const { code, value } of body.options(12)) {
      if (code !== OPTION_STATISTICS_DROPPED && code !== OPTION_STATISTICS_DROPPED_BY_SYSTEM) continue;
      if (value.length >= 8) dropped += value.u64(0);
    }
    const count = dropped > DROPPED_MAX ? 1 : Number(dropped);
    this.dropped.set(`${this.section}/${body.u32(0)}`, count);
  }

  private interfaceOf(id: number): CaptureInterface {
    const known = this.interfaces[id];
    if (known) return known;
    throw this.problem(`a packet of interface ${id}, but the section describes ${this.interfaces.length}`);
  }

  private checkLength(captured: number, room: number): void {
    if (captured > room) throw this.problem(`a packet of ${captured} bytes in a block with room for ${room}`);
    if (captured > PACKET_BYTES_MAX) throw this.problem(`a packet of ${captured} bytes: more than ${PACKET_BYTES_MAX}`);
  }

  private problem(text: string): CaptureError {
    return new CaptureError(this.file, this.offset, text);
  }
}
