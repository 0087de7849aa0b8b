import { describe, expect, it } from 'vitest';
import { runHttpPath } from '../../src/conformance/areas/httpPath.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('http-path vectors', () => {
  const vectors = loadVectors('http-path');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(60);
    expect(divergences(vectors, runHttpPath)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[3]!.want['quantized'] = '/*';
    expect(runHttpPath(altered)).toMatchObject({ step: 3, op: 'quantize', field: 'quantized', got: '"/db"' });
  });
});
