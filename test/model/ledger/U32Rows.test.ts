import { describe, expect, it } from 'vitest';
import { U32Rows } from '../../../src/model/ledger/U32Rows.ts';

describe('rows of words', () => {
  it('keeps the words of each row apart, and new rows are 0', () => {
    const rows = new U32Rows(3, 2);
    rows.set(0, 2, 7);
    rows.set(1, 0, 0xffff_ffff);
    expect([0, 1, 2].map((field) => rows.get(0, field))).toEqual([0, 0, 7]);
    expect([0, 1, 2].map((field) => rows.get(1, field))).toEqual([0xffff_ffff, 0, 0]);
  });

  it('keeps what it holds when it makes room, however far the row is', () => {
    const rows = new U32Rows(3, 2);
    rows.set(1, 1, 5);
    rows.reserve(100);
    rows.set(100, 2, 9);
    expect([rows.get(1, 1), rows.get(99, 2), rows.get(100, 2)]).toEqual([5, 0, 9]);
  });
});
