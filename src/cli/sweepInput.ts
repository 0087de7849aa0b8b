import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { decisionSentence } from '../report/decisionSentence.ts';
import { toJson } from '../report/json.ts';
import { type AxesReport, renderAxes } from '../report/renderAxes.ts';
import { MEASURES } from '../sim/measures.ts';
import { simulateList } from '../sim/runFunction.ts';
import type { RunResult } from '../sim/runResult.ts';
import type { RecordedChoice } from '../sim/seededChoices.ts';
import { type Axis, AXIS_VALUES_MAX, parseAxis } from '../sim/sweep/axis.ts';
import { decidingChoice } from '../sim/sweep/decidingChoice.ts';
import { sweepAxes, type SweepPoint } from '../sim/sweep/sweepAxes.ts';
import { prepareEnding } from './prepareEnding.ts';
import { listEvents } from '../runs/runEvents.ts';
import type { RunFlags } from '../runs/runSettings.ts';
import { Progress } from './showProgress.ts';
import { SearchStop } from './SearchStop.ts';
import { writeStdout } from './writeStdout.ts';

const AXES_MAX = 2;

/** Options of `flowproof sweep`. */
export interface SweepFlags extends RunFlags {
  readonly over: readonly string[];
  readonly service?: string;
  readonly measure?: string;
}

/** What is kept of each run. */
interface Observed {
  /** By what can be measured. */
  readonly measured: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
  readonly choices: readonly RecordedChoice[];
}

/** Runs a workload with every value of what is varied, and prints how the number of hits depends on it. */
export async function sweepInput(location: string, flags: SweepFlags): Promise<ExitStatus> {
  const axes = flags.over.map(axisOf);
  if (axes.length > AXES_MAX) throw new UsageError('at most two things can be varied at once');
  if (new Set(axes.map(({ name }) => name)).size < axes.length) throw new UsageError('--over names one thing twice');
  const total = axes.reduce((product, { values }) => product * values.length, 1);
  if (total > AXIS_VALUES_MAX) throw new UsageError(`${total} runs are too many`, `at most ${AXIS_VALUES_MAX}`);
  const asked = askedMeasure(flags);
  const prepared = await prepareEnding(location, { ...flags, fates: true });
  const progress = new Progress();
  const isOverSeeds = axes.length === 1 && axes[0]?.name === 'seed';
  const stop = new SearchStop();
  const points = await sweepAxes({
    settings: prepared.settings,
    events: await listEvents(prepared.events),
    axes,
    run: simulateList,
    observe: (result): Observed => ({
      measured: asked ? new Map([[asked.label, asked.value(result)]]) : serverHits(result),
      violations: result.violations.map(({ invariant }) => invariant),
      choices: isOverSeeds ? result.choices : [],
    }),
    mayGoOn: stop.mayGoOn,
    onRun: (runs) => progress.show(() => `${runs} of ${total} runs`),
  }).finally(() => {
    progress.end();
    stop.end();
  });
  const label = asked?.label ?? mostVaried(points);
  const report = reportOf(points, {
    label,
    axes,
    isOverSeeds,
    source: prepared.source,
    profile: prepared.settings.profile.id,
    total,
  });
  await writeStdout(flags.json ? `${toJson(report)}\n` : renderAxes(report));
  if (points.length < total) return EXIT_STATUS.interrupted;
  return prepared.isTainted() ? EXIT_STATUS.inconclusive : EXIT_STATUS.ok;
}

function axisOf(text: string): Axis {
  const parsed = parseAxis(text);
  if ('axis' in parsed) return parsed.axis;
  throw new UsageError(`--over ${text}: ${parsed.problem}`, 'write for example --over seed=1..200, see --help');
}

/** What the user wants to see; `undefined`: the service whose hits vary most. */
function askedMeasure({ service, measure }: SweepFlags) {
  if (service !== undefined && measure !== undefined)
    throw new UsageError('--service and --measure exclude each other');
  const text = service === undefined ? measure : `server-hits ${service}`;
  if (text === undefined) return undefined;
  const [id = '', ...words] = text.split(' ');
  const name = words.join(' ');
  const found = MEASURES.find((each) => each.id === id);
  if (!found?.isName(name)) {
    throw new UsageError(
      `--measure ${text} cannot be measured`,
      `known: ${MEASURES.map((each) => each.id).join(', ')}`,
    );
  }
  return { label: labelOf(id, name), value: (result: RunResult) => found.value(result, name) };
}

function labelOf(id: string, name: string): string {
  return name === '' ? id : `${id} of ${name}`;
}

/** Hits of every service, and failures, for hosts without HTTP. */
function serverHits({ hits, sums }: RunResult): Map<string, number> {
  const measured = [...hits].map(([service, { server }]): [string, number] => [
    labelOf('server-hits', service),
    server,
  ]);
  return new Map([...measured, ['failed', sums.tcpFailures]]);
}

/** The label with the most different numbers; of several the one with the highest, then the first by name. */
function mostVaried(points: readonly SweepPoint<Observed>[]): string {
  const labels = [...new Set(points.flatMap(({ observed }) => [...observed.measured.keys()]))].toSorted();
  const ranked = labels.map((label) => {
    const numbers = points.map(({ observed }) => observed.measured.get(label) ?? 0);
    return { label, kinds: new Set(numbers).size, highest: Math.max(...numbers) };
  });
  const [best] = ranked.toSorted((one, other) => other.kinds - one.kinds || other.highest - one.highest);
  return best?.label ?? 'failed';
}

interface Frame {
  readonly label: string;
  readonly axes: readonly Axis[];
  readonly isOverSeeds: boolean;
  readonly source: string;
  readonly profile: string;
  /** Runs of the whole sweep. */
  readonly total: number;
}

function reportOf(points: readonly SweepPoint<Observed>[], frame: Frame): AxesReport {
  const { label, axes, isOverSeeds, source, profile, total } = frame;
  const measuredOf = ({ observed }: SweepPoint<Observed>): number => observed.measured.get(label) ?? 0;
  const violations = new Map<string, number>();
  for (const name of points.flatMap(({ observed }) => observed.violations)) {
    violations.set(name, (violations.get(name) ?? 0) + 1);
  }
  const runs = points.map((point) => ({ outcome: measuredOf(point), choices: point.observed.choices }));
  const decision = isOverSeeds && runs.length > 0 ? decidingChoice(runs) : undefined;
  return {
    source,
    profile,
    measure: label,
    total,
    axes: axes.map(({ name, values }) => ({ name, values })),
    points: points.map((point) => ({
      values: point.values,
      measured: measuredOf(point),
      violations: point.observed.violations,
    })),
    violations: Object.fromEntries(violations),
    decision: decision && { ...decision, sentence: decisionSentence(decision, points.length) },
  };
}
