import { ledgerLine } from '../report/renderRun.ts';
import type { RunResult } from '../sim/runResult.ts';
import type { Judgement } from './judgement.ts';
import { originOf } from './runOrigin.ts';

const COLUMNS_MAX = 400;
/** Begins the line that says what was run. */
export const RUN_LABEL = 'run      ';

/** The message of an expectation that does not hold: what was expected, what is, the ledger, and why. */
export function renderJudgement(judgement: Judgement, run: RunResult, isNot: boolean): string {
  const origin = originOf(run);
  const toggles = run.toggles.map(({ id, value }) => `, ${id}=${value}`).join('');
  const source = origin ? `${origin.source}, ` : '';
  return [
    `expected ${isNot ? judgement.opposite : judgement.expected}`,
    `observed ${judgement.observed}`,
    ledgerLine(run.totals),
    ...(judgement.why === undefined ? [] : [`why      ${judgement.why}`]),
    `${RUN_LABEL}${source}profile ${run.profileId}${toggles}, seed ${run.seed}`,
    ...(origin?.isTainted
      ? ['tainted  the recorder lost events or the trace was cut: a missing hit proves nothing']
      : []),
    ...(origin ? [`explain  ${origin.explain}`] : []),
  ]
    .map((line) => shorten(line.replaceAll('\n', ' ')))
    .join('\n');
}

function shorten(line: string): string {
  return line.length > COLUMNS_MAX ? `${line.slice(0, COLUMNS_MAX)}…` : line;
}
