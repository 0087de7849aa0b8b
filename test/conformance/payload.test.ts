import { describe, expect, it } from 'vitest';
import { runPayload } from '../../src/conformance/areas/payload.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('payload vectors', () => {
  const vectors = loadVectors('payload');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(45);
    expect(divergences(vectors, runPayload)).toEqual([]);
  });

  it('reports an altered count of orphans as a divergence', () => {
    const altered = structuredClone(vectors.find(({ tags }) => tags.includes('orphans'))!);
    altered.ops[0]!.want['orphanAggregations'] = 99;
    expect(runPayload(altered)).toMatchObject({ step: 0, op: 'encode', field: 'orphanAggregations', expected: '99' });
  });

  it('reports an altered decoded field as a divergence', () => {
    const altered = structuredClone(vectors.find(({ tags }) => tags.includes('docker-proxy'))!);
    altered.ops[1]!.want['totalHits'] = 0;
    expect(runPayload(altered)).toMatchObject({ field: 'totalHits', expected: '0' });
  });
});
