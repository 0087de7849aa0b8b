import { ON_OFF, type Toggle, toggle } from './toggle.ts';

/** Joining HTTP data to connections. */
export const JOIN_TOGGLES: readonly Toggle[] = [
  toggle(
    'join-rollup-lookup',
    'join',
    'usmConnectionRollup',
    ON_OFF,
    'A connection without HTTP data is looked up again with one port cleared.',
    '-',
  ),
  toggle(
    'join-lookup',
    'join',
    'lookup',
    ['linux', 'windows'],
    'HTTP data is looked up in up to four orientations, or in exactly one.',
    '-',
  ),
];
