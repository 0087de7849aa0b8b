import type { CoverageReport } from './coverageReport.ts';

const NAMES_SHOWN = 6;

/** What is counted, and by which run first. */
interface Row {
  readonly name: string;
  readonly reached: { readonly count: number; readonly first: string } | null;
  readonly note: string;
}

/** Coverage in one line a table, then the goals. @param isWhole - every row of every table */
export function renderCoverage(report: CoverageReport, isWhole: boolean): string {
  const tables: readonly (readonly [string, readonly Row[]])[] = [
    ['loss reasons', rowsOf(report.reasons)],
    ['hit stages', rowsOf(report.hitStages)],
    ['flow stages', rowsOf(report.flowStages)],
    ['counters', rowsOf(report.counters)],
    ['choices', Object.entries(report.choices).map(([name, reach]) => choiceRow(name, reach))],
  ];
  const lines = tables.flatMap(([title, rows]) => (isWhole ? wholeTable(title, rows) : [summary(title, rows)]));
  return `${[
    `coverage ${report.runs} ${report.runs === 1 ? 'run' : 'runs'}`,
    ...lines,
    ...toggleLines(report, isWhole),
    'goals',
    ...report.goals.map(({ id, about, reached }) =>
      reached === null
        ? `  -       ${id}: ${about}`
        : `  ${String(reached.count).padEnd(6)}  ${id}: first in ${reached.first}`,
    ),
    ...report.unmet.map((id) => `unmet    ${id}`),
  ].join('\n')}\n`;
}

function rowsOf(record: Readonly<Record<string, Row['reached']>>): Row[] {
  return Object.entries(record).map(([name, reached]) => ({ name, reached, note: '' }));
}

function choiceRow(name: string, reach: CoverageReport['choices'][string]): Row {
  return { name, reached: reach, note: reach.answers === 1 ? 'one answer only' : `${reach.answers} answers` };
}

function summary(title: string, rows: readonly Row[]): string {
  const reached = rows.filter(({ reached: each }) => each !== null).length;
  const missing = rows.filter(({ reached: each }) => each === null).map(({ name }) => name);
  const single = rows.filter(({ note }) => note === 'one answer only').map(({ name }) => name);
  const notes = [
    ...(missing.length > 0 ? [`not ${some(missing)}`] : []),
    ...(single.length > 0 ? [`one answer only: ${some(single)}`] : []),
  ];
  const of = missing.length > 0 ? ` of ${rows.length}` : '';
  return `  ${title.padEnd(13)}  ${reached}${of}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}`;
}

/** The first of many names. */
function some(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more (--all)` : ''}`;
}

function wholeTable(title: string, rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  return [
    title,
    ...rows.map(({ name, reached, note }) => {
      const where = reached === null ? '' : `first in ${reached.first}`;
      const count = reached === null ? '-' : String(reached.count);
      return `  ${name.padEnd(width)}  ${count.padStart(8)}  ${[where, note].filter(Boolean).join(', ')}`.trimEnd();
    }),
  ];
}

function toggleLines({ toggles }: CoverageReport, isWhole: boolean): string[] {
  const all = Object.entries(toggles);
  const varied = all.filter(([, values]) => values.length > 1);
  if (isWhole) return ['toggles', ...all.map(([id, values]) => `  ${id}  ${values.join(' | ')}`)];
  const still = all.filter(([, values]) => values.length === 1).map(([id]) => id);
  const note = still.length > 0 ? `; never another value: ${some(still)}` : '';
  return [`  ${'toggles'.padEnd(13)}  ${varied.length} of ${all.length}${note}`];
}
