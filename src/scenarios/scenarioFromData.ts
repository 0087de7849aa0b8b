import { validateScenario } from '../generated/validators.js';
import { convertScenario } from './convertScenario.ts';
import type { Scenario } from './scenario.ts';

/** Thrown and caught in this file only. */
class Refused extends Error {}

/**
 * Makes a scenario of plain data that no file holds.
 *
 * @param origin - the directory that its paths are relative to, and its name
 * @returns `undefined` when the data is no scenario, for whatever reason
 */
export function scenarioFromData(
  content: unknown,
  origin: { readonly directory: string; readonly name: string },
): Scenario | undefined {
  if (!validateScenario(content)) return undefined;
  const fail = (): never => {
    throw new Refused();
  };
  try {
    return convertScenario(content, { ...origin, fail });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
