import { describe, expect, it } from 'vitest';
import { runDockerProxy } from '../../src/conformance/areas/dockerProxy.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('docker-proxy vectors', () => {
  const vectors = loadVectors('docker-proxy');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(156);
    expect(divergences(vectors, runDockerProxy)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[2]!.want['kept'] = [1, 3, 4, 2];
    expect(runDockerProxy(altered)).toEqual({ step: 2, op: 'filter', field: 'kept[3]', expected: '2', got: '5' });
  });
});
