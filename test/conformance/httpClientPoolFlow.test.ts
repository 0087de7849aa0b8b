import { describe, expect, it } from 'vitest';
import { runHttpClientPoolFlow } from '../../src/conformance/areas/httpClientPoolFlow.ts';
import type { JsonObject } from '../../src/conformance/vector.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('http-client-pool-flow vectors', () => {
  const vectors = loadVectors('http-client-pool-flow');

  it('agrees with the measured counts and verdicts on every trace', () => {
    expect(vectors.length).toBe(7);
    expect(divergences(vectors, runHttpClientPoolFlow)).toEqual([]);
  });

  it('reports an altered check and an altered verdict as divergences', () => {
    const altered = structuredClone(vectors[0]!.config);
    (altered['checks'] as JsonObject[])[1]!['open'] = { a: 2 };
    const vector = { ...vectors[0]!, config: altered };
    expect(runHttpClientPoolFlow(vector)).toEqual({
      step: 1,
      op: 'check after_1',
      field: 'a',
      expected: '2',
      got: '1',
    });
    const judged = structuredClone(vectors[0]!.config);
    ((judged['verdict'] as JsonObject)['a'] as JsonObject)['leak'] = true;
    expect(runHttpClientPoolFlow({ ...vectors[0]!, config: judged })).toMatchObject({
      op: 'verdict',
      field: 'a.leak',
      expected: 'true',
      got: 'false',
    });
  });
});
