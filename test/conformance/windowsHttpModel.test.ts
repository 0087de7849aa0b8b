import { describe, expect, it } from 'vitest';
import { runWindowsHttpModel } from '../../src/conformance/areas/windowsHttpModel.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('windows-http-model vectors', () => {
  const vectors = loadVectors('windows-http-model');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(126);
    expect(divergences(vectors, runWindowsHttpModel)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find(({ id }) => id === 'windows-http-model-s-latency')!);
    altered.ops[1]!.want['reads'] = [6720];
    expect(runWindowsHttpModel(altered)).toMatchObject({ step: 1, op: 'driverRead', field: 'reads.length', got: '2' });
  });
});
