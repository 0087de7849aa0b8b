import { describe, expect, it } from 'vitest';
import type { StateProfile } from '../../../src/model/profile.ts';
import { findProfile, PROFILES } from '../../../src/model/profiles.ts';
import { implementationFor } from '../../../src/model/state/createStateStore.ts';

const present = findProfile('agent-7.60')!.state;

describe('the implementation of the state', () => {
  it('is columns for every generation from October 2024 on', () => {
    const byProfile = PROFILES.map(({ id, state }) => [id, implementationFor(state)]);
    expect(byProfile).toEqual([
      ['agent-7.45', 'rows'],
      ['agent-2024-01', 'rows'],
      ['agent-7.60', 'columns'],
      ['agent-7.62', 'columns'],
      ['agent-2025-mid', 'columns'],
      ['agent-2026-05', 'columns'],
    ]);
  });

  it.each<Partial<StateProfile>>([
    { directionInKey: false },
    { containersInKey: false },
    { directionPass: 'after-aggregation' },
    { dnsOnConnection: false },
  ])('is plain objects where only they know the rule: %j', (changes) => {
    expect(implementationFor({ ...present, ...changes })).toBe('rows');
  });
});
