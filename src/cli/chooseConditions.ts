import { UsageError } from '../errors.ts';
import { type Condition, parseCondition, violated } from '../sim/condition.ts';
import { INVARIANTS } from '../sim/invariants/all.ts';
import { MEASURES } from '../sim/measures.ts';
import type { RunResult } from '../sim/runResult.ts';

/** What `--while` may say, for help texts. */
export const WHILE_HELP = [
  'A condition is the name of an invariant (it is violated), or a measure with a bound:',
  ...MEASURES.map(
    ({ id, of, about }) => `  ${`${id}${of === undefined ? '' : ` ${of.toUpperCase()}`}`.padEnd(20)}${about}`,
  ),
  'for example --while "lost-hits mysrv > 0". Invariants:',
  ...INVARIANTS.map(({ name, about }) => `  ${name}: ${about}`),
].join('\n');

/**
 * The conditions that the user names; without any, the invariants that the whole run violates.
 *
 * @throws UsageError when one of them cannot be read or does not hold of the whole run
 */
export function chooseConditions(texts: readonly string[] | undefined, whole: RunResult): Condition[] {
  if (texts === undefined) {
    const found = whole.violations.map(({ invariant }) => violated(invariant));
    if (found.length > 0) return found;
    throw new UsageError('the run violates no invariant', 'say with --while what to look for; --help lists conditions');
  }
  return texts.map((text) => {
    const parsed = parseCondition(text);
    if ('problem' in parsed) throw new UsageError(`--while ${text}: ${parsed.problem}`, '--help lists conditions');
    if (parsed.condition.holds(whole)) return parsed.condition;
    throw new UsageError(`--while ${text} does not hold of the whole run`, 'look at the run with `flowproof replay`');
  });
}
