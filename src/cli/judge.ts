import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { checkExpectations } from '../sim/expectations.ts';
import { markInconclusive } from '../sim/recorderLoss/markInconclusive.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import { mayExplainCount } from '../sim/recorderLoss/mayExplainCount.ts';
import type { JudgedViolation, RunResult } from '../sim/runResult.ts';
import type { PreparedRun } from '../runs/prepareRun.ts';

/** Server hits that the user expects, by service. */
export type ExpectedHits = ReadonlyMap<string, number>;

/** Reads `--expect service=hits` options. @throws UsageError */
export function parseExpectedHits(texts: readonly string[]): ExpectedHits {
  const expected = new Map<string, number>();
  for (const text of texts) {
    const equals = text.lastIndexOf('=');
    const hits = Number(text.slice(equals + 1));
    if (equals < 1 || !/^\d+$/.test(text.slice(equals + 1))) {
      throw new UsageError(`--expect ${text} is not of the form service=hits`, 'write for example --expect mysrv=40');
    }
    expected.set(text.slice(0, equals), hits);
  }
  return expected;
}

/** What a run is judged by, besides its own invariants. */
export interface Yardstick {
  readonly expected: ExpectedHits;
  /** Which flows lack events that the recorder lost; `undefined` when none does. */
  readonly recorderLoss: RecorderLoss | undefined;
}

/**
 * What is wrong with a run. A scenario is judged by what it says; a trace by the invariants and by `--expect`. What
 * losses of the recorder may explain is marked.
 */
export function judge(
  prepared: PreparedRun,
  result: RunResult,
  { expected, recorderLoss }: Yardstick,
): readonly JudgedViolation[] {
  const byUser: JudgedViolation[] = [];
  for (const [service, hits] of expected) {
    const observed = result.hits.get(service)?.server ?? 0;
    if (observed === hits) continue;
    const mayBeLoss = mayExplainCount({ service, expected: hits, observed }, result, recorderLoss);
    byUser.push({
      invariant: 'expect',
      expected: `${hits} server hits of ${service}`,
      observed: `${observed} server hits of ${service}`,
      poll: 0,
      ...(mayBeLoss ? { isInconclusive: true } : {}),
    });
  }
  const own = prepared.isScenario ? checkExpectations(result, prepared.expect) : result.violations;
  return [...byUser, ...markInconclusive(own, result, recorderLoss)];
}

/** Exit status of a verdict. */
export function statusOf(verdict: 'pass' | 'fail' | 'inconclusive'): ExitStatus {
  if (verdict === 'pass') return EXIT_STATUS.ok;
  return verdict === 'fail' ? EXIT_STATUS.verdictFailed : EXIT_STATUS.inconclusive;
}
