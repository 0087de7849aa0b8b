import { describe, expect, it } from 'vitest';
import { runResolver } from '../../src/conformance/areas/resolver.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('resolver vectors', () => {
  const vectors = loadVectors('resolver');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(150);
    expect(divergences(vectors, runResolver)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'resolver-p00000')!);
    const step = altered.ops.findIndex((op) => op.op === 'resolve');
    altered.ops[step]!.want['active'] = [null, '', null];
    expect(runResolver(altered)).toMatchObject({
      step,
      op: 'resolve',
      field: 'active[1]',
      expected: '"id:"',
      got: '"none"',
    });
  });
});
