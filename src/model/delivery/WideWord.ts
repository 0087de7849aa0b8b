/**
 * A 64-bit unsigned word in two halves, for hashing: arithmetic modulo 2^64 without a bigint. Both halves are signed
 * 32-bit integers; only their bits count.
 */
export class WideWord {
  low = 0;
  high = 0;

  set(low: number, high: number): void {
    this.low = low | 0;
    this.high = high | 0;
  }

  xor(other: WideWord): void {
    this.low ^= other.low;
    this.high ^= other.high;
  }

  add(low: number, high: number): void {
    const sum = (this.low >>> 0) + (low >>> 0);
    this.low = sum | 0;
    this.high = (this.high + high + (sum > 0xffff_ffff ? 1 : 0)) | 0;
  }

  multiply(low: number, high: number): void {
    const cross = Math.imul(this.low, high) + Math.imul(this.high, low);
    this.high = (upperProduct(this.low, low) + cross) | 0;
    this.low = Math.imul(this.low, low);
  }

  /** @param bits - 1 to 31 */
  rotateLeft(bits: number): void {
    const { low, high } = this;
    this.low = (low << bits) | (high >>> (32 - bits));
    this.high = (high << bits) | (low >>> (32 - bits));
  }

  /** Rotates by 33: the halves change places, then by one. */
  rotateLeft33(): void {
    const { low } = this;
    this.low = this.high;
    this.high = low;
    this.rotateLeft(1);
  }

  /** `this ^= this >>> 33`. */
  foldUpperHalf(): void {
    this.low ^= this.high >>> 1;
  }
}

/** Upper 32 bits of the product of two u32. */
function upperProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}
