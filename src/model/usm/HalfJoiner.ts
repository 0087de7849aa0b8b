import type { HttpTransaction } from '../httpStats.ts';

/** What the two clocks of the host say at a poll, ns. */
export interface PollClock {
  /** Unix time. */
  readonly wallNs: bigint;
  /** Time since boot: the clock of the kernel's events. */
  readonly monotonicNs: bigint;
}

/** Halves in the buffer, by kind. */
export interface WaitingHalves {
  readonly requests: number;
  readonly responses: number;
}

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
