import { assert } from '../assert.ts';

/**
 * Bytes as text, one character (0 to 255) per byte: cheap to keep, to compare and to cut.
 *
 * The readers expect that the caller has checked the length.
 */
export type ByteText = string;

/** Reads an unsigned byte. */
export function u8At(bytes: ByteText, offset: number): number {
  assert(offset >= 0 && offset < bytes.length, 'the byte is there');
  return bytes.charCodeAt(offset);
}

/** Reads 16 bits, little endian. */
export function u16At(bytes: ByteText, offset: number): number {
  return u8At(bytes, offset) | (u8At(bytes, offset + 1) << 8);
}

/** Reads 16 bits in network order. */
export function u16NetworkAt(bytes: ByteText, offset: number): number {
  return (u8At(bytes, offset) << 8) | u8At(bytes, offset + 1);
}

/** Reads 32 bits, little endian. */
export function u32At(bytes: ByteText, offset: number): number {
  return (u16At(bytes, offset) | (u16At(bytes, offset + 2) << 16)) >>> 0;
}

/** Reads 64 bits, little endian. */
export function u64At(bytes: ByteText, offset: number): bigint {
  return BigInt(u32At(bytes, offset)) | (BigInt(u32At(bytes, offset + 4)) << 32n);
}

/** Writes 16 bits, little endian. */
export function u16Text(value: number): ByteText {
  return String.fromCharCode(value & 0xff, (value >>> 8) & 0xff);
}

/** Writes 16 bits in network order. */
export function u16NetworkText(value: number): ByteText {
  return String.fromCharCode((value >>> 8) & 0xff, value & 0xff);
}

/** Writes 32 bits, little endian. */
export function u32Text(value: number): ByteText {
  return u16Text(value & 0xffff) + u16Text(value >>> 16);
}

/** Writes 64 bits, little endian; the value wraps. */
export function u64Text(value: bigint): ByteText {
  return u32Text(Number(BigInt.asUintN(32, value))) + u32Text(Number(BigInt.asUintN(32, value >> 32n)));
}

/** Reads bytes written as hexadecimal digits. */
export function bytesOfHex(hex: string): ByteText {
  let bytes = '';
  for (let index = 0; index + 1 < hex.length; index += 2) {
    bytes += String.fromCharCode(Number.parseInt(hex.slice(index, index + 2), 16));
  }
  return bytes;
}

/** Writes bytes as hexadecimal digits. */
export function hexOfBytes(bytes: ByteText): string {
  let hex = '';
  for (let index = 0; index < bytes.length; index += 1) hex += bytes.charCodeAt(index).toString(16).padStart(2, '0');
  return hex;
}
