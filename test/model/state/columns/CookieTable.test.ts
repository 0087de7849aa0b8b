import { describe, expect, it } from 'vitest';
import { type CookieHolder, CookieTable } from '../../../../src/model/state/columns/CookieTable.ts';

/** Holds the numbers that it is given. */
class Holder implements CookieHolder {
  held: number[] = [];

  forEachHeldCookie(keep: (cookie: number) => void): void {
    for (const cookie of this.held) keep(cookie);
  }
}

describe('numbers of cookies', () => {
  it('stay with their cookie, both halves of it', () => {
    const table = new CookieTable();
    table.makeRoom(3, new Map());
    const numbers = [table.numberOf(1, 0), table.numberOf(1, 1), table.numberOf(0, 1)];
    expect(new Set(numbers).size).toBe(3);
    expect(table.numberOf(1, 1)).toBe(numbers[1]);
    expect(numbers.map((number) => table.valueOf(number))).toEqual([1n, (1n << 32n) + 1n, 1n << 32n]);
    expect(table.find(7, 7)).toBe(-1);
  });

  it('are given out again when nobody holds the cookie, so that the table does not grow with the run', () => {
    const table = new CookieTable();
    const older = new Holder();
    const newer = new Holder();
    const holders = new Map([
      ['older', older],
      ['newer', newer],
    ]);
    for (let round = 0; round < 1000; round += 1) {
      table.makeRoom(100, holders);
      older.held = newer.held;
      newer.held = Array.from({ length: 100 }, (_, index) => table.numberOf(round * 100 + index, 9));
      if (round > 0) expect(table.find((round - 1) * 100 + 5, 9)).toBe(older.held[5]);
      for (const number of older.held) expect(table.valueOf(number) >> 32n).toBe(9n);
    }
    expect(table.capacity).toBe(512);
  });

  it('grow in number when all of them are held', () => {
    const table = new CookieTable();
    const holder = new Holder();
    const holders = new Map([['only', holder]]);
    const before = table.capacity;
    for (let cookie = 0; cookie <= before; cookie += 1) {
      table.makeRoom(1, holders);
      holder.held.push(table.numberOf(cookie, 0));
    }
    expect(table.capacity).toBeGreaterThan(before);
    expect(holder.held.map((number) => table.valueOf(number))).toEqual(holder.held.map((_, index) => BigInt(index)));
  });
});
