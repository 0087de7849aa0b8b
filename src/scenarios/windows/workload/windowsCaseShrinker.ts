import { shrinkerOf } from '../../workload/shrinkerOf.ts';
import { windowsCaseArbitrary } from './windowsCaseArbitrary.ts';

/** Makes Windows cases small. */
export const windowsCaseShrinker = shrinkerOf(windowsCaseArbitrary());
