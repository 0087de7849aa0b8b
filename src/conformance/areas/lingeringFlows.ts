import type { AreaRunner } from '../vector.ts';
import { runState } from './state.ts';

/** Vectors of this area have the format of area `state`. */
export const runLingeringFlows: AreaRunner = (vector) => runState(vector);
