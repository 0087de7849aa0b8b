import type { AgentProfile } from './profile.ts';
import { DELIVERY_TOGGLES } from './toggles/deliveryToggles.ts';
import { JOIN_TOGGLES } from './toggles/joinToggles.ts';
import { KERNEL_TOGGLES } from './toggles/kernelToggles.ts';
import { PROCESS_AGENT_TOGGLES } from './toggles/processAgentToggles.ts';
import { STATE_TOGGLES } from './toggles/stateToggles.ts';
import { USM_TOGGLES } from './toggles/usmToggles.ts';
import { WINDOWS_TOGGLES } from './toggles/windowsToggles.ts';
import type { Toggle } from './toggles/toggle.ts';

export type { Toggle };

/** All toggles, by the part of the agent that they belong to. */
export const TOGGLES: readonly Toggle[] = [
  ...KERNEL_TOGGLES,
  ...DELIVERY_TOGGLES,
  ...STATE_TOGGLES,
  ...USM_TOGGLES,
  ...JOIN_TOGGLES,
  ...PROCESS_AGENT_TOGGLES,
  ...WINDOWS_TOGGLES,
];

/** Finds a toggle by its id. */
export function findToggle(id: string): Toggle | undefined {
  return TOGGLES.find((candidate) => candidate.id === id);
}

/** The value that a profile has for a toggle, as text. */
export function readToggle(profile: AgentProfile, toggle: Toggle): string {
  const value: unknown = Object.getOwnPropertyDescriptor(profile[toggle.section], toggle.field)?.value;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (toggle.values !== 'rules') return String(value);
  return profile.usm.replaceRules.map(({ pattern, repl }) => `${pattern}=>${repl}`).join(' ');
}

/** Why a value cannot be used, or `undefined` when it can. */
export function refuseToggleValue(toggle: Toggle, value: string): string | undefined {
  if (toggle.values === 'number') {
    return /^\d{1,9}$/.test(value) ? undefined : 'a whole number from 0 to 999999999';
  }
  if (toggle.values === 'numbers') {
    return /^\d{1,9}(,\d{1,9})*$/.test(value) ? undefined : 'whole numbers with commas between them';
  }
  if (toggle.values === 'rules') {
    return /^(\S+=>\S*( |$))*$/.test(value) ? undefined : 'pattern=>replacement, several with spaces between them';
  }
  return toggle.values.includes(value) ? undefined : `one of ${toggle.values.join(', ')}`;
}

/** The profile with one field changed; `value` must have been accepted by {@link refuseToggleValue}. */
export function applyToggle(profile: AgentProfile, toggle: Toggle, value: string): AgentProfile {
  const section = { ...profile[toggle.section], [toggle.field]: typedValue(toggle, value) };
  return { ...profile, [toggle.section]: section };
}

/** The value as the profile holds it. */
function typedValue({ values }: Toggle, value: string): unknown {
  if (values === 'number') return Number(value);
  if (values === 'numbers') return value.split(',').map(Number);
  if (values === 'rules') return value.split(' ').filter(Boolean).map(toReplaceRule);
  if (values.includes('on')) return value === 'on';
  return values.every((each) => /^\d+$/.test(each)) ? Number(value) : value;
}

function toReplaceRule(text: string): { pattern: string; repl: string } {
  const arrow = text.lastIndexOf('=>');
  return { pattern: text.slice(0, arrow), repl: text.slice(arrow + 2) };
}

/** The toggles in which two profiles differ, with the values of the second. */
export function differingToggles(from: AgentProfile, to: AgentProfile): { id: string; value: string }[] {
  const differing = TOGGLES.filter(
    (toggle) => from[toggle.section] !== to[toggle.section] && readToggle(from, toggle) !== readToggle(to, toggle),
  );
  return differing.map((toggle) => ({
    id: toggle.id,
    value: readToggle(to, toggle),
  }));
}
