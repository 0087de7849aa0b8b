import { describe, expect, it } from 'vitest';
import { runWindowsFlows } from '../../src/conformance/areas/windowsFlows.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('windows-flows vectors', () => {
  const vectors = loadVectors('windows-flows');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(140);
    expect(divergences(vectors, runWindowsFlows)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'windows-flows-s-lingering')!);
    const step = altered.ops.findIndex((op) => op.op === 'poll');
    altered.ops[step]!.want['buffers'] = [4700, 4700];
    expect(runWindowsFlows(altered)).toMatchObject({ step, field: 'buffers[1]', expected: '4700', got: '9400' });
  });

  it('reports a crash that does not happen', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'windows-flows-s-shrink')!);
    altered.ops[0]!.want['panic'] = 'out of range';
    expect(runWindowsFlows(altered)).toMatchObject({ step: 0, field: 'panic', got: 'nothing' });
  });
});
