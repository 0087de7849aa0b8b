import { ddmin } from '../minimize/ddmin.ts';
import { type MayGoOn, SearchCut } from '../SearchCut.ts';
import type { ToggleChange } from './toggleChange.ts';

/** What a search has to know of a run. */
export interface TriedRun {
  /** Whether the defect is there. */
  readonly isBad: boolean;
  /** Names of all invariants that are violated. */
  readonly violated: readonly string[];
  /** Hits that never arrived and were meant to. */
  readonly missingHits: number;
}

/** What is searched, and how a run is judged. */
export interface BisectOptions {
  /** Runs the workload with these changes to the bad profile. */
  readonly tryWith: (changes: readonly ToggleChange[]) => TriedRun;
  /** Asked before every run; the search then ends with what it has. */
  readonly mayGoOn?: MayGoOn;
  /** Told of every run. */
  readonly onRun?: (runs: number) => void;
}

/** Which changes make a defect go away. */
export interface FlippingToggles {
  /** All of them together do, and none of them can be left out; `undefined` when no set was found. */
  readonly minimal: readonly ToggleChange[] | undefined;
  /** Every single candidate that does by itself. */
  readonly single: readonly ToggleChange[];
  /** Single candidates with which the defect is gone only because more hits are missing. */
  readonly hiding: readonly ToggleChange[];
  readonly runs: number;
  /** It was ended before everything was tried: more single ones may do it, and a set may be larger than it must be. */
  readonly isCut: boolean;
}

/**
 * Finds a minimal set of changes that makes a defect go away without bringing another: single ones first; when none
 * does it alone, delta debugging over all candidates together. What violates another invariant is no cure, nor is that
 * with which more hits are missing: it hides the defect.
 *
 * @param candidates - at most one for each toggle, or single ones are all that can be found
 */
export async function bisectToggles(
  candidates: readonly ToggleChange[],
  options: BisectOptions,
): Promise<FlippingToggles> {
  const search = new Search(options);
  let isCut = false;
  try {
    await search.all(candidates);
  } catch (error) {
    if (!(error instanceof SearchCut)) throw error;
    isCut = true;
  }
  const { single, hiding, best, runs } = search;
  const [first] = single;
  return { minimal: first === undefined ? best : [first], single, hiding, runs, isCut };
}

/** One search, with what it has found so far. */
class Search {
  runs = 0;
  readonly single: ToggleChange[] = [];
  readonly hiding: ToggleChange[] = [];
  /** The last set that mended it; sets that are tried become smaller. */
  best: readonly ToggleChange[] | undefined;
  private readonly options: BisectOptions;

  constructor(options: BisectOptions) {
    this.options = options;
  }

  async all(candidates: readonly ToggleChange[]): Promise<void> {
    const before = await this.tryWith([]);
    for (const change of candidates) {
      const effect = await this.effectOf([change], before);
      if (effect === 'mends') this.single.push(change);
      if (effect === 'hides') this.hiding.push(change);
    }
    if (this.single.length > 0 || candidates.length < 2 || !isOneEach(candidates)) return;
    const mends = async (changes: readonly ToggleChange[]): Promise<boolean> => {
      if ((await this.effectOf(changes, before)) !== 'mends') return false;
      this.best = changes;
      return true;
    };
    if (await mends(candidates)) await ddmin(candidates, mends);
  }

  private async effectOf(changes: readonly ToggleChange[], before: TriedRun): Promise<Effect> {
    const { isBad, violated, missingHits } = await this.tryWith(changes);
    if (isBad || violated.some((name) => !before.violated.includes(name))) return 'none';
    return missingHits > before.missingHits ? 'hides' : 'mends';
  }

  private async tryWith(changes: readonly ToggleChange[]): Promise<TriedRun> {
    const { tryWith, mayGoOn, onRun } = this.options;
    if (mayGoOn && !(await mayGoOn())) throw new SearchCut();
    this.runs += 1;
    onRun?.(this.runs);
    return tryWith(changes);
  }
}

type Effect = 'mends' | 'hides' | 'none';

function isOneEach(candidates: readonly ToggleChange[]): boolean {
  return new Set(candidates.map(({ id }) => id)).size === candidates.length;
}
