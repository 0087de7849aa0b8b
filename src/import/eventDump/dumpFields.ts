import { bytesOfHex } from '../../model/windows/byteText.ts';
import { guidBytes } from '../../trace/guid.ts';
import { DumpProblem } from './DumpProblem.ts';

const U64_MAX = 0xffff_ffff_ffff_ffffn;
/** 1 January 1970 in 100 ns units since 1601. */
const UNIX_EPOCH_FILE_TIME = 116_444_736_000_000_000n;

/** A number of 64 bits: a JSON number as far as that is exact, or a text, decimal or with 0x. */
export function u64Of(value: number | string, field: string): bigint {
  if (typeof value === 'number') {
    if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) return BigInt(value);
    if (value < 0) throw new DumpProblem(`${field} is negative`);
    throw new DumpProblem(
      `${field} is above 2^53-1, which a JSON number cannot hold exactly`,
      'write it as text, in quotes',
    );
  }
  if (!/^(?:\d{1,20}|0x[0-9a-fA-F]{1,16})$/.test(value))
    throw new DumpProblem(`${field} is no whole number of 64 bits`);
  const number = BigInt(value);
  if (number > U64_MAX) throw new DumpProblem(`${field} is above 2^64-1`);
  return number;
}

/** Bytes that stand either as hexadecimal digits or as base64; none when neither is there. */
export function bytesOf(hex: string | undefined, base64: string | undefined, field: string): string {
  if (hex !== undefined && base64 !== undefined) throw new DumpProblem(`${field} and ${field}Base64 are both there`);
  if (base64 !== undefined) return bytesOfBase64(base64, `${field}Base64`);
  if (hex === undefined) return '';
  const wrong = /[^0-9a-fA-F]/.exec(hex);
  if (wrong) {
    const what = JSON.stringify(wrong[0]);
    throw new DumpProblem(`${field} has ${what} at character ${wrong.index}, which is no hexadecimal digit`);
  }
  if (hex.length % 2 > 0) throw new DumpProblem(`${field} has an odd number of hexadecimal digits (${hex.length})`);
  return bytesOfHex(hex);
}

function bytesOfBase64(text: string, field: string): string {
  if (text.length % 4 > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new DumpProblem(`${field} is no base64`);
  return Buffer.from(text, 'base64').toString('latin1');
}

/** The 16 raw bytes of an id. */
export function guidOf(text: string, field: string): string {
  const bytes = guidBytes(text);
  if (bytes === undefined) {
    throw new DumpProblem(
      `${field} is no GUID`,
      'write {dd5ef90a-6398-47a4-ad34-4dcecdef795f}, or its 16 bytes in memory as 32 hexadecimal digits',
    );
  }
  return bytes;
}

/** ns since 1970 of a time of Windows; negative before 1970. */
export function unixNsOfFileTime(fileTime: bigint): bigint {
  return (fileTime - UNIX_EPOCH_FILE_TIME) * 100n;
}

/** The time of Windows at an instant, cut to its 100 ns. */
export function fileTimeOfUnixNs(unixNs: bigint): bigint {
  return unixNs / 100n + UNIX_EPOCH_FILE_TIME;
}
