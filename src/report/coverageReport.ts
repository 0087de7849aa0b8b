import type { Coverage, CoverageTables, Reach } from '../sim/coverage/Coverage.ts';
import { GOALS } from '../sim/coverage/goals.ts';

/** Coverage as plain data: what `--json` prints. `null` is what no run reached. */
export interface CoverageReport {
  readonly runs: number;
  readonly goals: readonly { readonly id: string; readonly about: string; readonly reached: Reach | null }[];
  readonly reasons: Readonly<Record<string, Reach | null>>;
  readonly hitStages: Readonly<Record<string, Reach | null>>;
  readonly flowStages: Readonly<Record<string, Reach | null>>;
  readonly counters: Readonly<Record<string, Reach>>;
  readonly choices: CoveredChoices;
  readonly toggles: Readonly<Record<string, readonly string[]>>;
  /** Goals that were required and that no run reached. */
  readonly unmet: readonly string[];
}

interface CoveredChoices {
  readonly [place: string]: Reach & { readonly answers: number };
}

/** @param required - ids of goals that must be reached */
export function reportCoverage(coverage: Coverage, required: readonly string[]): CoverageReport {
  const tables: CoverageTables = coverage.tables();
  return {
    runs: tables.runs,
    goals: GOALS.map(({ id, about }) => ({ id, about, reached: tables.goals.get(id) ?? null })),
    reasons: recordOf(tables.reasons),
    hitStages: recordOf(tables.hitStages),
    flowStages: recordOf(tables.flowStages),
    counters: Object.fromEntries(tables.counters),
    choices: Object.fromEntries(tables.choices),
    toggles: Object.fromEntries(tables.toggles),
    unmet: required.filter((id) => tables.goals.get(id) === undefined),
  };
}

function recordOf(map: ReadonlyMap<string, Reach | undefined>): Record<string, Reach | null> {
  return Object.fromEntries([...map].map(([name, reach]) => [name, reach ?? null]));
}
