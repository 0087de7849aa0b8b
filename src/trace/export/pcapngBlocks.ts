const SECTION_HEADER = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
const LINK_RAW = 101;

const OPTION_COMMENT = 1;
const OPTION_NAME = 2;
const OPTION_RESOLUTION = 9;
const OPTION_APPLICATION = 4;
/** Nanoseconds: ten to the power of minus nine. */
const NANOSECONDS = 9;

/** The block that a pcapng file begins with. */
export function sectionBlock(application: string, comment: string): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt32LE(BYTE_ORDER_MAGIC, 0);
  body.writeUInt16LE(1, 4);
  // The length of the section is not known.
  body.writeBigInt64LE(-1n, 8);
  return block(SECTION_HEADER, body, [
    [OPTION_COMMENT, Buffer.from(comment)],
    [OPTION_APPLICATION, Buffer.from(application)],
  ]);
}

/** An interface of raw IP packets. */
export function interfaceBlock(name: string): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(LINK_RAW, 0);
  return block(INTERFACE_DESCRIPTION, body, [
    [OPTION_NAME, Buffer.from(name)],
    [OPTION_RESOLUTION, Buffer.from([NANOSECONDS])],
  ]);
}

/** A whole packet. @param timeNs - since 1970 */
export function packetBlock(interfaceId: number, timeNs: bigint, packet: Buffer, comment: string | undefined): Buffer {
  const body = Buffer.alloc(20 + paddedLength(packet.length));
  body.writeUInt32LE(interfaceId, 0);
  body.writeUInt32LE(Number(timeNs >> 32n), 4);
  body.writeUInt32LE(Number(timeNs & 0xffff_ffffn), 8);
  body.writeUInt32LE(packet.length, 12);
  body.writeUInt32LE(packet.length, 16);
  packet.copy(body, 20);
  return block(ENHANCED_PACKET, body, comment === undefined ? [] : [[OPTION_COMMENT, Buffer.from(comment)]]);
}

function block(type: number, body: Buffer, options: readonly (readonly [number, Buffer])[]): Buffer {
  const shown = options.map(([code, value]) => {
    const option = Buffer.alloc(4 + paddedLength(value.length));
    option.writeUInt16LE(code, 0);
    option.writeUInt16LE(value.length, 2);
    value.copy(option, 4);
    return option;
  });
  const end = options.length === 0 ? Buffer.alloc(0) : Buffer.alloc(4);
  const length = 12 + body.length + shown.reduce((sum, option) => sum + option.length, 0) + end.length;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(length, 0);
  return Buffer.concat([head, body, ...shown, end, tail]);
}

function paddedLength(length: number): number {
  return Math.ceil(length / 4) * 4;
}
