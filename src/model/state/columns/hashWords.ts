/**
 * Mixes one more word of a key into a hash. Tables take the low bits of the result, so all words must reach them.
 *
 * Start with 0; the result is a signed 32-bit number.
 */
export function mixWord(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
}
