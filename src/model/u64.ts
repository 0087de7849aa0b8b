/** Cuts a bigint to 64 unsigned bits, the way the agent's counters wrap. */
export function wrapU64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

/** Cuts a number (an exact integer) to 32 unsigned bits. */
export function wrapU32(value: number): number {
  return value >>> 0;
}

/** Cuts a number (an exact integer) to 16 unsigned bits. */
export function wrapU16(value: number): number {
  return value & 0xffff;
}

/** The larger of two u64 values. */
export function maxU64(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
