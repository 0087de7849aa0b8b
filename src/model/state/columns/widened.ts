/** A larger copy of a column of bytes. */
export function widened8(column: Uint8Array, capacity: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(capacity);
  larger.set(column);
  return larger;
}

/** A larger copy of a column of 16-bit words. */
export function widened16(column: Uint16Array, capacity: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(capacity);
  larger.set(column);
  return larger;
}

/** A larger copy of a column of 32-bit words. */
export function widened32(column: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(column);
  return larger;
}
