import type { EventList, RunFunction } from '../runFunction.ts';
import type { RunResult } from '../runResult.ts';
import type { RunSettings } from '../simulate.ts';
import { type MayGoOn, SearchCut } from '../SearchCut.ts';
import { ddmin, type Holds } from './ddmin.ts';
import { type EventGroups, groupByKind, groupBySubject } from './groupEvents.ts';
import { moveTogether } from './moveTogether.ts';
import { renumber } from './renumber.ts';
import { simplifySettings } from './simplifySettings.ts';

/** A workload with its settings: all that a run is a function of. */
export interface Case {
  readonly settings: RunSettings;
  readonly events: EventList;
}

/** How a case is made smaller. */
export interface MinimizeOptions {
  readonly run: RunFunction;
  /** What every smaller case must still show. */
  readonly holds: (result: RunResult) => boolean;
  /** Runs at most; the search then ends with what it has. Default: as many as it takes. */
  readonly runsMax?: number;
  /** Asked before every run; the search ends like that too. */
  readonly mayGoOn?: MayGoOn;
  /** Told of every run. */
  readonly onRun?: (runs: number, eventsLeft: number) => void;
}

/** A case of which no single event, and no single setting that is out of the ordinary, can be left out. */
export interface SmallRun extends Case {
  /** Runs that it took. */
  readonly runs: number;
  /** Runs among them that the model did not survive; they were not followed. */
  readonly refused: number;
  /** `false` when it was ended before. */
  readonly isMinimal: boolean;
}

/**
 * Makes a case as small as it can be while it still shows what it shows: first whole kinds of events, connections and
 * processes go, then single events; then settings become the usual ones, and times are moved together around the polls
 * that are left. As long as one of these helps, all of them are done again.
 *
 * Deterministic: the same case and condition give the same small case.
 *
 * @param start - must hold
 */
export async function minimizeRun(start: Case, options: MinimizeOptions): Promise<SmallRun> {
  const search = new Search(start, options);
  const isMinimal = await search.within(async () => minimize(start, search));
  const { runs, refused, best } = search;
  return { settings: best.settings, events: renumber(best.events), runs, refused, isMinimal };
}

async function minimize(start: Case, search: Search): Promise<void> {
  let { settings } = start;
  let events: EventList = start.events;
  for (;;) {
    const before = { settings, events };
    events = await withoutGroups(events, groupByKind(events), async (left) => search.holds(settings, left));
    events = await withoutGroups(events, groupBySubject(events), async (left) => search.holds(settings, left));
    events = await ddmin(events, async (left) => search.holds(settings, left));
    settings = await simplifySettings(settings, async (tried) => search.holds(tried, events));
    events = await moveTogether(events, async (moved) => search.holds(settings, moved));
    if (isSame(before, { settings, events })) return;
  }
}

/** Counts what is tried, and remembers the last case that held: nothing but smaller ones are tried. */
class Search {
  runs = 0;
  refused = 0;
  best: Case;
  private readonly options: MinimizeOptions;

  constructor(start: Case, options: MinimizeOptions) {
    this.best = start;
    this.options = options;
  }

  /** @returns whether the action came to its end */
  async within(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (error instanceof SearchCut) return false;
      throw error;
    }
  }

  /** Parts of a workload can be impossible; what the model does not survive is not what is looked for. */
  async holds(settings: RunSettings, events: EventList): Promise<boolean> {
    const { run, holds, onRun, mayGoOn, runsMax = Infinity } = this.options;
    if (this.runs >= runsMax || (mayGoOn && !(await mayGoOn()))) throw new SearchCut();
    this.runs += 1;
    onRun?.(this.runs, events.length);
    if (!this.isShown(() => holds(run(settings, renumber(events))))) return false;
    this.best = { settings, events };
    return true;
  }

  private isShown(holds: () => boolean): boolean {
    try {
      return holds();
    } catch {
      this.refused += 1;
      return false;
    }
  }
}

async function withoutGroups(events: EventList, groups: EventGroups, holds: Holds<EventList>): Promise<EventList> {
  const pick = (kept: EventGroups): EventList =>
    kept
      .flat()
      .toSorted((a, b) => a - b)
      .map((index) => events[index]!);
  return pick(await ddmin(groups, (kept) => holds(pick(kept))));
}

function isSame(one: Case, other: Case): boolean {
  const { length } = one.events;
  if (one.settings !== other.settings || length !== other.events.length) return false;
  return one.events.every(({ tNs }, index) => tNs === other.events[index]!.tNs);
}
