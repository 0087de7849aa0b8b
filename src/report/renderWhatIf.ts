import { NO_REQUESTS } from './renderRun.ts';
import type { RunDifference } from '../sim/whatIf/compareRuns.ts';

const FATES_SHOWN = 12;
const COUNTERS_SHOWN = 6;

/** A change and its effect, as plain data: what `--json` prints. */
export interface WhatIfReport extends RunDifference {
  readonly source: string;
  readonly profile: string;
  /** The changes as they were asked for. */
  readonly change: string;
}

/** The effect of a change: hits by service, fates before and after, the first hits that changed. */
export function renderWhatIf(report: WhatIfReport, hitsShown: number): string {
  const { changed, fates, counters } = report;
  const same = fates.filter(({ before, after }) => before === after);
  const moved = fates.filter(({ before, after }) => before !== after);
  const more = changed.length - hitsShown;
  return `${[
    `${report.source}  profile ${report.profile}`,
    `what if  ${report.change}`,
    ...(fates.length > 0 ? [...hitTable(report), 'fates    before -> after, in hits'] : [`http     ${NO_REQUESTS}`]),
    ...table(
      [...moved, ...same]
        .slice(0, FATES_SHOWN)
        .map(({ hits, before, after }) => [
          String(hits).padStart(6),
          before,
          before === after ? '(no change)' : `-> ${after}`,
        ]),
    ),
    ...(fates.length > FATES_SHOWN ? [`  and ${fates.length - FATES_SHOWN} more; --json has them all`] : []),
    ...(counters.length > 0 ? ["counters of the agent's own"] : []),
    ...counters.slice(0, COUNTERS_SHOWN).map(({ name, before, after }) => `  ${name}: ${before} -> ${after}`),
    ...report.mended.map((invariant) => `mended   ${invariant}`),
    ...report.broken.map((invariant) => `broken   ${invariant}`),
    ...(fates.length === 0 ? [] : [changedLine(changed.length), ...doubtLine(changed)]),
    ...changed
      .slice(0, hitsShown)
      .map(
        ({ transaction, side, service, capturedBy, before, after, isDoubtful }) =>
          `  request ${transaction} of event ${capturedBy}, ${side} side of ${service}: ${before} -> ${after}${isDoubtful ? ' [inconclusive: recorder loss]' : ''}`,
      ),
    ...(more > 0 ? [`  and ${more} more; --limit shows them`] : []),
  ].join('\n')}\n`;
}

function changedLine(hits: number): string {
  if (hits === 0) return 'changed  no hit has another fate';
  return hits === 1 ? 'changed  1 hit has another fate' : `changed  ${hits} hits have another fate`;
}

function doubtLine(changed: WhatIfReport['changed']): string[] {
  const doubtful = changed.filter(({ isDoubtful }) => isDoubtful).length;
  return doubtful === 0 ? [] : [`tainted  losses of the recorder may explain ${doubtful} of them`];
}

function hitTable({ hits }: WhatIfReport): string[] {
  const rows = hits.map(({ service, before, after }) => [
    service,
    `${show(before.server, after.server)} as server`,
    `${show(before.client, after.client)} as client`,
  ]);
  return ['hits     in the back end, by service', ...table(rows)];
}

function show(before: number, after: number): string {
  return before === after ? `${before}` : `${before} -> ${after}`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(cell.length, known[column] ?? 0)),
    [],
  );
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}
