import { type RawFinding, signatureOf } from './Finding.ts';

/** A finding with its place in the campaign. */
export interface PlacedFinding {
  readonly place: number;
  readonly finding: RawFinding;
}

/**
 * The first finding of each signature, handed out in the order of their places, so that it does not matter which worker
 * was faster.
 */
export class ShrinkQueue {
  private readonly first = new Map<string, PlacedFinding>();
  private readonly open = new Set<string>();

  /** @returns whether the finding is the first of its signature so far, and so worth a line in the journal */
  add(found: PlacedFinding): boolean {
    const signature = signatureOf(found.finding);
    const earlier = this.first.get(signature);
    if (earlier && earlier.place <= found.place) return false;
    if (!earlier) this.open.add(signature);
    this.first.set(signature, found);
    return true;
  }

  /**
   * Takes the next finding.
   *
   * @param frontier - findings from this place on must wait: an earlier one of their signature may still come
   */
  take(frontier: number): RawFinding | undefined {
    let next: string | undefined;
    for (const signature of this.open) {
      if (this.first.get(signature)!.place >= frontier) continue;
      if (next === undefined || this.isBefore(signature, next)) next = signature;
    }
    if (next === undefined) return undefined;
    this.open.delete(next);
    return this.first.get(next)!.finding;
  }

  /** One case can break several invariants: their names decide then. */
  private isBefore(one: string, other: string): boolean {
    const difference = this.first.get(one)!.place - this.first.get(other)!.place;
    return difference === 0 ? one < other : difference < 0;
  }
}
