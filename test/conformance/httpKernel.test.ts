import { describe, expect, it } from 'vitest';
import { runHttpKernel } from '../../src/conformance/areas/httpKernel.ts';
import type { JsonObject } from '../../src/conformance/vector.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('http-kernel vectors', () => {
  const vectors = loadVectors('http-kernel');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(204);
    expect(divergences(vectors, runHttpKernel)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    (altered.ops[0]!.want['entry'] as JsonObject)['status'] = 405;
    expect(runHttpKernel(altered)).toMatchObject({ step: 0, op: 'tls', field: 'entry.status', expected: '405' });
  });
});
