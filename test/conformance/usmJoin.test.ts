import { describe, expect, it } from 'vitest';
import { runUsmJoin } from '../../src/conformance/areas/usmJoin.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('usm-join vectors', () => {
  const vectors = loadVectors('usm-join');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(150);
    expect(divergences(vectors, runUsmJoin)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[0]!.want['orphanAggregations'] = 5;
    const divergence = { step: 0, op: 'encode', field: 'orphanAggregations', expected: '5', got: '4' };
    expect(runUsmJoin(altered)).toEqual(divergence);
  });
});
