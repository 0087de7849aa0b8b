import { describe, expect, it } from 'vitest';
import type { AgentProfile } from '../../../src/model/profile.ts';
import { findProfile, PROFILES } from '../../../src/model/profiles.ts';
import { applyToggle, findToggle } from '../../../src/model/toggles.ts';
import { LINGERING_GENERATIONS, lingeringGenerationOf } from '../../../src/model/windows/lingeringGenerations.ts';

function withToggles(profile: AgentProfile, values: Readonly<Record<string, string>>): AgentProfile {
  return Object.entries(values).reduce((made, [id, value]) => applyToggle(made, findToggle(id)!, value), profile);
}

describe('the generations of lingering flows', () => {
  it('are a fact of every profile', () => {
    const generations = PROFILES.map((profile) => [profile.id, lingeringGenerationOf(profile)?.id]);
    expect(generations).toEqual([
      ['era-2019', undefined],
      ['agent-7.45', undefined],
      ['agent-2024-01', undefined],
      ['agent-7.60', 'V0'],
      ['agent-7.62', 'V0'],
      ['agent-2025-mid', 'V0'],
      ['agent-2026-05', 'V2'],
    ]);
  });

  it.each([
    ['V0', { 'windows-failure-implies-closed': 'off', 'lingering-flow-rule': 'off' }],
    ['V1', { 'windows-failure-implies-closed': 'on', 'lingering-flow-rule': 'off' }],
    ['V2', { 'windows-failure-implies-closed': 'on', 'lingering-flow-rule': 'on' }],
    [undefined, { 'windows-failure-implies-closed': 'off', 'lingering-flow-rule': 'on' }],
    [undefined, { 'windows-tcp-failures': 'off' }],
    [undefined, { 'windows-failure-gate': 'closed-delta' }],
  ])('%s is made by toggles', (id, values) => {
    expect(lingeringGenerationOf(withToggles(findProfile('agent-7.60')!, values))?.id).toBe(id);
  });

  it('name where they are written', () => {
    expect(LINGERING_GENERATIONS.map(({ since }) => /^#\d{5} \(.*\d{4}-\d{2}/.test(since))).toEqual([true, true, true]);
  });
});
