import { describe, expect, it } from 'vitest';
import { runNetworkState } from '../../src/conformance/areas/networkState.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('network-state vectors', () => {
  const vectors = loadVectors('network-state');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(144);
    expect(divergences(vectors, runNetworkState)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === '0-A')!);
    const step = altered.ops.findIndex((op) => op.op === 'poll');
    altered.ops[step]!.want['baselineCookies'] = [5, 6];
    expect(runNetworkState(altered)).toMatchObject({
      step,
      op: 'poll',
      field: 'baselineCookies.length',
      expected: '2',
      got: '1',
    });
  });
});
