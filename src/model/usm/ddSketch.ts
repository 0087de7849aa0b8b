const RELATIVE_ACCURACY = 0.01;
/** Ratio of two neighbouring bin limits. */
export const SKETCH_GAMMA = (1 + RELATIVE_ACCURACY) / (1 - RELATIVE_ACCURACY);

/**
 * `Math.log` and `Math.exp` are the only inexact functions of the model, and stand only here.
 *
 * Both are the same software routine on every platform of one Node version; an answer that differed in the last digit
 * could move a latency that lies on a bin limit by one bin, nothing else.
 */
const INDEX_PER_LN = 1 / Math.log(SKETCH_GAMMA);
/** Smallest normal double; values up to one bin above it count as zero. */
const MIN_NORMAL_DOUBLE = 2.2250738585072014e-308;
const MIN_INDEXABLE_VALUE = MIN_NORMAL_DOUBLE * SKETCH_GAMMA;

/**
 * Distribution of latencies in bins of growing width, accurate to one percent of the value.
 *
 * Holds counts only, so that two sketches can be merged exactly. Negative values do not occur.
 *
 * @upstream sketches-go ddsketch DDSketch with LogarithmicMapping @ v1.4.6
 */
export class DdSketch {
  private readonly countByIndex = new Map<number, number>();
  private zeros = 0;

  /** Number of samples that were 0 or too small to have a bin. */
  get zeroCount(): number {
    return this.zeros;
  }

  /** Number of samples. */
  get count(): number {
    let sum = this.zeros;
    for (const count of this.countByIndex.values()) sum += count;
    return sum;
  }

  /** Adds one sample, in ns. */
  add(value: number): void {
    if (value <= MIN_INDEXABLE_VALUE) {
      this.zeros += 1;
      return;
    }
    this.addToBin(binIndex(value), 1);
  }

  /** Adds all samples of the other sketch. */
  mergeWith(other: DdSketch): void {
    this.zeros += other.zeros;
    for (const [index, count] of other.countByIndex) this.addToBin(index, count);
  }

  /** An independent sketch with the same samples. */
  copy(): DdSketch {
    const copied = new DdSketch();
    copied.mergeWith(this);
    return copied;
  }

  /** The bins that hold samples, by ascending index. */
  sortedBins(): readonly (readonly [index: number, count: number])[] {
    return [...this.countByIndex].toSorted(([a], [b]) => a - b);
  }

  /**
   * The value below which about the given share of the samples lies.
   *
   * @param quantile - from 0 to 1
   * @returns the middle of the first bin whose cumulative count exceeds `quantile * (count - 1)`; 0 for a sketch
   *   without samples
   */
  valueAtQuantile(quantile: number): number {
    const rank = quantile * (this.count - 1);
    let cumulative = this.zeros;
    if (rank < cumulative) return 0;
    const bins = this.sortedBins();
    for (const [index, count] of bins) {
      cumulative += count;
      if (cumulative > rank) return binValue(index);
    }
    const last = bins.at(-1);
    return last === undefined ? 0 : binValue(last[0]);
  }

  private addToBin(index: number, count: number): void {
    this.countByIndex.set(index, (this.countByIndex.get(index) ?? 0) + count);
  }
}

/**
 * Index of the bin that a positive value falls into; rounds towards minus infinity, and one lower for exact negatives.
 */
export function binIndex(value: number): number {
  const index = Math.log(value) * INDEX_PER_LN;
  return index >= 0 ? Math.trunc(index) : Math.trunc(index) - 1;
}

/** The value that stands for all samples of a bin. */
export function binValue(index: number): number {
  return Math.exp(index / INDEX_PER_LN) * (1 + RELATIVE_ACCURACY);
}
