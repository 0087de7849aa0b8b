import type { MuseumCampaign } from './museumCampaigns.ts';

/** What the hunt of one bug came to. */
export interface MuseumRow {
  readonly campaign: MuseumCampaign;
  readonly found: number;
  readonly tried: number;
  /** Medians over the seeds. */
  readonly seconds: number;
  readonly runs: number;
  /** Of the smallest case, where there is one. */
  readonly events?: number;
  readonly lines?: readonly string[];
  readonly invariant?: string;
  readonly flips?: readonly string[];
}

/** Everything that the document tells. */
export interface MuseumReport {
  readonly base: {
    readonly runs: number;
    readonly perSecond: number;
    readonly unexplained: readonly { readonly invariant: string; readonly index: number }[];
    readonly known: readonly (readonly [invariant: string, cases: number])[];
  };
  readonly rows: readonly MuseumRow[];
  readonly seeds: number;
  readonly seconds: number;
  readonly machine: string;
}

/** The document of the museum, as Markdown. */
export function museumDocument(report: MuseumReport): string {
  const { base, rows, seeds, seconds, machine } = report;
  const found = rows.filter((row) => row.found > 0);
  const missed = rows.filter((row) => row.found === 0);
  return [
    '# Museum of wrong counts',
    '',
    'Every historic bug that has a toggle is hunted alone, with all others fixed, among generated cases. Written by',
    '`npm run museum`. What sets a bug right is found as `flowproof bisect` finds it.',
    '',
    `Measured on ${machine}; ${seeds} seeds for each bug, at most ${seconds} s for each seed.`,
    '',
    '## Everything fixed',
    '',
    `${base.runs} cases, ${base.perSecond} a second: ${base.unexplained.length} violations that no open defect`,
    'explains.',
    ...base.unexplained.slice(0, 10).map(({ invariant, index }) => `- case ${index}: ${invariant}`),
    '',
    '| open defect of the real agent | cases |',
    '|---|---|',
    ...base.known.map(([name, cases]) => `| \`${name}\` | ${cases} |`),
    '',
    '## Found',
    '',
    '| # | bug | seeds | median s | cases | events | invariant | set right by |',
    '|---|---|---|---|---|---|---|---|',
    ...found.map((row) => tableRow(row)),
    '',
    ...missedLines(missed),
    '## The smallest cases',
    '',
    ...found.flatMap(({ campaign, lines = [] }) => [
      `### ${campaign.entry.id}`,
      '',
      ...lines.map((line) => `- ${line}`),
      '',
    ]),
  ].join('\n');
}

function tableRow({ campaign, found, tried, seconds, runs, events, invariant, flips = [] }: MuseumRow): string {
  const { number, id } = campaign.entry;
  const name = number > 0 && number < 100 ? String(number) : '';
  const cells = [name, id, `${found}/${tried}`, seconds.toFixed(2), runs, events, invariant, `\`${flips.join(' ')}\``];
  return `| ${cells.join(' | ')} |`;
}

function missedLines(missed: readonly MuseumRow[]): string[] {
  if (missed.length === 0) return [];
  const rows = missed.map(({ campaign, runs }) => {
    const { id, stage } = campaign.entry;
    return `| ${id} | ${stage} | ${runs} |`;
  });
  return [
    '## Not found',
    '',
    'No case of the budget met what they need.',
    '',
    '| bug | stage | cases |',
    '|---|---|---|',
    ...rows,
    '',
  ];
}
