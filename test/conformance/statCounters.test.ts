import { describe, expect, it } from 'vitest';
import { runStatCounters } from '../../src/conformance/areas/statCounters.ts';
import { divergences, loadVectors } from './vectorFixtures.ts';

describe('stat-counters vectors', () => {
  const vectors = loadVectors('stat-counters');

  it('agrees with the real agent on every vector', () => {
    expect(vectors.length).toBe(40);
    expect(divergences(vectors, runStatCounters)).toEqual([]);
  });

  it('reports an altered answer as a divergence', () => {
    const altered = structuredClone(vectors.find((vector) => vector.id === 'stat-counters-p00000')!);
    const step = altered.ops.findIndex((op) => op.want['underflow'] === true);
    altered.ops[step]!.want['underflow'] = false;
    expect(runStatCounters(altered)).toMatchObject({
      step,
      op: 'counters',
      field: 'underflow',
      expected: 'false',
      got: 'true',
    });
  });
});
