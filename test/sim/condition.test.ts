import { describe, expect, it } from 'vitest';
import { allOf, anyOf, type Condition, forPartsOf, parseCondition, violated } from '../../src/sim/condition.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { curls, scriptedRun } from './scriptedRun.ts';

const RESULT = simulate(scriptedRun([curls(4)]));

function condition(text: string): Condition {
  const parsed = parseCondition(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.condition;
}

describe('a condition', () => {
  it.each([
    ['filter-only-proxy', true],
    ['hit-conservation', false],
    ['server-hits mysrv < 4', true],
    ['server-hits mysrv >= 1', false],
    ['server-hits docker-proxy = 4', true],
    ['client-hits curl != 4', false],
    ['lost-hits mysrv > 3', true],
    ['lost-hits docker-proxy > 0', false],
    ['lost-hits nobody = 0', true],
    ['fate captured = 16', true],
    ['fate docker-proxy-without-pid-check = 4', true],
    ['fate in-flight <= 0', true],
    ['counter state.nothing = 0', true],
    ['connections >= 1', true],
    ['failed = 0', true],
    ['agent-ends > 0', false],
  ])('%s: %s', (text, holds) => {
    expect(condition(text).holds(RESULT)).toBe(holds);
  });

  it.each([
    ['no-such-invariant', 'neither an invariant'],
    ['server-hits < 4', 'needs the name of a service'],
    ['failed mysrv < 4', 'takes no name'],
    ['fate nothing > 0', 'no fate nothing'],
    ['hits mysrv < 4', 'no measure hits'],
    ['server-hits mysrv < x', 'neither'],
    ['server-hits mysrv << 4', 'neither'],
    ['', 'neither'],
  ])('%j is refused: %s', (text, problem) => {
    const parsed = parseCondition(text);
    expect(parsed).toHaveProperty('problem');
    if ('problem' in parsed) expect(parsed.problem).toContain(problem);
  });

  it('is joined with others by and, or by or', () => {
    const [yes, no] = [condition('connections > 0'), condition('agent-ends > 0')];
    expect(allOf([yes, no]).holds(RESULT)).toBe(false);
    expect(anyOf([yes, no]).holds(RESULT)).toBe(true);
    expect(allOf([yes, no]).text).toBe('connections > 0 and agent-ends > 0');
  });

  it('does not count losses of parts that the whole does not have', () => {
    const whole = forPartsOf(RESULT, violated('every-hit-arrives'));
    const other = simulate(scriptedRun([curls(4)], { schedule: { lostPayloads: [1] } }));
    expect(whole.holds(RESULT)).toBe(true);
    expect(violated('every-hit-arrives').holds(other)).toBe(true);
    expect(whole.holds(other)).toBe(false);
    expect(forPartsOf(RESULT, violated('filter-only-proxy')).holds(RESULT)).toBe(true);
  });
});
