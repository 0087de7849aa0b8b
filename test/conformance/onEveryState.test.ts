import { describe, expect, it } from 'vitest';
import { onEveryState } from '../../src/conformance/areas/onEveryState.ts';
import type { Divergence, Vector } from '../../src/conformance/vector.ts';
import type { StateImplementation } from '../../src/model/state/createStateStore.ts';

const vector: Vector = { id: 'v', config: {}, tags: [], ops: [] };
const divergence: Divergence = { step: 0, op: 'poll', field: 'conns', expected: '1', got: '2' };

describe('a vector about the state', () => {
  it('has to pass in columns and as plain objects', () => {
    const asked: StateImplementation[] = [];
    const run = onEveryState((_vector, implementation) => {
      asked.push(implementation);
      return undefined;
    });
    expect(run(vector)).toBeUndefined();
    expect(asked).toEqual(['columns', 'rows']);
  });

  it('fails when either does not, and says which', () => {
    for (const wrong of ['columns', 'rows'] as const) {
      const run = onEveryState((_vector, implementation) => (implementation === wrong ? divergence : undefined));
      expect(run(vector)).toEqual({ ...divergence, implementation: wrong });
    }
  });
});
