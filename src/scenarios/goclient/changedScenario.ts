import { validateHttpClients } from '../../generated/validators.js';
import type { FailAt } from '../failAt.ts';
import type { RawClientScenario } from './rawClientScenario.ts';

/** What may be changed: the application and what it talks through and to. */
const CHANGEABLE = ['application', 'transport', 'transports', 'clients', 'servers'];

/**
 * The scenario with some places set to other values, for example `transport.maxConnsPerHost: 50` or
 * `application.periodic.0.body: abandon`. What it says after that must be a scenario too.
 *
 * @param at - where the changes stand, for the message about a wrong one
 */
export function changedScenario(
  raw: RawClientScenario,
  set: Readonly<Record<string, unknown>>,
  { at, fail }: { readonly at: readonly (string | number)[]; readonly fail: FailAt },
): RawClientScenario {
  const changed = structuredClone(raw);
  for (const [place, value] of Object.entries(set)) {
    const steps = place.split('.');
    if (!CHANGEABLE.includes(steps[0] ?? '')) {
      fail([...at, place], `\`${place}\` cannot be changed; a place begins with ${CHANGEABLE.join(', ')}`);
    }
    if (!setAt(changed, steps, value)) fail([...at, place], `\`${place}\` is no place of this scenario`);
    if (validateHttpClients(changed)) continue;
    const [problem] = validateHttpClients.errors ?? [];
    const found = problem?.keyword === 'additionalProperties' ? 'is no known key' : problem?.message;
    fail([...at, place], `\`${place}\` ${found ?? 'is wrong'}`);
  }
  return changed;
}

/** Missing objects on the way are made; an element of a list must be there. */
function setAt(root: object, steps: readonly string[], value: unknown): boolean {
  let here = root as Record<string, unknown>;
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(here) && !Object.hasOwn(here, step)) return false;
    if (index === steps.length - 1) {
      here[step] = value;
      return true;
    }
    here[step] ??= {};
    const next = here[step];
    if (typeof next !== 'object' || next === null) return false;
    here = next as Record<string, unknown>;
  }
  return false;
}
