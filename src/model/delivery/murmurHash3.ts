import { WideWord } from './WideWord.ts';

/** The constants 0x87c37b91114253d5 and 0x4cf5ad432745937f of the algorithm, in halves. */
const C1_LOW = 0x1142_53d5;
const C1_HIGH = 0x87c3_7b91;
const C2_LOW = 0x2745_937f;
const C2_HIGH = 0x4cf5_ad43;
const BLOCK_BYTES = 16;

// The words are made once: hashing keeps nothing between two calls.
const h1 = new WideWord();
const h2 = new WideWord();
const k = new WideWord();
const answer = new DataView(new ArrayBuffer(8));

/**
 * The first half (h1) of MurmurHash3 x64 128 with seed 0.
 *
 * @param message - its bytes; behind the last one zeros up to a multiple of 16 bytes, so that words can be read
 * @param size - number of bytes that count, from the start
 * @returns a u64; for the text "hello" it is cbd8a7b341bd9b02 in hex
 */
export function murmurHash3First64(message: DataView, size: number): bigint {
  h1.set(0, 0);
  h2.set(0, 0);
  const blockEnd = size - (size % BLOCK_BYTES);
  for (let offset = 0; offset < blockEnd; offset += BLOCK_BYTES) {
    k.set(message.getInt32(offset, true), message.getInt32(offset + 4, true));
    mixFirst();
    h1.rotateLeft(27);
    h1.add(h2.low, h2.high);
    h1.multiply(5, 0);
    h1.add(0x52dc_e729, 0);
    k.set(message.getInt32(offset + 8, true), message.getInt32(offset + 12, true));
    mixSecond();
    h2.rotateLeft(31);
    h2.add(h1.low, h1.high);
    h2.multiply(5, 0);
    h2.add(0x3849_5ab5, 0);
  }
  mixTail(message, blockEnd, size - blockEnd);
  h1.low ^= size;
  h2.low ^= size;
  h1.add(h2.low, h2.high);
  h2.add(h1.low, h1.high);
  finalMix(h1);
  finalMix(h2);
  h1.add(h2.low, h2.high);
  answer.setInt32(0, h1.high);
  answer.setInt32(4, h1.low);
  return answer.getBigUint64(0);
}

function mixTail(message: DataView, offset: number, count: number): void {
  if (count > 8) {
    k.set(message.getInt32(offset + 8, true), message.getInt32(offset + 12, true));
    mixSecond();
  }
  if (count > 0) {
    k.set(message.getInt32(offset, true), message.getInt32(offset + 4, true));
    mixFirst();
  }
}

function mixFirst(): void {
  k.multiply(C1_LOW, C1_HIGH);
  k.rotateLeft(31);
  k.multiply(C2_LOW, C2_HIGH);
  h1.xor(k);
}

function mixSecond(): void {
  k.multiply(C2_LOW, C2_HIGH);
  k.rotateLeft33();
  k.multiply(C1_LOW, C1_HIGH);
  h2.xor(k);
}

function finalMix(word: WideWord): void {
  word.foldUpperHalf();
  word.multiply(0xed55_8ccd, 0xff51_afd7);
  word.foldUpperHalf();
  word.multiply(0x1a85_ec53, 0xc4ce_b9fe);
  word.foldUpperHalf();
}
