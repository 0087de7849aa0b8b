import { prepareScenario } from '../runs/prepareRun.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import type { RunResult } from '../sim/runResult.ts';
import { flagsOf, type RunChoices } from './RunChoices.ts';
import { runPrepared } from './runTrace.ts';

/**
 * Runs a scenario, as `flowproof run` does. What the scenario itself expects is not looked at: that is for the test to
 * say, or for `flowproof run`.
 *
 * @param directory - of the scenario, from the folder in which the tests run
 * @throws FlowproofError: a scenario that is missing or wrong, a choice that does not exist
 */
export async function runScenario(directory: string, choices: RunChoices = {}): Promise<RunResult> {
  return runPrepared(await prepareScenario(loadScenario(directory), flagsOf(choices)), directory, choices);
}
