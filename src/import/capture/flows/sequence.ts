/** How far one TCP sequence number is ahead of another (u32, going round): negative when it is behind. */
export function sequenceDistance(from: number, to: number): number {
  return (to - from) | 0;
}

/** A sequence number so many further. */
export function sequenceAfter(seq: number, count: number): number {
  return (seq + count) >>> 0;
}
