import type { MuseumEntry } from './museumEntry.ts';

/** Historic defects of the agent on Windows. */
export const WINDOWS_ENTRIES: readonly MuseumEntry[] = [
  {
    number: 2,
    id: 'windows-lingering-rereport',
    stage: 'W1 S',
    toggle: 'lingering-flow-rule=off',
    violates: ['failure-rate-bounded'],
    difficulty: 'easy',
    smallestEvents: 4,
  },
  {
    number: 3,
    id: 'windows-failure-without-closed',
    stage: 'W1',
    toggle: 'windows-failure-implies-closed=off',
    violates: ['failure-rate-bounded', 'closed-not-lost'],
    difficulty: 'easy',
    smallestEvents: 2,
  },
  {
    number: 37,
    id: 'windows-localhost-halving',
    stage: 'W2',
    toggle: 'windows-localhost-hits=halved',
    violates: ['hits-conserved'],
    difficulty: 'easy',
    smallestEvents: 1,
  },
  {
    number: 38,
    id: 'windows-tuple-reuse-by-handle',
    stage: 'W1 S',
    toggle: 'windows-cookie-source=flow-handle',
    violates: ['bytes-conserved', 'no-underflow'],
    difficulty: 'medium',
    smallestEvents: 5,
  },
  {
    number: 39,
    id: 'etw-cleanup-on-close',
    stage: 'W2',
    toggle: 'etw-cleanup-event=23',
    violates: ['hits-conserved'],
    difficulty: 'medium',
    smallestEvents: 5,
  },
];
