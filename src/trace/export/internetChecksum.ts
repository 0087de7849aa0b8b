/**
 * The ones' complement sum that IP, TCP and UDP check, not yet folded.
 *
 * @param sum - to go on from
 */
export function addWords(sum: number, bytes: Uint8Array, from: number, to: number): number {
  let total = sum;
  let at = from;
  for (; at + 1 < to; at += 2) total += (bytes[at]! << 8) | bytes[at + 1]!;
  if (at < to) total += bytes[at]! << 8;
  return total;
}

/** Folds a sum to its 16 bits. */
export function foldSum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = Math.floor(folded / 0x1_0000) + (folded & 0xffff);
  return folded;
}
