import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AGENT_MODEL, scenarioModel } from '../../src/scenarios/scenarioModel.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

/** Names of the scenarios in which the agent runs, in byte order; others have a model of their own. */
export function agentScenarios(): string[] {
  return readdirSync(path.join(ROOT, 'scenarios'))
    .filter((name) => scenarioModel(path.join(ROOT, 'scenarios', name)) === AGENT_MODEL)
    .toSorted((a, b) => (a < b ? -1 : 1));
}
