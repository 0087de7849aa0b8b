import { NotDeterministicError, UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { toJson } from '../report/json.ts';
import { renderSweep } from '../report/renderSweep.ts';
import { verdictOf } from '../report/runReport.ts';
import { markInconclusive } from '../sim/recorderLoss/markInconclusive.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { JudgedViolation, Violation } from '../sim/runResult.ts';
import { type SeedSweep, sweepSeeds } from '../sim/overSeeds.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { HTTP_CLIENTS_MODEL, scenarioModel } from '../scenarios/scenarioModel.ts';
import { checkDeterminism } from './checkDeterminism.ts';
import { chooseColours } from './colours.ts';
import { judge } from './judge.ts';
import { type PreparedRun, type PreparedScenario, prepareScenario } from '../runs/prepareRun.ts';
import type { ClientsOutcome } from './runClients.ts';
import { execute } from './runOnce.ts';
import { runEvents } from '../runs/runEvents.ts';
import { integerFlag, type RunFlags } from '../runs/runSettings.ts';
import { scenarioDirectories } from './scenarioDirectories.ts';
import { writeStdout } from './writeStdout.ts';

const SEEDS_MAX = 1_000_000;

/** What became of one scenario. */
interface ScenarioOutcome {
  readonly scenario: string;
  readonly title: string;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly differences: readonly JudgedViolation[];
  readonly digest: string;
  readonly distribution?: Readonly<Record<string, number>>;
  /** Of an application with HTTP clients: what was counted at the times of its expectations. */
  readonly runs?: ClientsOutcome['runs'];
}

/** Runs scenarios one after the other, in byte order of their names. @returns the exit status of the worst */
export async function runScenarios(
  locations: readonly string[],
  flags: RunFlags & { readonly seeds?: string },
): Promise<ExitStatus> {
  const seeds = flags.seeds === undefined ? undefined : integerFlag('--seeds', flags.seeds, 0, SEEDS_MAX);
  if (seeds === 0) throw new UsageError('--seeds must be at least 1');
  const outcomes: ScenarioOutcome[] = [];
  for (const directory of locations.flatMap(scenarioDirectories)) {
    if (scenarioModel(directory) === HTTP_CLIENTS_MODEL) {
      const { renderClientRuns, runClients } = await import('./runClients.ts');
      const outcome = runClients(directory, flags);
      if (flags.checkDeterminism) checkSameDigest(outcome, () => runClients(directory, flags));
      outcomes.push(outcome);
      if (!flags.json) await writeStdout(render(outcome, undefined, '') + renderClientRuns(outcome));
      continue;
    }
    const scenario = loadScenario(directory);
    if (scenario.workload.kind === 'case') {
      const outcome = await caseOutcome(scenario, scenario.workload.file, { flags, seeds });
      outcomes.push(outcome);
      if (!flags.json) await writeStdout(render(outcome, undefined, ''));
      continue;
    }
    const prepared = await prepareScenario(scenario, flags);
    const { result, report, digest, recorderLoss } = await execute(prepared, new Map());
    if (flags.checkDeterminism) {
      await checkDeterminism(prepared.source, result, () => runEvents(prepared.settings, prepared.events));
    }
    const sweep = sweepOf(prepared, seeds, recorderLoss);
    const differences = [
      ...report.violations,
      ...(sweep ? markInconclusive(checkSweep(prepared, sweep.result), result, recorderLoss) : []),
      ...(sweep?.bad ?? []),
    ];
    const verdict = verdictOf(differences);
    const outcome = { scenario: scenario.name, title: scenario.title, verdict, differences, digest };
    outcomes.push(sweep ? { ...outcome, distribution: Object.fromEntries(sweep.result.distribution) } : outcome);
    if (!flags.json) await writeStdout(render(outcome, sweep?.result, sweep?.service ?? ''));
  }
  const failed = outcomes.filter(({ verdict }) => verdict === 'fail').length;
  const inconclusive = outcomes.filter(({ verdict }) => verdict === 'inconclusive').length;
  const passed = outcomes.length - failed - inconclusive;
  if (flags.json) await writeStdout(`${toJson({ passed, failed, inconclusive, scenarios: outcomes })}\n`);
  else await writeStdout(`${passed} passed, ${failed} failed, ${inconclusive} inconclusive\n`);
  if (flags.checkDeterminism && !flags.json) await writeStdout('every scenario ran twice, the same step by step\n');
  if (failed > 0) return EXIT_STATUS.verdictFailed;
  return inconclusive > 0 ? EXIT_STATUS.inconclusive : EXIT_STATUS.ok;
}

/** Nothing in such a run is left to chance. */
function checkSameDigest(first: ClientsOutcome, again: () => ClientsOutcome): void {
  const { digest } = again();
  if (digest === first.digest) return;
  throw new NotDeterministicError(first.scenario, { step: 'the report', first: first.digest, second: digest });
}

/** A case has one seed, so there is nothing to sweep. */
async function caseOutcome(
  scenario: Scenario,
  file: string,
  { flags, seeds }: { readonly flags: RunFlags; readonly seeds: number | undefined },
): Promise<ScenarioOutcome> {
  if (seeds !== undefined) throw new UsageError(`--seeds cannot be used with ${scenario.name}: a case has one seed`);
  const { judgeStoredCase } = await import('./cases/judgeStoredCase.ts');
  const { differences, digest } = await judgeStoredCase(scenario, file, flags);
  const verdict = differences.length > 0 ? 'fail' : 'pass';
  return { scenario: scenario.name, title: scenario.title, verdict, differences, digest };
}

/** Runs the seeds that the scenario (or the user) asks for; every single run is judged too. */
function sweepOf(prepared: PreparedScenario, asked: number | undefined, recorderLoss: RecorderLoss | undefined) {
  const { overSeeds, serverHits } = prepared.expect;
  const seeds = asked ?? overSeeds?.seeds;
  if (seeds === undefined) return undefined;
  const service = overSeeds?.service ?? [...(serverHits?.keys() ?? [])].at(-1) ?? '';
  const bad: JudgedViolation[] = [];
  const result = sweepSeeds({
    run: { ...prepared.settings, events: prepared.events },
    seeds,
    service,
    onResult: (run) => {
      for (const violation of judge(prepared, run, { expected: new Map(), recorderLoss })) {
        if (bad.length === 0) bad.push({ ...violation, observed: `${violation.observed} (seed ${run.seed})` });
      }
    },
  });
  return { result, service, bad };
}

/** Only the expected numbers may occur, and, with enough seeds, every one of them must. */
function checkSweep(prepared: PreparedRun, sweep: SeedSweep): Violation[] {
  const { overSeeds } = prepared.expect;
  if (!overSeeds) return [];
  const allowed = new Set(overSeeds.serverHits);
  const strange = [...sweep.distribution.keys()].filter((hits) => !allowed.has(hits));
  const isWhole = sweep.seeds >= overSeeds.seeds;
  const missing = isWhole ? overSeeds.serverHits.filter((hits) => !sweep.distribution.has(hits)) : [];
  if (strange.length === 0 && missing.length === 0) return [];
  return [
    {
      invariant: 'expectation',
      expected: `server hits of ${overSeeds.service} over ${sweep.seeds} seeds: ${overSeeds.serverHits.join(', ')}`,
      observed: [...sweep.distribution.keys()].join(', '),
      poll: 0,
    },
  ];
}

function render(outcome: ScenarioOutcome, sweep: SeedSweep | undefined, service: string): string {
  const colours = chooseColours();
  const mark = { pass: colours.green('PASS'), fail: colours.red('FAIL'), inconclusive: colours.yellow('INCONCLUSIVE') };
  const lines = [`${mark[outcome.verdict]}  ${outcome.scenario}: ${outcome.title}`];
  for (const { invariant, expected, observed, isInconclusive } of outcome.differences.slice(0, 10)) {
    const doubt = isInconclusive ? ' [inconclusive: recorder loss]' : '';
    lines.push(`  ${invariant}: expected ${expected}, observed ${observed}${doubt}`);
  }
  const plot = sweep ? renderSweep(sweep, service) : '';
  return `${lines.join('\n')}\n${plot}`;
}
