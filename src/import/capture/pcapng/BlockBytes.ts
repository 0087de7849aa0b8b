/** Reads numbers of a block in the byte order of its section. */
export class BlockBytes {
  readonly bytes: Buffer;
  readonly isLittleEndian: boolean;

  constructor(bytes: Buffer, isLittleEndian: boolean) {
    this.bytes = bytes;
    this.isLittleEndian = isLittleEndian;
  }

  get length(): number {
    return this.bytes.length;
  }

  u16(at: number): number {
    return this.isLittleEndian ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  u32(at: number): number {
    return this.isLittleEndian ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  u64(at: number): bigint {
    return this.isLittleEndian ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at);
  }

  /**
   * The options that stand from `from` to the end of the block. A list that is damaged ends where it is: options only
   * add detail.
   */
  *options(from: number): Generator<{ readonly code: number; readonly value: BlockBytes }> {
    let at = from;
    while (at + 4 <= this.length) {
      const code = this.u16(at);
      const length = this.u16(at + 2);
      const end = at + 4 + length;
      if (code === 0 || end > this.length) return;
      yield { code, value: new BlockBytes(this.bytes.subarray(at + 4, end), this.isLittleEndian) };
      at = end + ((4 - (length % 4)) % 4);
    }
  }
}
