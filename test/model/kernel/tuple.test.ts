import { describe, expect, it } from 'vitest';
import { IPV4, TCP, UDP } from '../../../src/model/connStats.ts';
import {
  type ConnTuple,
  flipTuple,
  normaliseTuple,
  connTuple,
  TUPLE_KEYS,
  withoutOwner,
  withoutPid,
} from '../../../src/model/kernel/tuple.ts';

const RANGE = [32_768, 60_999] as const;

function tuple(sport: number, dport: number): ConnTuple {
  return { src: '10.0.0.1', dst: '10.0.0.2', sport, dport, netns: 7, pid: 9, type: TCP, family: IPV4 };
}

describe('normalising a tuple', () => {
  it.each([
    ['leaves a client with an ephemeral port first', 40_000, 80, false],
    ['swaps a server with a client', 80, 40_000, true],
    ['puts the larger of two ephemeral ports first', 40_000, 50_000, true],
    ['leaves the larger of two ephemeral ports first', 50_000, 40_000, false],
    ['puts the larger of two plain ports first', 80, 8080, true],
    ['leaves equal ports alone, so both directions stay two keys', 80, 80, false],
    ['counts the bounds of the range as ephemeral', 32_767, 32_768, true],
    ['does not count the port above the range', 61_000, 60_999, true],
  ])('%s', (_title, sport, dport, isSwapped) => {
    const given = tuple(sport, dport);
    expect(normaliseTuple(given, RANGE)).toEqual(isSwapped ? flipTuple(given) : given);
  });

  it('takes the range [0, 0] literally: only port 0 is ephemeral', () => {
    expect(normaliseTuple(tuple(80, 0), [0, 0])).toMatchObject({ sport: 0, dport: 80 });
    expect(normaliseTuple(tuple(40_000, 80), [0, 0])).toMatchObject({ sport: 40_000 });
  });
});

describe('keys of a tuple', () => {
  it('differ when any field differs', () => {
    const base = tuple(40_000, 80);
    const others: Partial<ConnTuple>[] = [
      { src: '10.0.0.3' },
      { dst: '10.0.0.3' },
      { sport: 1 },
      { dport: 1 },
      { netns: 1 },
      { pid: 1 },
      { type: UDP },
      { family: 1 },
    ];
    const all = [base, ...others.map((other) => ({ ...base, ...other }))];
    for (const [index, one] of all.entries()) {
      expect(all.findIndex((other) => TUPLE_KEYS.equals(one, other))).toBe(index);
    }
    expect(new Set(all.map(TUPLE_KEYS.hash)).size).toBe(9);
  });

  it('are the same key whoever made them', () => {
    const plain = { ...tuple(40_000, 80), netns: 4, pid: 7 };
    const made = connTuple(plain, 4, 7);
    expect(made).toEqual(plain);
    expect(TUPLE_KEYS.equals(made, plain)).toBe(true);
    expect(TUPLE_KEYS.hash(made)).toBe(TUPLE_KEYS.hash(plain));
    expect(withoutOwner(made)).toEqual(withoutOwner(plain));
    expect(normaliseTuple(made, [1, 2])).toEqual(normaliseTuple(plain, [1, 2]));
    expect(normaliseTuple(made, [80, 80])).toEqual(normaliseTuple(plain, [80, 80]));
  });

  it('come in three variants', () => {
    const base = tuple(40_000, 80);
    expect(withoutPid(base)).toEqual({ ...base, pid: 0 });
    expect(withoutOwner(base)).toEqual({ ...base, pid: 0, netns: 0 });
    expect(withoutPid(withoutPid(base))).toEqual(withoutPid(base));
  });
});
