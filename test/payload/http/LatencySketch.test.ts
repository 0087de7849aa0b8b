import { describe, expect, it } from 'vitest';
import { DdSketch } from '../../../src/model/usm/ddSketch.ts';
import { decodeSketch, encodeSketch, sketchCount, sketchQuantile } from '../../../src/payload/http/LatencySketch.ts';

/** The model's sketch of some latencies. */
function sketchOf(latencies: readonly number[]): DdSketch {
  const sketch = new DdSketch();
  for (const latency of latencies) sketch.add(latency);
  return sketch;
}

describe('LatencySketch', () => {
  it('answers the same quantiles after a payload as the sketch that went in', () => {
    const sketch = sketchOf([0, 0.5, 1, 1000, 999_424, 7e9, 7e9]);
    const decoded = decodeSketch(encodeSketch(sketch));
    expect(sketchCount(decoded)).toBe(7);
    for (const quantile of [0, 0.25, 0.5, 0.75, 0.99, 1]) {
      const wanted = sketch.valueAtQuantile(quantile);
      expect(Math.abs(sketchQuantile(decoded, quantile) - wanted)).toBeLessThanOrEqual(wanted * 1e-9);
    }
  });

  it('writes the mapping, the bins and an empty store of negative values', () => {
    const hex = Buffer.from(encodeSketch(sketchOf([1, 1]))).toString('hex');
    expect(hex).toBe('0a0909fd4a815abf52f03f120d0a0b08001100000000000000401a00');
  });

  it('reads bins in a row as well, and adds both forms up', () => {
    const store = '0a0b080411000000000000f03f1210000000000000f03f00000000000000401802';
    const bytes = Buffer.from(`12${(store.length / 2).toString(16)}${store}`, 'hex');
    expect([...decodeSketch(bytes).bins]).toEqual([
      [2, 3],
      [1, 1],
    ]);
  });

  it('has quantile 0 without samples', () => {
    expect(sketchQuantile(decodeSketch(new Uint8Array()), 0.5)).toBe(0);
  });
});
