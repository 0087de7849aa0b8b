import { orderRecorded } from '../../model/order.ts';
import type { EventList } from '../runFunction.ts';
import { ddmin, type Holds } from './ddmin.ts';

/** Time between two events that need no other one: 1 ms, so that nobody reads anything into it. */
const PLAIN_GAP_NS = 1_000_000;
/** What a time that matters is rounded to, coarsest first. */
const ROUND_NS = [30_000_000_000, 1_000_000_000, 100_000_000, 1_000_000] as const;

/**
 * Moves events together in time, keeping their order: as many of them as possible follow the one before by 1 ms, and
 * the gaps that matter become round.
 *
 * @param holds - whether the events still show what is looked for
 */
export async function moveTogether(events: EventList, holds: Holds<EventList>): Promise<EventList> {
  const gaps = events.map(({ tNs }, index) => tNs - (events[index - 1]?.tNs ?? 0));
  const indexes = gaps.flatMap((gap, index) => (gap === PLAIN_GAP_NS ? [] : [index]));
  const plainBut = (kept: readonly number[]): number[] => {
    const isKept = new Set(kept);
    return gaps.map((gap, index) => (isKept.has(index) ? gap : PLAIN_GAP_NS));
  };
  const needed = await ddmin(indexes, (kept) => holds(withGaps(events, plainBut(kept))));
  let moved = plainBut(needed);
  for (const index of needed) moved = await roundedAt(moved, index, (tried) => holds(withGaps(events, tried)));
  return withGaps(events, moved);
}

/** The gaps with one of them as round as it may be. */
async function roundedAt(gaps: number[], index: number, holds: Holds<number[]>): Promise<number[]> {
  const gap = gaps[index]!;
  for (const unit of ROUND_NS) {
    for (const rounded of [Math.floor(gap / unit) * unit, Math.ceil(gap / unit) * unit]) {
      if (rounded === gap) return gaps;
      if (rounded === 0) continue;
      const tried = gaps.with(index, rounded);
      if (await holds(tried)) return tried;
    }
  }
  return gaps;
}

function withGaps(events: EventList, gaps: readonly number[]): EventList {
  let tNs = 0;
  return events.map(({ event }, index) => {
    tNs += gaps[index]!;
    return orderRecorded({ ...event, tNs });
  });
}
