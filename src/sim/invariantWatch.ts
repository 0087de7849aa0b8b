import { INVARIANTS } from './invariants/all.ts';
import type { CheckedRun } from './invariants/invariant.ts';
import type { Violation } from './runResult.ts';

/**
 * Checks every invariant after each poll. A violated one is kept as it stands at the last poll that violates it, with
 * the poll at which it was first seen.
 */
export class InvariantWatch {
  private readonly found = new Map<string, Violation>();

  check(run: CheckedRun): void {
    for (const invariant of INVARIANTS) {
      const violation = invariant.check(run);
      if (!violation) continue;
      const poll = this.found.get(invariant.name)?.poll ?? violation.poll;
      this.found.set(invariant.name, { ...violation, poll });
    }
  }

  /** What was found, in the order of the invariants. */
  get violations(): Violation[] {
    return INVARIANTS.flatMap(({ name }) => this.found.get(name) ?? []);
  }
}
