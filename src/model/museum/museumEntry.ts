/**
 * One historic defect that made a count wrong, as data: what brings it back and what then no longer holds.
 *
 * The names of `violates` are those of the invariants of a replay campaign.
 */
export interface MuseumEntry {
  readonly number: number;
  readonly id: string;
  readonly stage: string;
  /** Toggle and value that bring the bug back. */
  readonly toggle: string;
  readonly violates: readonly string[];
  readonly difficulty: 'easy' | 'medium' | 'hard';
  /** Events of the smallest case that is known. */
  readonly smallestEvents: number;
}
