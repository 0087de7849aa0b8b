import { describe, expect, it } from 'vitest';
import { runPipeline } from '../../src/conformance/areas/pipeline.ts';
import { Ledger } from '../../src/model/ledger/ledger.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('pipeline vectors', () => {
  const vectors = loadVectors('pipeline');

  it('agree with the real agent: the stages chained over polls and clients', () => {
    expect(vectors.length).toBe(83);
    expect(divergences(vectors, (vector) => runPipeline(vector))).toEqual([]);
  });

  it('agree all the same with a ledger beside the model, which books every hit', () => {
    let captured = 0;
    const withLedger = divergences(vectors, (vector) => {
      const ledger = new Ledger();
      const divergence = runPipeline(vector, { ledger });
      const totals = ledger.totals();
      const { inFlight, shipped, duplicated, lost, filtered, orphaned } = totals;
      expect(inFlight + shipped + duplicated + lost + filtered + orphaned).toBe(totals.captured);
      captured += totals.captured;
      return divergence;
    });
    expect(withLedger).toEqual([]);
    expect(captured).toBeGreaterThan(500);
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
