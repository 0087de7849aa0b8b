import { describe, expect, it } from 'vitest';
import { binIndex, binValue, DdSketch, SKETCH_GAMMA } from '../../../src/model/usm/ddSketch.ts';

describe('DdSketch', () => {
  it('uses the gamma of the agent to the last bit', () => {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, SKETCH_GAMMA, true);
    expect(bytes.getBigUint64(0, true).toString(16)).toBe('3ff052bf5a814afd');
  });

  it.each([
    [999_424, 690, 994_912.784],
    [1_998_848, 725, 2_003_555.065],
    [12.5, 126, 12.5539],
    [10, 115, 10.0747],
  ])('puts %d into bin %d', (value, index, middle) => {
    expect(binIndex(value)).toBe(index);
    expect(binValue(index)).toBeCloseTo(middle, 3);
  });

  it('puts values below 1 into bins below 0', () => {
    expect(binIndex(1)).toBe(0);
    expect(binIndex(0.999)).toBe(-1);
  });

  it('answers quantiles by the first bin whose cumulative count exceeds the rank', () => {
    const sketch = new DdSketch();
    for (const value of [0, 10, 10, 1000]) sketch.add(value);
    expect(sketch.valueAtQuantile(0)).toBe(0);
    expect(sketch.valueAtQuantile(0.5)).toBe(binValue(binIndex(10)));
    expect(sketch.valueAtQuantile(1)).toBe(binValue(binIndex(1000)));
    expect(sketch.zeroCount).toBe(1);
    expect(sketch.count).toBe(4);
  });

  it('merges into the sum and leaves a copy alone', () => {
    const first = new DdSketch();
    first.add(10);
    const copied = first.copy();
    first.mergeWith(copied);
    first.add(0);
    expect(first.sortedBins()).toEqual([[115, 2]]);
    expect(first.zeroCount).toBe(1);
    expect(copied.count).toBe(1);
  });

  it('answers 0 when there is no sample', () => {
    expect(new DdSketch().valueAtQuantile(0.5)).toBe(0);
  });
});
