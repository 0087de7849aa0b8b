import { STATE_IMPLEMENTATIONS, type StateImplementation } from '../../model/state/createStateStore.ts';
import type { AreaRunner, Divergence, Vector } from '../vector.ts';

/**
 * Runs a vector on every implementation of the per-client state: it has passed when all of them agree with the agent.
 *
 * @returns the first divergence, with the implementation that shows it
 */
export function onEveryState(
  run: (vector: Vector, implementation: StateImplementation) => Divergence | undefined,
): AreaRunner {
  return (vector) => {
    for (const implementation of STATE_IMPLEMENTATIONS) {
      const divergence = run(vector, implementation);
      if (divergence) return { ...divergence, implementation };
    }
    return undefined;
  };
}
