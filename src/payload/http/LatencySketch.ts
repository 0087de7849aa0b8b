import type { DdSketch } from '../../model/usm/ddSketch.ts';
import { SKETCH_GAMMA } from '../../model/usm/ddSketch.ts';
import { readMessage } from '../protobuf/readMessage.ts';
import { writeMessage } from '../protobuf/writeMessage.ts';
import { messageOf } from '../schema/anyMessage.ts';
import { DD_SKETCH, SKETCH_MAPPING, SKETCH_STORE } from '../schema/httpAggregations.ts';

/** A distribution of latencies as a payload carries it, whatever its accuracy. Latencies are never negative. */
export interface LatencySketch {
  /** Ratio of two neighbouring bin limits. */
  readonly gamma: number;
  readonly indexOffset: number;
  /** Index into NONE, LINEAR, QUADRATIC, CUBIC; agents write only NONE, and only that one has quantiles here. */
  readonly interpolation: number;
  /** Samples that were 0 or too small for a bin. */
  readonly zeroCount: number;
  /** Samples by bin. */
  readonly bins: ReadonlyMap<number, number>;
}

/** @throws MalformedPayload */
export function decodeSketch(bytes: Uint8Array): LatencySketch {
  const { mapping, positiveValues, zeroCount } = readMessage(DD_SKETCH, bytes);
  const bins = new Map(positiveValues?.binCounts);
  for (const [place, count] of (positiveValues?.contiguousBinCounts ?? []).entries()) {
    const index = (positiveValues?.contiguousBinIndexOffset ?? 0) + place;
    if (count !== 0) bins.set(index, (bins.get(index) ?? 0) + count);
  }
  return {
    gamma: mapping?.gamma ?? 0,
    indexOffset: mapping?.indexOffset ?? 0,
    interpolation: mapping?.interpolation ?? 0,
    zeroCount,
    bins,
  };
}

/** Writes a sketch as the agent does: bins by index, and an empty store of negative values. */
export function encodeSketch(sketch: DdSketch): Uint8Array {
  const message = messageOf(DD_SKETCH, {
    mapping: messageOf(SKETCH_MAPPING, { gamma: SKETCH_GAMMA }),
    positiveValues: messageOf(SKETCH_STORE, { binCounts: new Map(sketch.sortedBins()) }),
    negativeValues: messageOf(SKETCH_STORE, {}),
    zeroCount: sketch.zeroCount,
  });
  return writeMessage(DD_SKETCH, message, { singleFailureEntry: true });
}

/** Number of samples. */
export function sketchCount(sketch: LatencySketch): number {
  let count = sketch.zeroCount;
  for (const inBin of sketch.bins.values()) count += inBin;
  return count;
}

/**
 * The value below which about the given share of the samples lies, in ns.
 *
 * @upstream sketches-go ddsketch DDSketch.GetValueAtQuantile @ v1.4.6
 */
export function sketchQuantile(sketch: LatencySketch, quantile: number): number {
  const rank = quantile * (sketchCount(sketch) - 1);
  let cumulative = sketch.zeroCount;
  if (rank < cumulative) return 0;
  const indexes = [...sketch.bins.keys()].toSorted((a, b) => a - b);
  for (const index of indexes) {
    cumulative += sketch.bins.get(index) ?? 0;
    if (cumulative > rank) return binValue(sketch, index);
  }
  const last = indexes.at(-1);
  return last === undefined ? 0 : binValue(sketch, last);
}

/** The middle of a bin, such that both limits are off by the same share. */
function binValue(sketch: LatencySketch, index: number): number {
  const lowerLimit = Math.exp((index - sketch.indexOffset) * Math.log(sketch.gamma));
  return lowerLimit * (1 + (sketch.gamma - 1) / (sketch.gamma + 1));
}
