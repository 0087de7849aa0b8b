import { describe, it } from 'vitest';
import { compareRandomStates, SUBJECTS } from './compareStates.ts';

/** Few enough to be run against every mutant; `oracle.test.ts` takes the time for more. */
const LIVES = 60;

describe('a short look at the state in columns', () => {
  it.each(SUBJECTS)('it answers like the one of plain objects, asked for %s', (_name, make) => {
    compareRandomStates(make, LIVES);
  });
});
