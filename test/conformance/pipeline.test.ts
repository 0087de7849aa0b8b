import { describe, expect, it } from 'vitest';
import { runPipeline } from '../../src/conformance/areas/pipeline.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('pipeline vectors', () => {
  const vectors = loadVectors('pipeline');

  it('agree with the real agent: the stages chained over polls and clients', () => {
    expect(vectors.length).toBe(83);
    expect(divergences(vectors, runPipeline)).toEqual([]);
  });

  it('report an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find(({ id }) => id === 'pipeline-forty-curls')!);
    const step = altered.ops.findLastIndex(({ op }) => op === 'poll');
    const want = altered.ops[step]!.want as { hits: { 'pid-check': Record<string, number> } };
    want.hits['pid-check']['3307/server'] = 39;
    expect(runPipeline(altered)).toMatchObject({
      step,
      field: 'hits.pid-check.3307/server',
      expected: '39',
      got: '40',
    });
  });
});
