/** Whether something still shows what is looked for. A search waits for the answer. */
export type Holds<T> = (tried: T) => boolean | Promise<boolean>;

/**
 * Delta debugging: leaves out larger and then smaller chunks, as long as what is left still holds.
 *
 * Chunks are tried from the end, because what comes later depends on what comes before it and not the other way round.
 *
 * @param items - as a whole they must hold
 * @param holds - whether a part, in the same order, still shows what is looked for; a pure function
 * @returns a 1-minimal part: without any single one of its items it does not hold
 */
export async function ddmin<T>(items: readonly T[], holds: Holds<readonly T[]>): Promise<readonly T[]> {
  if (items.length === 0 || (await holds([]))) return [];
  let kept = items;
  let size = Math.ceil(kept.length / 2);
  for (;;) {
    const before = kept.length;
    kept = await withoutChunks(kept, size, holds);
    // What was needed by what is gone may have become needless: only a whole vain pass over single items ends it.
    if (size === 1 && kept.length === before) return kept;
    size = Math.max(1, Math.min(Math.floor(size / 2), Math.ceil(kept.length / 2)));
  }
}

/** One pass over all chunks of a size. */
async function withoutChunks<T>(items: readonly T[], size: number, holds: Holds<readonly T[]>): Promise<readonly T[]> {
  let kept = items;
  for (let end = kept.length; end > 0; end -= size) {
    const from = Math.max(0, end - size);
    const part = [...kept.slice(0, from), ...kept.slice(end)];
    // The empty part was tried first of all.
    if (part.length > 0 && (await holds(part))) kept = part;
  }
  return kept;
}
