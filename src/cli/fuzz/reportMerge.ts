import { EXIT_STATUS, type ExitStatus } from '../../errorTable.ts';
import { toJson } from '../../report/json.ts';
import { chooseColours } from '../colours.ts';
import { writeStdout } from '../writeStdout.ts';
import { isMergedBad, mergeJournals } from './mergeJournals.ts';
import { renderMerged } from './renderMerged.ts';

/** `flowproof report merge`: the same exit status as one campaign would have. */
export async function reportMerge(directories: readonly string[], isJson: boolean): Promise<ExitStatus> {
  const report = mergeJournals(directories);
  const isBad = isMergedBad(report);
  if (isJson) await writeStdout(`${toJson({ verdict: isBad ? 'fail' : 'pass', ...report })}\n`);
  else await writeStdout(renderMerged(report, chooseColours()));
  return isBad ? EXIT_STATUS.verdictFailed : EXIT_STATUS.ok;
}
