import { describe, expect, it } from 'vitest';
import { runPerfBatching } from '../../src/conformance/areas/perfBatching.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('perf-batching vectors', () => {
  const vectors = loadVectors('perf-batching');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(150);
    expect(divergences(vectors, runPerfBatching)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[0]!.want['trackedBatches'] = 3;
    expect(runPerfBatching(altered)).toEqual({
      step: 0,
      op: 'mapPut',
      field: 'trackedBatches',
      expected: '3',
      got: '0',
    });
  });
});
