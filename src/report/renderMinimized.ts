import type { Violation } from '../sim/runResult.ts';

/** One line of what is left: an event, a step, or a poll between them. */
export interface MinimizedLine {
  /** ns since the start; `undefined` where the text says it. */
  readonly tNs: number | undefined;
  readonly text: string;
  /** A poll is shown between the events and is not one of them. */
  readonly isPoll: boolean;
}

/** A case that was made small, as plain data: what `--json` prints. */
export interface MinimizedReport {
  readonly source: string;
  readonly while: string;
  /** What is counted: the events of a trace, or the steps of a script. */
  readonly unit: 'event' | 'step';
  readonly before: number;
  readonly left: number;
  readonly runs: number;
  /** Runs among them that made no sense to the model. */
  readonly refused: number;
  /** `false`: the runs were used up, or it was stopped, before everything was tried. */
  readonly isMinimal: boolean;
  /** It was stopped by a signal. */
  readonly isStopped: boolean;
  /** Losses of the recorder may explain what is shown. */
  readonly isInconclusive?: true;
  readonly profile: string;
  readonly toggles: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly lines: readonly MinimizedLine[];
  readonly violations: readonly Violation[];
  /** Hits of the small case that do not arrive, by reason. */
  readonly lost: Readonly<Record<string, number>>;
  /** Directory that it was stored in. */
  readonly stored: string | undefined;
}

/** A small case in words, one line an event. */
export function renderMinimized(report: MinimizedReport): string {
  const { source, before, left, runs, unit, stored } = report;
  const toggles = Object.entries(report.toggles).map(([id, value]) => `  ${id}=${value}`);
  return `${[
    `${source}: ${before} ${before === 1 ? unit : `${unit}s`}, ${left} left after ${runs} runs`,
    ...stopLines(report),
    `while    ${report.while}`,
    ...(report.isInconclusive ? ['tainted  losses of the recorder may explain it'] : []),
    `with     profile ${report.profile}${toggles.join('')}  seed ${report.seed}`,
    ...(left < before ? ['left', ...renderLines(report.lines)] : []),
    ...report.violations.map((v) => `shows    ${v.invariant}: ${v.observed}; expected ${v.expected}`),
    ...Object.entries(report.lost).map(
      ([reason, hits]) => `lost     ${hits} ${hits === 1 ? 'hit' : 'hits'}: ${reason}`,
    ),
    ...(stored === undefined
      ? ['store    with -o DIR, as a scenario']
      : [`stored   ${stored}`, `run      flowproof run ${stored}`, `explain  flowproof explain ${stored} --lost`]),
  ].join('\n')}\n`;
}

function stopLines({ isMinimal, isStopped, left, before }: MinimizedReport): string[] {
  if (isMinimal) return [];
  if (!isStopped) return ['stopped  the runs are used up; more could be left out'];
  return [
    left < before
      ? 'stopped  by a signal; more could be left out'
      : 'stopped  by a signal, before anything was left out',
  ];
}

/** The lines of a small case, events numbered from 1. */
export function renderLines(lines: readonly MinimizedLine[]): string[] {
  let number = 0;
  return lines.map(({ tNs, text, isPoll }) => {
    if (!isPoll) number += 1;
    const time = tNs === undefined ? '' : `${(tNs / 1e9).toFixed(6).padStart(10)} s  `;
    return `  ${(isPoll ? '' : String(number)).padStart(4)}  ${time}${text}`;
  });
}
