import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { type ClosedRowsRace, runRace } from '../../../../src/model/windows/tracer/closedRowsRace.ts';
import type { SchedulingPoint, WindowsPollResult } from '../../../../src/model/windows/tracer/pollSteps.ts';

const ANSWER: WindowsPollResult = { kind: 'error', table: 'open', reads: [] };

/** The order in which a poll and a closed event take their steps when each of them stops at these points. */
function orderOf(
  race: ClosedRowsRace,
  pollPoints: readonly SchedulingPoint[],
  loopPoints: readonly SchedulingPoint[],
  isPollFirst = false,
): string[] {
  const order: string[] = [];
  const asked: string[] = [];
  function* poll(): Generator<SchedulingPoint, WindowsPollResult> {
    for (const point of pollPoints) {
      yield point;
      order.push(point);
    }
    return ANSWER;
  }
  function* closedEvent(): Generator<SchedulingPoint, void> {
    for (const point of loopPoints) {
      yield point;
      order.push(point);
    }
  }
  const choices = {
    ...FIRST_CHOICES,
    pick: (place: string, count: number) => {
      asked.push(`${place}/${count}`);
      return isPollFirst ? 1 : 0;
    },
  };
  expect(runRace(race, { poll: poll(), closedEvent: closedEvent() }, choices)).toBe(ANSWER);
  const isAsked = race === 'rows-overwritten' && pollPoints.includes('poll-read-closed');
  expect(asked).toEqual(isAsked ? ['closed-rows-race.first-reader/2'] : []);
  return order;
}

const POLL = ['poll-read-open', 'poll-read-closed', 'poll-read-closed', 'poll-read-closed', 'poll-store'] as const;
const LOOP = ['event-fires', 'loop-read', 'loop-read', 'loop-read', 'loop-take'] as const;

describe('both reads at once', () => {
  it('take turns, the loop first', () => {
    expect(orderOf('rows-overwritten', POLL, LOOP)).toEqual([
      'poll-read-open',
      'event-fires',
      'poll-read-closed',
      'loop-read',
      'loop-read',
      'poll-read-closed',
      'loop-read',
      'poll-read-closed',
      'poll-store',
      'loop-take',
    ]);
  });

  it('take turns, the poll first when the choice says so', () => {
    expect(orderOf('rows-overwritten', POLL, LOOP, true)).toEqual([
      'poll-read-open',
      'event-fires',
      'poll-read-closed',
      'loop-read',
      'poll-read-closed',
      'loop-read',
      'poll-read-closed',
      'loop-read',
      'poll-store',
      'loop-take',
    ]);
  });

  it('end one after the other when one of them has more to read', () => {
    const shortPoll = ['poll-read-closed', 'poll-store'] as const;
    expect(orderOf('rows-overwritten', shortPoll, LOOP, true)).toEqual([
      'event-fires',
      'poll-read-closed',
      'loop-read',
      'loop-read',
      'loop-read',
      'poll-store',
      'loop-take',
    ]);
    const shortLoop = ['loop-read', 'loop-take'] as const;
    expect(orderOf('rows-overwritten', POLL, shortLoop).slice(0, 6)).toEqual([
      'poll-read-open',
      'poll-read-closed',
      'loop-read',
      'poll-read-closed',
      'poll-read-closed',
      'poll-store',
    ]);
  });

  it('give the answer of a poll that ends with its read, and of one that never comes to it', () => {
    expect(orderOf('rows-overwritten', ['poll-read-closed'], ['loop-read'])).toEqual(['poll-read-closed', 'loop-read']);
    expect(orderOf('rows-overwritten', ['poll-read-open'], LOOP)).toEqual(['poll-read-open', ...LOOP]);
  });
});

describe('a closed event before the end of a poll', () => {
  const reset = ['poll-store', 'poll-reset'] as const;
  const loop = ['loop-read', 'loop-take', 'loop-iterate'] as const;

  it('has read its rows, or taken them too, when the poll clears them', () => {
    expect(orderOf('rows-lost', reset, loop)).toEqual([
      'poll-store',
      'loop-read',
      'poll-reset',
      'loop-take',
      'loop-iterate',
    ]);
    expect(orderOf('rows-zeroed', reset, loop)).toEqual([
      'poll-store',
      'loop-read',
      'loop-take',
      'poll-reset',
      'loop-iterate',
    ]);
  });

  it('comes after a poll that failed before its end', () => {
    expect(orderOf('rows-lost', ['poll-read-open'], loop)).toEqual(['poll-read-open', ...loop]);
  });
});
