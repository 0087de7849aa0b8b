import { describe, expect, it } from 'vitest';
import { AGGREGATE_KEYS, type AggregateKey } from '../../../src/model/state/aggregateKeys.ts';

const KEY: AggregateKey = {
  pid: 1,
  source: '10.0.0.1',
  dest: '10.0.0.2',
  sport: 40_000,
  dport: 80,
  family: 0,
  type: 0,
  netns: 4,
  direction: 2,
  containerSource: undefined,
  containerDest: undefined,
};

const OTHERS: readonly Partial<AggregateKey>[] = [
  { pid: 2 },
  { source: '10.0.0.3' },
  { dest: '10.0.0.3' },
  { sport: 40_001 },
  { dport: 81 },
  { family: 1 },
  { type: 1 },
  { netns: 5 },
  { direction: 1 },
  { containerSource: '' },
  { containerDest: 'c' },
];

describe('keys of what is reported as one', () => {
  it.each(OTHERS)('are told apart by each part: %j', (other) => {
    expect(AGGREGATE_KEYS.equals(KEY, { ...KEY, ...other })).toBe(false);
  });

  it('are equal, and have the same hash, when all parts are', () => {
    expect(AGGREGATE_KEYS.equals(KEY, { ...KEY })).toBe(true);
    expect(AGGREGATE_KEYS.hash({ ...KEY })).toBe(AGGREGATE_KEYS.hash(KEY));
  });
});
