import { describe, expect, it } from 'vitest';
import { runLingeringFlows } from '../../src/conformance/areas/lingeringFlows.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('lingering-flows vectors', () => {
  const vectors = loadVectors('lingering-flows');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(44);
    expect(divergences(vectors, runLingeringFlows)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'lingering-flows-s1-rule')!);
    const step = altered.ops.findIndex((op) => op.want['tel'] !== undefined);
    altered.ops[step]!.want['tel'] = { windowsLingeringFlows: 2 };
    expect(runLingeringFlows(altered)).toMatchObject({
      step,
      field: 'tel.windowsLingeringFlows',
      expected: '2',
      got: '1',
    });
  });
});
