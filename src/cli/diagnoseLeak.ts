import { ScenarioError, UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import { toJson } from '../report/json.ts';
import { renderLeakDiagnosis } from '../report/renderLeakDiagnosis.ts';
import { isScenario } from '../runs/prepareRun.ts';
import { loadClientScenario } from '../scenarios/goclient/loadClientScenario.ts';
import { HTTP_CLIENTS_MODEL, scenarioModel } from '../scenarios/scenarioModel.ts';
import { diagnoseLeak, type DiagnosisInput } from '../sim/goclient/hypotheses/judgeHypotheses.ts';
import type { LeakFlags } from './leakOptions.ts';
import { leakOfTrace } from './leakOfTrace.ts';
import { writeStdout } from './writeStdout.ts';

/**
 * Judges what the user named: holds a recorded trace to the leak invariants, or says which hypotheses about a leak
 * survive the observations of a scenario.
 *
 * @returns for a scenario 0 when a hypothesis survives, 1 when none does; for a trace the status of its verdict
 * @throws UsageError, ScenarioError, FileMissingError; as `TraceSource` does
 */
export async function diagnoseLeakOf(location: string, flags: LeakFlags): Promise<ExitStatus> {
  if (!isScenario(location)) return leakOfTrace(location, flags);
  const strange = Object.keys(flags).find((flag) => flag !== 'json');
  if (strange !== undefined) {
    throw new UsageError(
      `the rules of a leak check (${strange}) are for traces`,
      'a scenario states its observations itself',
    );
  }
  const diagnosis = diagnoseLeak(inputOfScenario(location));
  await writeStdout(flags.json ? `${toJson(diagnosis)}\n` : renderLeakDiagnosis(diagnosis));
  return diagnosis.survivors.length > 0 ? EXIT_STATUS.ok : EXIT_STATUS.verdictFailed;
}

function inputOfScenario(location: string): DiagnosisInput {
  if (scenarioModel(location) !== HTTP_CLIENTS_MODEL) {
    throw new UsageError(
      `${location} is no scenario of HTTP clients`,
      `give a scenario with \`model: ${HTTP_CLIENTS_MODEL}\` and \`observations\``,
    );
  }
  const { name, observations, hypotheses, leakCase } = loadClientScenario(location);
  if (observations.length === 0) {
    throw new ScenarioError(location, 1, 1, 'there are no `observations` to hold against the hypotheses');
  }
  if (!leakCase) {
    throw new ScenarioError(location, 1, 1, 'the application makes no `periodic` calls, so nothing could grow');
  }
  return { observed: { source: name, observations }, leakCase, hypotheses };
}
