import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { decisionSentence } from '../report/decisionSentence.ts';
import { toJson } from '../report/json.ts';
import { type AxesReport, renderAxes } from '../report/renderAxes.ts';
import { type Measure, measureOf, MEASURES } from '../sim/measures.ts';
import { mayExplainMeasure } from '../sim/recorderLoss/mayExplainMeasure.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
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
const SERVER_HITS = measureCalled('server-hits');
const FAILED = measureCalled('failed');

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
  /** Those of them that losses of the recorder may explain. */
  readonly doubtful: ReadonlySet<string>;
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
  const events = await listEvents(prepared.events);
  // Known when the events were read.
  const loss = await prepared.recorderLoss();
  const points = await sweepAxes({
    settings: prepared.settings,
    events,
    axes,
    run: simulateList,
    observe: (result): Observed => ({
      ...measuresOf(result, asked ? [asked] : hitsAndFailures(result), loss),
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
  return report.doubtful === undefined ? EXIT_STATUS.ok : EXIT_STATUS.inconclusive;
}

function measureCalled(id: string): Measure {
  const found = MEASURES.find((measure) => measure.id === id);
  if (!found) throw new Error(`there is no measure ${id}`);
  return found;
}

function axisOf(text: string): Axis {
  const parsed = parseAxis(text);
  if ('axis' in parsed) return parsed.axis;
  throw new UsageError(`--over ${text}: ${parsed.problem}`, 'write for example --over seed=1..200, see --help');
}

/** A number that is looked at in every run. */
interface NamedMeasure {
  readonly label: string;
  readonly measure: Measure;
  readonly name: string;
}

function namedMeasure(measure: Measure, name: string): NamedMeasure {
  return { label: labelOf(measure.id, name), measure, name };
}

function measuresOf(
  result: RunResult,
  asked: readonly NamedMeasure[],
  loss: RecorderLoss | undefined,
): Pick<Observed, 'measured' | 'doubtful'> {
  const doubtful = asked.filter(({ measure, name }) => mayExplainMeasure(measure, name, result, loss));
  return {
    measured: new Map(asked.map(({ label, measure, name }) => [label, measureOf(measure, result, name)])),
    doubtful: new Set(doubtful.map(({ label }) => label)),
  };
}

/** What the user wants to see; `undefined`: the service whose hits vary most. */
function askedMeasure({ service, measure }: SweepFlags): NamedMeasure | undefined {
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
  return namedMeasure(found, name);
}

function labelOf(id: string, name: string): string {
  return name === '' ? id : `${id} of ${name}`;
}

/** Hits of every service, and failures, for hosts without HTTP. */
function hitsAndFailures({ hits }: RunResult): NamedMeasure[] {
  return [...[...hits.keys()].map((service) => namedMeasure(SERVER_HITS, service)), namedMeasure(FAILED, '')];
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
  const doubtful = points.filter(({ observed }) => observed.doubtful.has(label)).length;
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
    ...(doubtful > 0 ? { doubtful } : {}),
    decision: decision && { ...decision, sentence: decisionSentence(decision, points.length) },
  };
}
