const FIRST_CAPACITY = 256;

/** Appends protobuf values to a growing run of bytes. */
export class ByteWriter {
  private bytes = Buffer.alloc(FIRST_CAPACITY);
  private length = 0;

  tag(number: number, wireType: number): void {
    this.varint(BigInt(number * 8 + wireType));
  }

  /** @param value - cut to 64 bits; a negative number takes ten bytes */
  varint(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    this.reserve(10);
    while (rest >= 0x80n) {
      this.bytes[this.length] = Number(rest & 0x7fn) | 0x80;
      this.length += 1;
      rest >>= 7n;
    }
    this.bytes[this.length] = Number(rest);
    this.length += 1;
  }

  double(value: number): void {
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(value, this.length);
  }

  /** Writes the length, then the bytes. */
  lengthDelimited(value: Uint8Array): void {
    this.varint(BigInt(value.length));
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return new Uint8Array(this.bytes.subarray(0, this.length));
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
