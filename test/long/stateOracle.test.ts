import { describe, it } from 'vitest';
import { compareRandomStates, SUBJECTS } from '../model/state/columns/compareStates.ts';

describe('the state in columns, at length', () => {
  it.each(SUBJECTS)(
    'answers like the one of plain objects, asked for %s',
    (_name, make) => compareRandomStates(make, 100_000),
    1_800_000,
  );
});
