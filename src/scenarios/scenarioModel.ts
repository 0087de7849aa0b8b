import { readScenarioDocument } from './scenarioDocument.ts';

/** A scenario without `model` is one of the agent. */
export const AGENT_MODEL = 'agent';
export const HTTP_CLIENTS_MODEL = 'go-http-client-pool';

/** Which model a scenario is for; anything that is not a text stands for the agent, whose schema refuses it. */
export function modelOf(content: unknown): string {
  const model = typeof content === 'object' && content !== null ? (content as { model?: unknown }).model : undefined;
  return typeof model === 'string' ? model : AGENT_MODEL;
}

/** The model of a scenario's file. @throws FileMissingError, FileUnreadableError, ScenarioError */
export function scenarioModel(location: string): string {
  return modelOf(readScenarioDocument(location).content);
}
