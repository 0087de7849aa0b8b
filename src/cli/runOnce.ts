import type { ExitStatus } from '../errorTable.ts';
import { digestOf } from '../report/digest.ts';
import { toJson } from '../report/json.ts';
import { renderRun } from '../report/renderRun.ts';
import { reportRun } from '../report/runReport.ts';
import { checkDeterminism } from './checkDeterminism.ts';
import { chooseColours } from './colours.ts';
import { judge, parseExpectedHits, statusOf } from './judge.ts';
import type { PreparedRun } from '../runs/prepareRun.ts';
import { prepareEnding } from './prepareEnding.ts';
import { shownFlags } from '../runs/shownFlags.ts';
import { runEvents } from '../runs/runEvents.ts';
import type { RunFlags } from '../runs/runSettings.ts';
import { writeStdout } from './writeStdout.ts';

/** Runs what the user named, prints the report and returns the exit status. */
export async function runOnce(location: string, flags: RunFlags, expect: readonly string[]): Promise<ExitStatus> {
  const expected = parseExpectedHits(expect);
  const prepared = await prepareEnding(location, flags);
  const { result, report, digest } = await execute(prepared, expected);
  if (flags.checkDeterminism) {
    await checkDeterminism(prepared.source, result, () => runEvents(prepared.settings, prepared.events));
  }
  if (flags.json) {
    await writeStdout(
      `${toJson({ ...report, digest, ...(flags.checkDeterminism ? { isDeterministic: true } : {}) })}\n`,
    );
  } else {
    const explainCommand = `flowproof explain ${location}${shownFlags(flags)} --lost`;
    await writeStdout(renderRun(report, { colours: chooseColours(), digest, explainCommand }));
    if (flags.checkDeterminism) await writeStdout('checked  a second run is the same, step by step\n');
  }
  return statusOf(report.verdict);
}

/** Runs and reports, without printing. */
export async function execute(prepared: PreparedRun, expected: ReadonlyMap<string, number>) {
  const result = await runEvents(prepared.settings, prepared.events);
  const recorderLoss = await prepared.recorderLoss();
  const violations = judge(prepared, result, { expected, recorderLoss });
  const report = reportRun(result, { source: prepared.source, violations, recorderLoss });
  return { result, report, digest: digestOf(report), recorderLoss };
}
