import { LOSS_REASON_IDS, type LossReason } from '../../model/ledger/lossReasons.ts';
import { FLOW_STAGES, HIT_STAGES } from '../../model/ledger/tracker.ts';
import { readToggle, TOGGLES } from '../../model/toggles.ts';
import type { EventList } from '../runFunction.ts';
import type { RunResult } from '../runResult.ts';
import type { RunSettings } from '../simulate.ts';
import { type CoveredRun, GOALS } from './goals.ts';
import { workloadFacts } from './workloadFacts.ts';

/** How often something was reached, and by which run first. */
export interface Reach {
  /** Hits, connections, increments or runs, depending on what is reached. */
  readonly count: number;
  readonly first: string;
}

/** A run to be counted in. */
export interface RunToCover {
  /** Name of the scenario or trace. */
  readonly source: string;
  readonly settings: RunSettings;
  readonly events: EventList;
  readonly result: RunResult;
}

/** What a set of runs reaches, and what it does not. All tables hold everything there is, in a fixed order. */
export interface CoverageTables {
  readonly runs: number;
  readonly reasons: ReadonlyMap<LossReason, Reach | undefined>;
  readonly hitStages: ReadonlyMap<string, Reach | undefined>;
  readonly flowStages: ReadonlyMap<string, Reach | undefined>;
  readonly goals: ReadonlyMap<string, Reach | undefined>;
  /** Only what moved: the agent's counters have no closed list. In byte order of the names. */
  readonly counters: ReadonlyMap<string, Reach>;
  /** Places at which the agent leaves something to chance, with how many different answers were taken. */
  readonly choices: ReadonlyMap<string, Reach & { readonly answers: number }>;
  /** Values that each toggle had. */
  readonly toggles: ReadonlyMap<string, readonly string[]>;
}

/** Gathers what runs reach. */
export class Coverage {
  private runs = 0;
  private readonly reasons = new Tally();
  private readonly hitStages = new Tally();
  private readonly flowStages = new Tally();
  private readonly counters = new Tally();
  private readonly goals = new Tally();
  private readonly choices = new Tally();
  private readonly answers = new Map<string, Set<string>>();
  private readonly toggles = new Map<string, Set<string>>();

  /** Counts a run in. Its result must remember the fates of all hits. */
  add({ source, settings, events, result }: RunToCover): void {
    this.runs += 1;
    const reasons = this.addReasons(source, result);
    const { hits, flows } = result.ledger.stagesReached();
    for (const stage of hits) this.hitStages.add(stage, 1, source);
    for (const stage of flows) this.flowStages.add(stage, 1, source);
    for (const [name, value] of result.counters) this.counters.add(name, value, source);
    for (const { place, answer } of result.choices) {
      this.choices.add(place, 1, source);
      setOf(this.answers, place).add(answer.join(' '));
    }
    for (const toggle of TOGGLES) setOf(this.toggles, toggle.id).add(readToggle(settings.profile, toggle));
    const run: CoveredRun = { settings, events, facts: workloadFacts(events), result, reasons };
    for (const goal of GOALS) if (goal.isReached(run)) this.goals.add(goal.id, 1, source);
  }

  /** What was reached so far. */
  tables(): CoverageTables {
    const choices = this.choices.sorted().map(([place, reach]) => {
      return [place, { ...reach, answers: this.answers.get(place)?.size ?? 0 }] as const;
    });
    return {
      runs: this.runs,
      reasons: this.reasons.of(LOSS_REASON_IDS),
      hitStages: this.hitStages.of(HIT_STAGES),
      flowStages: this.flowStages.of(FLOW_STAGES),
      goals: this.goals.of(GOALS.map(({ id }) => id)),
      counters: new Map(this.counters.sorted()),
      choices: new Map(choices),
      toggles: new Map([...this.toggles].map(([id, values]) => [id, [...values].toSorted()])),
    };
  }

  /** Hits and sockets by reason. */
  private addReasons(source: string, { totals, ledger }: RunResult): Set<LossReason> {
    const found = new Set<LossReason>();
    const add = (reason: LossReason, count: number): void => {
      found.add(reason);
      this.reasons.add(reason, count, source);
    };
    for (const [reason, hits] of totals.byReason) add(reason, hits);
    for (let flow = 1; flow <= ledger.flowCount; flow += 1) {
      const { fate } = ledger.flow(flow);
      if (fate.kind === 'lost') add(fate.reason, 1);
    }
    return found;
  }
}

/** Counts by name, with who was first. */
class Tally {
  private readonly reached = new Map<string, Reach>();

  add(name: string, count: number, source: string): void {
    const known = this.reached.get(name);
    this.reached.set(name, { count: (known?.count ?? 0) + count, first: known?.first ?? source });
  }

  of<K extends string>(names: readonly K[]): Map<K, Reach | undefined> {
    return new Map(names.map((name) => [name, this.reached.get(name)]));
  }

  sorted(): [string, Reach][] {
    return [...this.reached].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}
