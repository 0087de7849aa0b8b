import path from 'node:path';
import { digestOf } from '../../report/digest.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { isKnown } from '../../sim/campaign/judgeCase.ts';
import { RUN_COMPLETES } from '../../sim/campaign/runCampaign.ts';
import { checkExpectations, unexpectedViolations } from '../../sim/expectations.ts';
import type { Violation } from '../../sim/runResult.ts';
import { simulate } from '../../sim/simulate.ts';
import { chooseProfile, type RunFlags } from '../../runs/runSettings.ts';
import { judgeStored } from '../fuzz/judgeStored.ts';
import { readCaseTime } from '../fuzz/readCaseTime.ts';
import { loadCase } from '../../runs/cases/loadCase.ts';
import { refuseOwnSettings } from '../../runs/cases/optionsOfCase.ts';

/** What became of a scenario whose workload is a case. */
export interface JudgedCase {
  readonly differences: readonly Violation[];
  readonly digest: string;
}

/**
 * Runs a stored case as its kind does, and compares what it violates with what the scenario says. Other expectations
 * are compared where the case is a run like others.
 *
 * @throws UsageError, CaseFileError
 */
export async function judgeStoredCase(scenario: Scenario, file: string, flags: RunFlags): Promise<JudgedCase> {
  refuseOwnSettings(flags);
  const profile = chooseProfile(flags, scenario);
  const stored = await loadCase(path.resolve(scenario.directory, file));
  const { kind, made } = stored;
  const verdict = await judgeStored(stored, profile, readCaseTime(flags.caseTime));
  const violations = verdict.violations.filter((violation) => !isKnown(violation));
  const hasEnded = !violations.some(({ invariant }) => invariant === RUN_COMPLETES);
  const differences =
    kind.prepare && hasEnded
      ? checkExpectations({ ...simulate(kind.prepare(made, profile)), violations }, scenario.expect)
      : unexpectedViolations(violations, scenario.expect);
  return { differences, digest: digestOf({ source: scenario.name, ...verdict }) };
}
