import { describe, expect, it } from 'vitest';
import { RowBuffer } from '../../../../src/model/windows/flows/RowBuffer.ts';

function bufferOf(initialRows: number, minRows: number): RowBuffer<string> {
  return new RowBuffer({ initialRows, minRows, zeroRow: () => 'zero' });
}

function listOf(buffer: RowBuffer<string>): string[] {
  const rows = buffer.rows();
  return Array.from({ length: rows.length }, (_, index) => rows.at(index));
}

describe('a buffer of rows', () => {
  it('gives rows back, at most all', () => {
    const buffer = bufferOf(4, 2);
    for (const row of ['a', 'b', 'c']) buffer.next(row);
    buffer.reclaim(1);
    expect(listOf(buffer)).toEqual(['a', 'b']);
    buffer.reclaim(5);
    expect(buffer.length).toBe(0);
  });

  it('halves itself at a reset when half was enough, but not below its minimum', () => {
    const buffer = bufferOf(8, 4);
    buffer.next('a');
    expect([buffer.reset(), buffer.capacity]).toEqual([true, 4]);
    expect([buffer.reset(), buffer.capacity]).toEqual([false, 4]);
  });

  it('clears rows under the hands of who took them, unless a reset makes new slots', () => {
    const buffer = bufferOf(8, 4);
    buffer.next('kept');
    const before = buffer.rows();
    buffer.reset();
    expect(before.at(0)).toBe('kept');
    buffer.next('cleared');
    const after = buffer.rows();
    buffer.reset();
    expect([after.length, after.at(0)]).toEqual([1, 'zero']);
  });

  it('grows as a slice does', () => {
    const buffer = bufferOf(2, 2);
    for (const row of ['a', 'b', 'c']) buffer.next(row);
    expect(buffer.capacity).toBe(4);
    buffer.assign(Array.from({ length: 256 }, () => 'x'));
    buffer.next('y');
    expect([buffer.length, buffer.capacity]).toEqual([257, 512]);
  });

  it('names the row that a second reader writes over', () => {
    const buffer = bufferOf(4, 2);
    buffer.next('a');
    expect(buffer.next('b', 0)).toBe('a');
    expect(buffer.next('c', 1)).toBeUndefined();
    expect(listOf(buffer)).toEqual(['b', 'c']);
  });
});
