import { AGENT_KIND } from './agent/agentKind.ts';
import type { CaseKind } from './CaseKind.ts';
import { WINDOWS_KIND } from './windowsKind.ts';

/** All kinds of cases, in the order in which a campaign takes turns. */
export const CASE_KINDS: readonly CaseKind<unknown>[] = [AGENT_KIND, WINDOWS_KIND];

/** Finds a kind by its name. */
export function findCaseKind(name: string): CaseKind<unknown> | undefined {
  return CASE_KINDS.find((kind) => kind.name === name);
}
