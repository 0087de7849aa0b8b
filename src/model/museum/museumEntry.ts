export interface MuseumEntry {
  readonly number: number;
  readonly id: string;
  readonly stage: string /** Toggle and value that bring the bug back. */;
  readonly toggle: string;
  readonly violates: readonly string[];
  readonly difficulty: 'easy' | 'medium' | 'hard' /** Events of the smallest case that is known. */;
  readonly smallestEvents: number;
}
