import { describe, expect, it } from 'vitest';
import { runConnKernel } from '../../src/conformance/areas/connKernel.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('conn-kernel vectors', () => {
  const vectors = loadVectors('conn-kernel');

  it('agrees with the real kernel code on every vector', () => {
    expect(vectors.length).toBe(170);
    expect(divergences(vectors, runConnKernel)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors[0]!);
    altered.ops[1]!.want['sizes'] = [1, 0, 0, 0, 0];
    expect(runConnKernel(altered)).toEqual({ step: 1, op: 'classify', field: 'sizes[0]', expected: '1', got: '0' });
  });
});
