import { NotDeterministicError } from '../errors.ts';
import { firstDivergence } from '../sim/determinism/firstDivergence.ts';
import { stepsOfRun } from '../sim/determinism/stepsOfRun.ts';
import type { RunResult } from '../sim/runResult.ts';

/**
 * Runs the same once more and compares step by step.
 *
 * @param source - what was run, for the message
 * @param again - the same run as the one that gave `first`
 * @throws NotDeterministicError, which names the first step that differs
 */
export async function checkDeterminism(
  source: string,
  first: RunResult,
  again: () => Promise<RunResult>,
): Promise<void> {
  const divergence = firstDivergence(stepsOfRun(first), stepsOfRun(await again()));
  if (divergence) throw new NotDeterministicError(source, divergence);
}
