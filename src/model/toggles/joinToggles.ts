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
  toggle(
    'http-claims',
    'join',
    'httpClaims',
    ['first-and-mirrored', 'every-match', 'first-only'],
    'HTTP data goes to the first connection that finds it and to those with mirrored ports, to every one, or to the first only.',
    'b9dd43f (2021-05-27, #8248), 0faa52a (2022-08-05, #13035)',
  ),
  toggle(
    'http-keys',
    'join',
    'httpKeys',
    ['nat-and-raw', 'nat-only', 'raw-oneway'],
    'A translated connection looks for HTTP data under translated and raw keys, under translated ones only, or under one raw key.',
    'c10e349 (2021-04-20, #7938), 5ecbdf1 (2023-04-03, #16342)',
  ),
  toggle(
    'pooled-connections',
    'join',
    'pooledConnections',
    ['reset', 'kept'],
    'Connection objects of the encoder are cleared before they are used again, or keep the HTTP data of an earlier one.',
    '95e1b5e (2021-06-29, #8510)',
  ),
  toggle(
    'sketch-release',
    'join',
    'sketchRelease',
    ['after-encoding', 'before-encoding'],
    'Latency sketches go back to their pool after the payload was written, or empty before.',
    'February 2025 (#34080 to #34517), cause fixed by #34959 (2025-03-10)',
  ),
];
