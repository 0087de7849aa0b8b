import { ON_OFF, type Toggle, toggle } from './toggle.ts';

/** The way of close records to the tracer. */
export const DELIVERY_TOGGLES: readonly Toggle[] = [
  toggle(
    'transport',
    'delivery',
    'transport',
    ['ring', 'perf'],
    'Closes come through one ring buffer, or through one perf buffer per CPU.',
    '3eb8406 (2024-03-14, #19760)',
  ),
  toggle(
    'flush-drains',
    'delivery',
    'flushDrains',
    ON_OFF,
    'A poll waits for the closes that are still in the kernel buffer.',
    'between 6138da0 and 043e4b5',
  ),
  toggle(
    'batch-offsets',
    'delivery',
    'batchOffsets',
    ['last-take', 'visit'],
    'The position in a partly read batch expires 60 s after something was taken, or after the last visit.',
    '7424b24 (2024-08-05, #28174) brought the defect',
  ),
  toggle(
    'cookie-width',
    'delivery',
    'cookieWidth',
    ['hash64', 'kernel32'],
    "A connection's cookie is a hash of the kernel's cookie with the tuple, or the kernel's 32 bits as they are.",
    '4723d21 (2023-06-07, #17197)',
  ),
  toggle(
    'lost-unit',
    'delivery',
    'lostUnit',
    ['samples', 'connections'],
    'A lost sample is counted as one, or as the four connections that it may have held.',
    'cfc3b90 (2023-10-10, #19880)',
  ),
  toggle(
    'iteration-dedup',
    'delivery',
    'iterationDedup',
    ON_OFF,
    'A walk over open connections leaves out an entry that it meets again.',
    '46f6afb (2023-07-06, #17914)',
  ),
  toggle(
    'failure-lost-counter',
    'delivery',
    'failureLostCounter',
    ['polluted', 'exact'],
    'Each failure that arrives on its own channel is counted as lost too (a defect), or not.',
    '-',
  ),
];
