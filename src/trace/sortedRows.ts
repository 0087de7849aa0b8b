import type { EventBlock } from './EventBlock.ts';

/** Runs shorter than this are filled up by insertion. */
const RUN_ROWS = 16;

/**
 * The rows of a block in the total order; rows of the same place stay in the order of the file.
 *
 * A merge sort that begins with the runs that are there: a recorder writes almost in order, so there is little to do.
 *
 * @returns `undefined` when they stand in order already
 */
export function sortedRows(block: EventBlock): Uint32Array | undefined {
  const { length } = block;
  if (firstRunEnd(block) === length) return undefined;
  const ends: number[] = [];
  let rows = Uint32Array.from({ length }, (_, row) => row);
  for (let from = 0; from < length; ) {
    const end = Math.min(from + RUN_ROWS, length);
    insertRows(block, rows, from, end);
    from = end;
    while (from < length && !isBefore(block, rows[from]!, rows[from - 1]!)) from += 1;
    ends.push(from);
  }
  let other = new Uint32Array(length);
  for (let runs = ends; runs.length > 1; ) {
    runs = mergePairs(block, rows, other, runs);
    [rows, other] = [other, rows];
  }
  return rows;
}

/** Whether row `a` comes before row `b`. */
function isBefore({ times, sources, sequences }: EventBlock, a: number, b: number): boolean {
  const byTime = times[a]! - times[b]!;
  if (byTime !== 0) return byTime < 0;
  const bySource = sources[a]! - sources[b]!;
  return bySource === 0 ? sequences[a]! < sequences[b]! : bySource < 0;
}

function firstRunEnd(block: EventBlock): number {
  let end = 1;
  while (end < block.length && !isBefore(block, end, end - 1)) end += 1;
  return Math.min(end, block.length);
}

function insertRows(block: EventBlock, rows: Uint32Array, from: number, end: number): void {
  for (let next = from + 1; next < end; next += 1) {
    const row = rows[next]!;
    let at = next;
    for (; at > from && isBefore(block, row, rows[at - 1]!); at -= 1) rows[at] = rows[at - 1]!;
    rows[at] = row;
  }
}

/** Merges each run with the next. @returns where the longer runs end */
function mergePairs(block: EventBlock, rows: Uint32Array, into: Uint32Array, ends: readonly number[]): number[] {
  const merged: number[] = [];
  let from = 0;
  for (let run = 0; run < ends.length; run += 2) {
    const middle = ends[run]!;
    const end = ends[run + 1] ?? middle;
    mergeRuns(block, rows, into, { from, middle, end });
    merged.push(end);
    from = end;
  }
  return merged;
}

/** Where the rows of a run end that come before the row behind the run. */
function rowsBefore(block: EventBlock, rows: Uint32Array, from: number, middle: number): number {
  const row = rows[middle]!;
  let high = middle;
  // From the end, in growing steps: runs overlap little.
  let step = 1;
  for (; high - step > from && isBefore(block, row, rows[high - step]!); step *= 2) high -= step;
  let low = Math.max(from, high - step);
  while (low < high) {
    const half = (low + high) >> 1;
    if (isBefore(block, row, rows[half]!)) high = half;
    else low = half + 1;
  }
  return low;
}

function mergeRuns(
  block: EventBlock,
  rows: Uint32Array,
  into: Uint32Array,
  { from, middle, end }: { from: number; middle: number; end: number },
): void {
  let left = from;
  let right = middle;
  let at = from;
  // What stands before all of the right run needs no comparing: most often that is the whole left run, or most of it.
  const first = middle < end ? rowsBefore(block, rows, from, middle) : middle;
  for (; left < first; at += 1) into[at] = rows[left++]!;
  for (; at < end; at += 1) {
    const isRight = left === middle || (right < end && isBefore(block, rows[right]!, rows[left]!));
    into[at] = rows[isRight ? right++ : left++]!;
  }
}
