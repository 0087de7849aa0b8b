import { describe, expect, it } from 'vitest';
import { runRouteCache } from '../../src/conformance/areas/routeCache.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('route-cache vectors', () => {
  const vectors = loadVectors('route-cache');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(150);
    expect(divergences(vectors, runRouteCache)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[2]!.want['ifIndex'] = 3;
    expect(runRouteCache(altered)).toEqual({ step: 2, op: 'get', field: 'ifIndex', expected: '3', got: '2' });
  });
});
