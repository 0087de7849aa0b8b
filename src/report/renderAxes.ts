import type { Decision } from '../sim/sweep/decidingChoice.ts';

/** A sweep as plain data: what `--json` prints. */
export interface AxesReport {
  readonly source: string;
  readonly profile: string;
  /** What is measured, in words. */
  readonly measure: string;
  readonly axes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Runs of the whole sweep; there are fewer points when it was stopped. */
  readonly total: number;
  readonly points: readonly SweptPoint[];
  /** Runs that violate each invariant. */
  readonly violations: Readonly<Record<string, number>>;
  /** Runs whose number losses of the recorder may explain; absent when there are none. */
  readonly doubtful?: number;
  /** Of a sweep over seeds alone: which choice of the agent decides. */
  readonly decision: (Decision & { readonly sentence: string }) | undefined;
}

/** One run of a sweep. */
export interface SweptPoint {
  /** One value of each axis. */
  readonly values: readonly string[];
  readonly measured: number;
  readonly violations: readonly string[];
}

const BAR_WIDTH = 40;
const COLUMNS_MAX = 12;
const CASES_SHOWN = 8;

/** A sweep as a table with a small plot. */
export function renderAxes(report: AxesReport): string {
  const { source, profile, measure, axes, points } = report;
  const axisTexts = axes.map(
    ({ name, values }) => `${name} (${values.length} ${values.length === 1 ? 'value' : 'values'})`,
  );
  return `${[
    `${source}  profile ${profile}`,
    `sweep    ${axisTexts.join(' x ')}: ${points.length} ${points.length === 1 ? 'run' : 'runs'}, ${measure}`,
    ...(points.length < report.total ? [`stopped  by a signal after ${points.length} of ${report.total} runs`] : []),
    ...(points.length > 0 ? plot(report) : []),
    ...Object.entries(report.violations).map(([name, runs]) => `violated ${name} in ${runs} of ${points.length} runs`),
    ...(report.doubtful === undefined
      ? []
      : [`tainted  losses of the recorder may explain ${measure} in ${report.doubtful} of ${points.length} runs`]),
    ...(report.decision ? [`decides  ${report.decision.sentence}`, ...caseTable(report.decision)] : []),
  ].join('\n')}\n`;
}

function plot(report: AxesReport): string[] {
  const { axes } = report;
  const [first, second] = axes;
  if (!second) return first?.name === 'seed' ? distribution(report.points) : bars(report.points);
  if (second.name === 'seed') return distributions(report, 0);
  if (first?.name === 'seed') return distributions(report, 1);
  return second.values.length <= COLUMNS_MAX ? grid(report) : bars(report.points);
}

/** One line a run. */
function bars(points: readonly SweptPoint[]): string[] {
  const most = Math.max(1, ...points.map(({ measured }) => measured));
  const names = points.map(({ values }) => values.join(' '));
  const width = Math.max(...names.map(({ length }) => length));
  return points.map(({ measured, violations }, index) => {
    const bar = barOf(measured, most).padEnd(BAR_WIDTH);
    const broken = violations.length === 0 ? '' : `  violates ${violations.join(', ')}`;
    return `  ${names[index]!.padStart(width)}  ${String(measured).padStart(6)}  ${bar}${broken}`.trimEnd();
  });
}

/** One line for each number that occurred. */
function distribution(points: readonly SweptPoint[]): string[] {
  const counts = countsOf(points);
  const most = Math.max(...[...counts.values()].map(({ runs }) => runs));
  return [...counts].map(([measured, { runs, first }]) => {
    const bar = barOf(runs, most).padEnd(BAR_WIDTH);
    return `  ${String(measured).padStart(6)}  ${String(runs).padStart(6)} ${runs === 1 ? 'run ' : 'runs'}  ${bar}  first with --seed ${first}`;
  });
}

/** One line for each value of the axis that is not the seed: what the seeds make of it. */
function distributions({ axes, points }: AxesReport, fixed: 0 | 1): string[] {
  const { values } = axes[fixed]!;
  const width = Math.max(...values.map(({ length }) => length));
  return values.map((value) => {
    const counts = countsOf(points.filter((point) => point.values[fixed] === value));
    const parts = [...counts].map(([measured, { runs }]) => `${measured} (${runs} ${runs === 1 ? 'run' : 'runs'})`);
    return `  ${value.padStart(width)}  ${parts.join(', ')}`;
  });
}

/** Rows are values of the first axis, columns of the second. */
function grid({ axes, points }: AxesReport): string[] {
  const [rows, columns] = axes;
  const width = Math.max(
    ...[...(columns?.values ?? []), ...points.map(({ measured }) => `${measured}`)].map((cell) => cell.length),
  );
  const head = Math.max(...(rows?.values ?? []).map(({ length }) => length));
  const lines = (rows?.values ?? []).map((value) => {
    const cells = points
      .filter((point) => point.values[0] === value)
      .map(({ measured }) => `${measured}`.padStart(width));
    return `  ${value.padStart(head)}  ${cells.join('  ')}`;
  });
  return [
    `  ${''.padStart(head)}  ${(columns?.values ?? []).map((cell) => cell.padStart(width)).join('  ')}`,
    ...lines,
  ];
}

function countsOf(points: readonly SweptPoint[]): Map<number, { runs: number; readonly first: string }> {
  const counts = new Map<number, { runs: number; readonly first: string }>();
  for (const { measured, values } of points) {
    const count = counts.get(measured) ?? { runs: 0, first: values.at(-1) ?? '' };
    counts.set(measured, count);
    count.runs += 1;
  }
  return new Map([...counts].toSorted(([a], [b]) => a - b));
}

function barOf(value: number, most: number): string {
  return '#'.repeat(value === 0 ? 0 : Math.max(1, Math.round((value / most) * BAR_WIDTH)));
}

/** What each combination of the deciding answers leads to. */
function caseTable({ by, cases }: Decision): string[] {
  if (by.length === 0 || cases.length > CASES_SHOWN) return [];
  const inOrder = [...by.entries()].toSorted(([, one], [, other]) => one.question - other.question);
  return cases
    .toSorted((one, other) => (one.outcomes[0] ?? 0) - (other.outcomes[0] ?? 0))
    .map(({ answers, outcomes, runs }) => {
      const parts = inOrder.map(([index, { question, aspect }]) => `${question}: ${answers[index]} ${aspect}`);
      return `  ${parts.join(', ')}  ->  ${outcomes.join(' or ')} in ${runs} ${runs === 1 ? 'run' : 'runs'}`;
    });
}
