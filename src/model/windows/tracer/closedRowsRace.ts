import type { Choices } from '../../choices.ts';
import type { SchedulingPoint, WindowsPollResult } from './pollSteps.ts';

/**
 * What becomes of closed rows when a closed event falls into a poll: the loop has read them and finds none after the
 * poll's reset; or it holds them while the reset clears them, and stores connections without anything; or both read at
 * once and write over each other's rows.
 */
export const CLOSED_ROWS_RACES = ['rows-lost', 'rows-zeroed', 'rows-overwritten'] as const;
export type ClosedRowsRace = (typeof CLOSED_ROWS_RACES)[number];

/** Steps of a poll and of a closed event that falls into it. */
export interface RacingSteps {
  readonly poll: Generator<SchedulingPoint, WindowsPollResult>;
  readonly closedEvent: Generator<SchedulingPoint, void>;
}

/** Runs a poll and a closed event in the order that makes one of the races happen. */
export function runRace(race: ClosedRowsRace, { poll, closedEvent }: RacingSteps, choices: Choices): WindowsPollResult {
  const result =
    race === 'rows-overwritten'
      ? runBothReads(poll, closedEvent, choices)
      : runLoopBeforeReset(poll, closedEvent, race === 'rows-lost' ? 'loop-take' : 'loop-iterate');
  runToEnd(closedEvent);
  return result;
}

function runLoopBeforeReset(
  poll: RacingSteps['poll'],
  closedEvent: RacingSteps['closedEvent'],
  loopPoint: SchedulingPoint,
): WindowsPollResult {
  const early = runUntil(poll, 'poll-reset');
  if (early !== undefined) return early;
  runUntil(closedEvent, loopPoint);
  return runToEnd(poll);
}

/** Both begin to read behind the same rows; then they take turns, call by call of the driver. */
function runBothReads(
  poll: RacingSteps['poll'],
  closedEvent: RacingSteps['closedEvent'],
  choices: Choices,
): WindowsPollResult {
  const early = runUntil(poll, 'poll-read-closed');
  if (early !== undefined) return early;
  runUntil(closedEvent, 'loop-read');
  let isPollsTurn = choices.pick('closed-rows-race.first-reader', 2) === 1;
  let pollPoint = poll.next();
  let loopPoint = closedEvent.next();
  while (isAt(pollPoint, 'poll-read-closed') || isAt(loopPoint, 'loop-read')) {
    const isPoll = isAt(pollPoint, 'poll-read-closed') && (isPollsTurn || !isAt(loopPoint, 'loop-read'));
    if (isPoll) pollPoint = poll.next();
    else loopPoint = closedEvent.next();
    isPollsTurn = !isPoll;
  }
  return pollPoint.done === true ? pollPoint.value : runToEnd(poll);
}

function isAt(step: IteratorResult<SchedulingPoint, unknown>, point: SchedulingPoint): boolean {
  return step.done !== true && step.value === point;
}

/** @returns the result when the steps end before they come to the point */
function runUntil<Result>(steps: Generator<SchedulingPoint, Result>, point: SchedulingPoint): Result | undefined {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value === point) return undefined;
  }
}

/** Takes all steps that are left. */
export function runToEnd<Result>(steps: Generator<SchedulingPoint, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
