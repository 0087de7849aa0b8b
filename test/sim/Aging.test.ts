import { describe, expect, it } from 'vitest';
import { Aging } from '../../src/sim/Aging.ts';

describe('things that age', () => {
  it('are forgotten in order once they were of no use for so many polls', () => {
    const forgotten: string[] = [];
    const aging = new Aging<string>(2, (thing) => forgotten.push(thing) > 0);
    aging.add('a');
    aging.endPoll();
    aging.add('b');
    aging.endPoll();
    expect(forgotten).toEqual([]);
    aging.endPoll();
    expect(forgotten).toEqual(['a']);
    aging.endPoll();
    expect(forgotten).toEqual(['a', 'b']);
  });

  it.each([0, 1, 3])('wait for a later poll while they are in use (kept for %i polls)', (pollsKept) => {
    let isInUse = true;
    const forgotten: string[] = [];
    const aging = new Aging<string>(pollsKept, (thing) => !isInUse && forgotten.push(thing) > 0);
    aging.add('a');
    for (let poll = 0; poll < 10; poll += 1) aging.endPoll();
    expect(forgotten).toEqual([]);
    isInUse = false;
    for (let poll = 0; poll < pollsKept + 1; poll += 1) aging.endPoll();
    expect(forgotten).toEqual(['a']);
  });
});
