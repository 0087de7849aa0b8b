import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { toJson } from '../report/json.ts';
import { renderWhatIf } from '../report/renderWhatIf.ts';
import { compareRuns } from '../sim/whatIf/compareRuns.ts';
import { prepareEnding } from './prepareEnding.ts';
import { runEvents } from '../runs/runEvents.ts';
import { integerFlag, type RunFlags } from '../runs/runSettings.ts';
import { shownFlags } from '../runs/shownFlags.ts';
import { writeStdout } from './writeStdout.ts';

const DEFAULT_LIMIT = 5;

/** Options of `flowproof what-if`: those of a run are the change. */
export interface WhatIfFlags extends RunFlags {
  readonly baseProfile?: string;
  readonly baseToggle?: readonly string[];
  readonly limit?: string;
}

/** Runs a workload as it is and with a change, and prints what the change makes of every hit. */
export async function whatIf(location: string, flags: WhatIfFlags): Promise<ExitStatus> {
  if (location === '-') throw new UsageError('standard input cannot be run twice', 'save it to a file');
  const { baseProfile, baseToggle = [], limit, json, ...change } = flags;
  const { allowTruncated, ...asked } = change;
  const shown = shownFlags(asked).trim();
  if (shown === '') throw new UsageError('there is no change to be tried', 'name one, for example --toggle id=value');
  const hitsShown = integerFlag('--limit', limit, DEFAULT_LIMIT);
  const common = { allowTruncated: allowTruncated ?? false, fates: true, toggle: baseToggle };
  const before = await prepareEnding(location, {
    ...common,
    ...(baseProfile === undefined ? {} : { profile: baseProfile }),
  });
  const after = await prepareEnding(location, {
    ...common,
    ...(baseProfile === undefined ? {} : { profile: baseProfile }),
    ...asked,
    toggle: [...baseToggle, ...(asked.toggle ?? [])],
  });
  const resultBefore = await runEvents(before.settings, before.events);
  const resultAfter = await runEvents(after.settings, after.events);
  // Known when the events were read.
  const loss = await before.recorderLoss();
  const difference = compareRuns(resultBefore, resultAfter, loss);
  const report = { source: before.source, profile: before.settings.profile.id, change: shown, ...difference };
  await writeStdout(json ? `${toJson(report)}\n` : renderWhatIf(report, hitsShown));
  const isShown = difference.changed.some(({ isDoubtful }) => !isDoubtful);
  return loss && !isShown ? EXIT_STATUS.inconclusive : EXIT_STATUS.ok;
}
