import { describe, expect, it } from 'vitest';
import { runHttpStatkeeper } from '../../src/conformance/areas/httpStatkeeper.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('http-statkeeper vectors', () => {
  const vectors = loadVectors('http-statkeeper');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(150);
    expect(divergences(vectors, runHttpStatkeeper)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[1]!.want['aggregations'] = 2;
    expect(runHttpStatkeeper(altered)).toMatchObject({ step: 1, op: 'advance', field: 'aggregations', got: '1' });
  });
});
