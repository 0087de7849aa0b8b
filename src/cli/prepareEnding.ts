import { CaseEndlessError } from '../errors.ts';
import { type PreparedRun, prepareRun } from '../runs/prepareRun.ts';
import type { RunFlags } from '../runs/runSettings.ts';

/**
 * Prepares what the user named, for commands that run it in this thread. A case that was stored because it did not end
 * is run first in a thread that can be ended.
 *
 * @throws as `prepareRun`, and CaseEndlessError when it still does not end
 */
export async function prepareEnding(location: string, flags: RunFlags): Promise<PreparedRun> {
  const prepared = await prepareRun(location, flags);
  const { stored } = prepared;
  if (!stored) return prepared;
  const { ENDLESS } = await import('./fuzz/endlessFinding.ts');
  if (stored.found?.path !== ENDLESS) return prepared;
  const [{ judgeStored }, { readCaseTime }] = await Promise.all([
    import('./fuzz/judgeStored.ts'),
    import('./fuzz/readCaseTime.ts'),
  ]);
  const caseMs = readCaseTime(flags.caseTime);
  const { path } = await judgeStored(stored, prepared.settings.profile, caseMs);
  if (path === ENDLESS) throw new CaseEndlessError(location, caseMs / 1000);
  return prepared;
}
