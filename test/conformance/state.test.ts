import { describe, expect, it } from 'vitest';
import { runState } from '../../src/conformance/areas/state.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('state vectors', () => {
  const vectors = loadVectors('state');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(168);
    expect(divergences(vectors, runState)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'state-p00000')!);
    const step = altered.ops.findIndex((op) => op.op === 'getDelta' && JSON.stringify(op.want['order']) === '[0]');
    altered.ops[step]!.want['order'] = [1];
    expect(runState(altered)).toMatchObject({ step, op: 'getDelta', field: 'order[0]', expected: '1', got: '0' });
  });
});
