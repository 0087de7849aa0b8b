import { wrapU64 } from '../../../src/model/u64.ts';

const C1 = 0x87c3_7b91_1142_53d5n;
const C2 = 0x4cf5_ad43_2745_937fn;
const BLOCK_BYTES = 16;

/** The first half (h1) of MurmurHash3 x64 128 with seed 0, in plain 64-bit arithmetic: what the fast one must equal. */
export function plainMurmurHash3First64(bytes: Uint8Array): bigint {
  let h1 = 0n;
  let h2 = 0n;
  const blockEnd = bytes.length - (bytes.length % BLOCK_BYTES);
  for (let offset = 0; offset < blockEnd; offset += BLOCK_BYTES) {
    h1 ^= mixFirst(littleEndian(bytes, offset, 8));
    h1 = wrapU64((rotateLeft(h1, 27n) + h2) * 5n + 0x52dc_e729n);
    h2 ^= mixSecond(littleEndian(bytes, offset + 8, 8));
    h2 = wrapU64((rotateLeft(h2, 31n) + h1) * 5n + 0x3849_5ab5n);
  }
  const tailBytes = bytes.length - blockEnd;
  if (tailBytes > 8) h2 ^= mixSecond(littleEndian(bytes, blockEnd + 8, tailBytes - 8));
  if (tailBytes > 0) h1 ^= mixFirst(littleEndian(bytes, blockEnd, Math.min(tailBytes, 8)));
  h1 ^= BigInt(bytes.length);
  h2 ^= BigInt(bytes.length);
  h1 = wrapU64(h1 + h2);
  h2 = wrapU64(h2 + h1);
  return wrapU64(finalMix(h1) + finalMix(h2));
}

function mixFirst(k: bigint): bigint {
  return wrapU64(rotateLeft(wrapU64(k * C1), 31n) * C2);
}

function mixSecond(k: bigint): bigint {
  return wrapU64(rotateLeft(wrapU64(k * C2), 33n) * C1);
}

function finalMix(value: bigint): bigint {
  let k = value;
  k = wrapU64((k ^ (k >> 33n)) * 0xff51_afd7_ed55_8ccdn);
  k = wrapU64((k ^ (k >> 33n)) * 0xc4ce_b9fe_1a85_ec53n);
  return k ^ (k >> 33n);
}

function rotateLeft(value: bigint, bits: bigint): bigint {
  return wrapU64(value << bits) | (value >> (64n - bits));
}

/** Reads up to 8 bytes, the first one lowest. */
function littleEndian(bytes: Uint8Array, offset: number, count: number): bigint {
  let value = 0n;
  for (let index = count - 1; index >= 0; index -= 1) {
    value = (value << 8n) | BigInt(bytes[offset + index] ?? 0);
  }
  return value;
}
