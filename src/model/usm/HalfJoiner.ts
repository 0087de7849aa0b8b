import type { HttpTransaction } from '../httpStats.ts';
import type { PollClock, WaitingHalves } from './IncompleteBuffer.ts';

/** Where request and response halves wait for each other. */
export interface HalfJoiner {
  /** Number of source ends that have halves waiting. */
  readonly size: number;
  readonly waiting: WaitingHalves;
  /** A half arrives. @returns the transaction that it completes at once, if it does */
  add(half: HttpTransaction): HttpTransaction | undefined;
  /** A poll. @returns the transactions that are joined now */
  flush(clock: PollClock): HttpTransaction[];
}
