import { describe, expect, it } from 'vitest';
import { NO_CPU, type Ring, RINGS } from '../../src/model/events.ts';
import { ADDED_SOURCES, compareOrder, orderAdded, orderRecorded, recordedSource } from '../../src/model/order.ts';

function recorded(tNs: number, cpu: number, ring: Ring, cseq: number) {
  return orderRecorded({ kind: 'marker', tNs, cpu, ring, cseq, text: 'here' });
}

describe('the order of events', () => {
  it('is time, then CPU, then ring, then number', () => {
    const inOrder = [
      recorded(1, 3, 'data', 9),
      recorded(2, 0, 'user', 8),
      recorded(2, 0, 'life', 0),
      recorded(2, 0, 'life', 7),
      recorded(2, 0, 'data', 1),
      recorded(2, 1, 'user', 2),
      recorded(2, 1, 'data', 0),
      recorded(3, 0, 'user', 0),
    ];
    const shuffled = [5, 0, 7, 2, 6, 3, 1, 4].map((index) => inOrder[index]!);
    expect(shuffled.toSorted(compareOrder).map(({ event }) => event)).toEqual(inOrder.map(({ event }) => event));
    expect(compareOrder(inOrder[0]!, recorded(1, 3, 'data', 9))).toBe(0);
  });

  it('gives every ring of every CPU, and of none, a source of its own', () => {
    const sources = [NO_CPU, 0, 1, 255].flatMap((cpu) => RINGS.map((ring) => recordedSource(ring, cpu)));
    expect(sources.toSorted((a, b) => a - b)).toEqual(sources);
    expect(new Set(sources).size).toBe(sources.length);
    expect(sources[0]).toBe(0);
  });

  it('puts what a schedule adds behind all that was recorded at its time, a poll last', () => {
    const tNs = 5;
    const added = [
      orderAdded({ kind: 'poll', tNs, client: 'a' }, 0),
      orderAdded({ kind: 'register', tNs, client: 'a' }, 1),
      orderAdded({ kind: 'register', tNs, client: 'b' }, 0),
      orderAdded({ kind: 'clockStep', tNs, wallDeltaNs: 1 }, 0),
    ];
    const events = [...added, recorded(tNs, 1000, 'data', 99), recorded(tNs + 1, 0, 'user', 0)].toSorted(compareOrder);
    const names = events.map(({ event, sequence }) => `${event.kind} ${sequence}`);
    expect(names).toEqual(['marker 99', 'clockStep 0', 'register 0', 'register 1', 'poll 0', 'marker 0']);
    expect(recordedSource('data', 4096)).toBeLessThan(ADDED_SOURCES.clockStep);
  });
});
