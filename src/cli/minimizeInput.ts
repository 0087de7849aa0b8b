import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { isMeantToEnd } from '../model/ledger/lossReasons.ts';
import { toJson } from '../report/json.ts';
import { type MinimizedLine, type MinimizedReport, renderLines, renderMinimized } from '../report/renderMinimized.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import { allOf, forPartsOf } from '../sim/condition.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { RunResult } from '../sim/runResult.ts';
import { surely } from '../sim/surely.ts';
import { chooseConditions } from './chooseConditions.ts';
import { minimizeSteps } from './minimizeSteps.ts';
import { minimizeTrace } from './minimizeTrace.ts';
import { isScenario } from '../runs/prepareRun.ts';
import { integerFlag, type RunFlags } from '../runs/runSettings.ts';
import { Progress } from './showProgress.ts';
import { checkScenarioDirectory, type MadeScenario, storeScenario } from './storeScenario.ts';
import { SearchStop } from './SearchStop.ts';
import { writeStdout } from './writeStdout.ts';

/** Options of `flowproof minimize`. */
export interface MinimizeFlags extends RunFlags {
  readonly while?: readonly string[];
  readonly output?: string;
  readonly maxRuns?: string;
}

/** What every smaller run must show. */
export interface WantedCondition {
  readonly text: string;
  readonly holds: (result: RunResult) => boolean;
  /** What the recorder lost may explain that the whole run shows it. */
  readonly isInconclusive: boolean;
}

/** What both ways of making a case smaller need. */
export interface MinimizeRequest {
  readonly location: string;
  readonly flags: RunFlags;
  /**
   * Turns the whole run into what every smaller one must show.
   *
   * @param loss - which flows lack events that the recorder lost; `undefined` when none does
   * @throws UsageError
   */
  readonly condition: (whole: RunResult, loss?: RecorderLoss) => WantedCondition;
  /** `undefined`: as many as it takes. */
  readonly runsMax: number | undefined;
  readonly progress: Progress;
  readonly stop: SearchStop;
}

/** What came of it. */
export interface MinimizedInput {
  readonly source: string;
  readonly unit: 'event' | 'step';
  readonly while: string;
  readonly before: number;
  readonly left: number;
  readonly runs: number;
  readonly refused: number;
  readonly isMinimal: boolean;
  readonly result: RunResult;
  readonly lines: readonly MinimizedLine[];
  /** What the recorder lost may explain what is shown. */
  readonly isInconclusive: boolean;
  /** @param heading - what the scenario is called */
  readonly scenario: (heading: string) => Omit<MadeScenario, 'readme'>;
}

/** Makes what the user named as small as it can be, prints what is left, and stores it where that is asked for. */
export async function minimizeInput(location: string, flags: MinimizeFlags): Promise<ExitStatus> {
  if (location === '-') throw new UsageError('standard input cannot be minimized', 'save it to a file');
  if (flags.output !== undefined) checkScenarioDirectory(flags.output);
  const progress = new Progress();
  const condition = (whole: RunResult, loss?: RecorderLoss) => {
    const chosen = chooseConditions(flags.while, whole);
    const { conditions, isInconclusive } = surely(chosen, whole, { areNamed: flags.while !== undefined, loss });
    return { ...allOf(conditions.map((each) => forPartsOf(whole, each))), isInconclusive };
  };
  const runsMax = flags.maxRuns === undefined ? undefined : integerFlag('--max-runs', flags.maxRuns, 0);
  const stop = new SearchStop();
  const request = { location, flags, condition, runsMax, progress, stop };
  const kind = isScenario(location) ? loadScenario(location).workload.kind : 'trace';
  if (kind === 'case') {
    throw new UsageError(
      `${location} holds a generated case, which has no trace and no steps`,
      '`flowproof fuzz` makes what it finds as small as it can',
    );
  }
  const isWritten = kind === 'script' || kind === 'windows';
  const small = await (isWritten ? minimizeSteps(request) : minimizeTrace(request)).finally(() => {
    progress.end();
    stop.end();
  });
  const isStopped = stop.isStopped && !small.isMinimal;
  if (small.left === 0) {
    throw new UsageError(
      `without any ${small.unit} ${small.while} holds as well`,
      'say what must get lost, for example --while "lost-hits mysrv > 0"',
    );
  }
  const isStored = flags.output !== undefined && (!isStopped || small.left < small.before);
  const report = { ...reportOf(small, isStored ? flags.output : undefined), isStopped };
  if (isStored) store(flags.output, small, report);
  await writeStdout(flags.json ? `${toJson(report)}\n` : renderMinimized(report));
  if (isStopped) return EXIT_STATUS.interrupted;
  return small.isInconclusive ? EXIT_STATUS.inconclusive : EXIT_STATUS.ok;
}

function reportOf(small: MinimizedInput, stored: string | undefined): Omit<MinimizedReport, 'isStopped'> {
  const { result } = small;
  const lost = [...result.totals.byReason].filter(([reason]) => !isMeantToEnd(reason));
  return {
    source: small.source,
    while: small.while,
    unit: small.unit,
    before: small.before,
    left: small.left,
    runs: small.runs,
    refused: small.refused,
    isMinimal: small.isMinimal,
    ...(small.isInconclusive ? { isInconclusive: true as const } : {}),
    profile: result.profileId,
    toggles: Object.fromEntries(result.toggles.map(({ id, value }) => [id, value])),
    seed: result.seed,
    lines: small.lines,
    violations: result.violations,
    lost: Object.fromEntries(lost),
    stored,
  };
}

function store(directory: string, small: MinimizedInput, report: Omit<MinimizedReport, 'isStopped'>): void {
  const title = `${report.source} made small - ${report.while}`;
  const readme = `# ${report.source} made small

What is left of ${report.source} when everything is left out that this does not need: ${report.while}.
Of ${report.before} ${report.unit}s ${report.left} are left. ${report.isMinimal ? 'None of them can be left out.' : 'More could be left out.'}

\`\`\`
${renderLines(report.lines).join('\n')}
\`\`\`
`;
  storeScenario(directory, { ...small.scenario(title), readme });
}
