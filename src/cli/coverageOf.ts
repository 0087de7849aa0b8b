import { existsSync, statSync } from 'node:fs';
import { FileMissingError, UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { reportCoverage } from '../report/coverageReport.ts';
import { toJson } from '../report/json.ts';
import { renderCoverage } from '../report/renderCoverage.ts';
import { Coverage } from '../sim/coverage/Coverage.ts';
import { findGoal, GOALS } from '../sim/coverage/goals.ts';
import { simulateList } from '../sim/runFunction.ts';
import { prepareEnding } from './prepareEnding.ts';
import { listEvents } from '../runs/runEvents.ts';
import { integerFlag, type RunFlags } from '../runs/runSettings.ts';
import { AGENT_MODEL, scenarioModel } from '../scenarios/scenarioModel.ts';
import { scenarioDirectories } from './scenarioDirectories.ts';
import { Progress } from './showProgress.ts';
import { writeStdout } from './writeStdout.ts';

const DEFAULT_FOLDER = 'scenarios';
const SEEDS_MAX = 10_000;

/** Options of `flowproof coverage`. */
export interface CoverageFlags extends RunFlags {
  readonly require?: readonly string[];
  readonly seeds?: string;
  readonly goals?: boolean;
  readonly all?: boolean;
}

/** Runs everything that the user names and prints what it reaches. */
export async function coverageOf(locations: readonly string[], flags: CoverageFlags): Promise<ExitStatus> {
  if (flags.goals) {
    const goals = GOALS.map(({ id, about }) => ({ id, about }));
    await writeStdout(flags.json ? `${toJson(goals)}\n` : goals.map(({ id, about }) => `${id}: ${about}\n`).join(''));
    return EXIT_STATUS.ok;
  }
  const required = requiredGoals(flags.require ?? []);
  const seeds = integerFlag('--seeds', flags.seeds, 0, SEEDS_MAX);
  const coverage = new Coverage();
  const progress = new Progress();
  const sources = locations.length > 0 ? locations : defaultLocations();
  for (const location of sources.flatMap(inputsOf)) {
    progress.show(() => location);
    const { settings, events, source } = await prepareEnding(location, { ...flags, fates: true });
    const all = await listEvents(events);
    const seedList = seeds === 0 ? [settings.seed] : Array.from({ length: seeds }, (_, index) => index + 1);
    for (const seed of seedList) {
      const run = { ...settings, seed };
      coverage.add({ source, settings: run, events: all, result: simulateList(run, all) });
    }
  }
  progress.end();
  const report = reportCoverage(coverage, required);
  await writeStdout(flags.json ? `${toJson(report)}\n` : renderCoverage(report, flags.all === true));
  return report.unmet.length > 0 ? EXIT_STATUS.verdictFailed : EXIT_STATUS.ok;
}

function requiredGoals(asked: readonly string[]): string[] {
  return asked.flatMap((id) => {
    if (id === 'all') return GOALS.map((goal) => goal.id);
    if (findGoal(id)) return [id];
    throw new UsageError(`no goal is called ${id}`, '`flowproof coverage --goals` lists all goals');
  });
}

function defaultLocations(): string[] {
  if (existsSync(DEFAULT_FOLDER)) return [DEFAULT_FOLDER];
  throw new UsageError(
    'there is nothing to run',
    `name scenarios or traces, or go to where a folder ${DEFAULT_FOLDER} is`,
  );
}

/** A trace stands for itself, a folder for the scenarios of the agent in it: others reach nothing of the agent's. */
function inputsOf(location: string): string[] {
  if (!existsSync(location)) throw new FileMissingError(location);
  if (!statSync(location).isDirectory()) return [location];
  const inside = scenarioDirectories(location);
  return inside.length === 1 ? inside : inside.filter((directory) => scenarioModel(directory) === AGENT_MODEL);
}
