import { type RawFinding, signatureOf } from './Finding.ts';

/** So many findings of an invariant that come to nothing new, one after the other, are enough of it. */
const NOTHING_NEW_MAX = 3;

/** What becomes of a finding. */
export type Decision = 'shrink' | 'known' | 'skip';

/** A finding with its place in the campaign. */
export interface PlacedFinding {
  readonly place: number;
  readonly finding: RawFinding;
}

/** A finding with what becomes of it. */
export interface DecidedFinding {
  readonly finding: RawFinding;
  readonly signature: string;
  readonly decision: Decision;
}

/**
 * Decides which findings are made small, and in which order: by their places, one at a time, so that it does not matter
 * which worker was faster.
 *
 * Large cases break an invariant in many ways that come down to one. So an invariant of which several findings in a row
 * came to something stored already is left alone.
 */
export class ShrinkQueue {
  private readonly settled: Set<string>;
  /** The first finding of each signature, not yet decided about. */
  private readonly open = new Map<string, PlacedFinding>();
  private readonly isDecided = new Set<string>();
  private readonly nothingNew = new Map<string, number>();

  /** @param settled - signatures that an earlier campaign has dealt with */
  constructor(settled: Iterable<string>) {
    this.settled = new Set(settled);
  }

  /** @returns whether the finding is the first of its signature so far, and so worth a line in the journal */
  add(found: PlacedFinding): boolean {
    const signature = signatureOf(found.finding);
    const earlier = this.open.get(signature);
    if (earlier && earlier.place <= found.place) return false;
    this.open.set(signature, found);
    return true;
  }

  /**
   * The next finding in order of places, with what to do about it.
   *
   * @param frontier - findings from this place on must wait: an earlier one of their signature may still come
   */
  next(frontier: number): DecidedFinding | undefined {
    let first: [string, PlacedFinding] | undefined;
    for (const [signature, found] of this.open) {
      if (this.isDecided.has(signature) || found.place >= frontier) continue;
      // One case can break several invariants: their names decide then.
      const isEarlier = !first || found.place < first[1].place;
      if (isEarlier || (found.place === first![1].place && signature < first![0])) first = [signature, found];
    }
    if (!first) return undefined;
    const [signature, found] = first;
    this.isDecided.add(signature);
    return { finding: found.finding, signature, decision: this.decide(signature, found.finding) };
  }

  /** What shrinking came to. */
  learn({ invariant }: RawFinding, isNew: boolean): void {
    this.nothingNew.set(invariant, isNew ? 0 : (this.nothingNew.get(invariant) ?? 0) + 1);
  }

  private decide(signature: string, { invariant }: RawFinding): Decision {
    if (this.settled.has(signature)) return 'known';
    return (this.nothingNew.get(invariant) ?? 0) >= NOTHING_NEW_MAX ? 'skip' : 'shrink';
  }
}
