import path from 'node:path';
import { validateScenario } from '../generated/validators.js';
import { convertScenario } from './convertScenario.ts';
import type { Scenario } from './scenario.ts';
import { checkSchema, readScenarioDocument } from './scenarioDocument.ts';
import { AGENT_MODEL, modelOf } from './scenarioModel.ts';

/**
 * Loads a scenario of the agent: the directory that holds `scenario.yaml`, or that file itself.
 *
 * @throws FileMissingError, FileUnreadableError; ScenarioError with line and column for everything wrong inside
 */
export function loadScenario(location: string): Scenario {
  const document = readScenarioDocument(location);
  const { content, file, fail } = document;
  const model = modelOf(content);
  if (model !== AGENT_MODEL) {
    fail(['model'], `a scenario of \`${model}\` has no agent; \`flowproof run\` and \`diagnose leak\` take it`);
  }
  checkSchema(document, { validate: validateScenario, schema: 'scenario' });
  // Resolved, so that `.` and a full path give the scenario the same name, and with it the same digest.
  const directory = path.resolve(path.dirname(file));
  return convertScenario(content, { directory, name: path.basename(directory), fail });
}

/** The plain data of a scenario's file, which nobody has looked at. @throws as {@link loadScenario} */
export function loadScenarioData(location: string): unknown {
  return readScenarioDocument(location).content;
}
