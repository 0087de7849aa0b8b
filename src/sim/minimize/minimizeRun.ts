import type { EventList, RunFunction } from '../runFunction.ts';
import type { RunResult } from '../runResult.ts';
import type { RunSettings } from '../simulate.ts';
import { ddmin } from './ddmin.ts';
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
  /** Told of every run. */
  readonly onRun?: (runs: number, eventsLeft: number) => void;
}

/** A case of which no single event, and no single setting that is out of the ordinary, can be left out. */
export interface SmallRun extends Case {
  /** Runs that it took. */
  readonly runs: number;
  /** Runs among them that the model did not survive; they were not followed. */
  readonly refused: number;
}

/**
 * Makes a case as small as it can be while it still shows what it shows: first whole kinds of events, connections and
 * processes go, then single events; then times are moved together and settings become the usual ones. As long as one
 * of these helps, all of them are done again.
 *
 * Deterministic: the same case and condition give the same small case.
 *
 * @param start - must hold
 */
export function minimizeRun(start: Case, options: MinimizeOptions): SmallRun {
  const search = new Search(options);
  let { settings } = start;
  let events: EventList = start.events;
  for (;;) {
    const before = { settings, events };
    events = withoutGroups(events, groupByKind(events), (left) => search.holds(settings, left));
    events = withoutGroups(events, groupBySubject(events), (left) => search.holds(settings, left));
    events = ddmin(events, (left) => search.holds(settings, left));
    settings = simplifySettings(settings, (tried) => search.holds(tried, events));
    events = moveTogether(events, (moved) => search.holds(settings, moved));
    if (isSame(before, { settings, events })) break;
  }
  const { runs, refused } = search;
  return { settings, events: renumber(events), runs, refused };
}

/** Counts what is tried. */
class Search {
  runs = 0;
  refused = 0;
  private readonly options: MinimizeOptions;

  constructor(options: MinimizeOptions) {
    this.options = options;
  }

  /** Parts of a workload can be impossible; what the model does not survive is not what is looked for. */
  holds(settings: RunSettings, events: EventList): boolean {
    const { run, holds, onRun } = this.options;
    this.runs += 1;
    onRun?.(this.runs, events.length);
    try {
      return holds(run(settings, renumber(events)));
    } catch {
      this.refused += 1;
      return false;
    }
  }
}

function withoutGroups(events: EventList, groups: EventGroups, holds: (left: EventList) => boolean): EventList {
  const pick = (kept: EventGroups): EventList =>
    kept
      .flat()
      .toSorted((a, b) => a - b)
      .map((index) => events[index]!);
  return pick(ddmin(groups, (kept) => holds(pick(kept))));
}

function isSame(one: Case, other: Case): boolean {
  const { length } = one.events;
  if (one.settings !== other.settings || length !== other.events.length) return false;
  return one.events.every(({ tNs }, index) => tNs === other.events[index]!.tNs);
}
