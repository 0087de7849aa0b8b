import { describe, expect, it } from 'vitest';
import type { LossReason } from '../../src/model/ledger/lossReasons.ts';
import type { FateName, RunProperty } from '../../src/vitest/index.ts';
import { propRun, runTrace } from '../../src/vitest/index.ts';
import { messageOf } from './messageOf.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const NOT_A_RUN = 'expects a RunResult (of simulate, runTrace or runScenario) or a promise of one, not';

describe('an expectation of something that is no run', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [40, 'a number'],
    ['trace.msgpack', 'the text "trace.msgpack"'],
    [[1, 2], 'a list of 2'],
    [{}, 'an empty object'],
    [{ hits: 1, polls: 2 }, 'an object with hits, polls'],
    [runTrace, 'a function; call it'],
  ])('%o is one clear error, with .not too', async (value, described) => {
    const error = `toConserveHits ${NOT_A_RUN} ${described}`;
    expect(await messageOf(() => expect(value).toConserveHits())).toBe(error);
    expect(await messageOf(() => expect(value).not.toConserveHits())).toBe(error);
    expect(await messageOf(() => expect(Promise.resolve(value)).toConserveHits())).toBe(error);
  });

  it('is one when toBeDeterministic is given a run instead of a function', async () => {
    const run = await runTrace(TRACE);
    expect(await messageOf(() => expect(run).toBeDeterministic())).toBe(
      'toBeDeterministic expects a function that runs, for example () => runTrace(file)',
    );
  });
});

describe('a word that means nothing', () => {
  it.each([
    ['a loss reason', 'toLoseOnly: nothing is no loss reason'],
    ['a fate', 'toHaveFate: nothing is no fate'],
    ['an invariant', 'toViolate: no invariant is called nothing; there are hit-conservation, '],
    ['a hit', 'toHaveFate: none of the 160 hits of this run is { hit 161 }'],
    ['a part of a hit', 'toHaveFate expects the number of a hit, or some of { hit, transaction, side, service, pid }'],
    ['hits', "toHaveHits expects { service: 'mysrv', count: 40 }"],
  ])('for %s is refused, also with .not', async (what, error) => {
    const run = await runTrace(TRACE);
    for (const assertion of [expect(run), expect(run).not]) {
      const use = {
        'a loss reason': () => assertion.toLoseOnly(['nothing' as LossReason]),
        'a fate': () => assertion.toHaveFate(1, 'nothing' as FateName),
        'an invariant': () => assertion.toViolate('nothing'),
        'a hit': () => assertion.toHaveFate(161, 'shipped'),
        'a part of a hit': () => assertion.toHaveFate({ colour: 'red' } as object, 'shipped'),
        hits: () => assertion.toHaveHits({ service: 'mysrv', count: Number('many') }),
      }[what];
      expect(await messageOf(() => use?.())).toContain(error);
    }
  });
});

describe('propRun', () => {
  const holds: RunProperty = () => {};

  it.each([
    ['no seeds', { events: TRACE, seeds: 0 }, 'propRun: no seeds, so nothing would be tried'],
    ['no profiles', { events: TRACE, profiles: [] }, 'propRun: no profiles, so nothing would be tried'],
    ['a seed that is none', { events: TRACE, seeds: [1.5] }, 'propRun: 1.5 is no seed'],
    ['a profile that does not exist', { events: TRACE, profiles: ['agent-1'] }, 'no profile is called agent-1'],
    ['a file that does not exist', { events: 'no.msgpack' }, 'no.msgpack: no such file'],
  ])('refuses %s', async (_what, plan, error) => {
    expect(await messageOf(() => propRun(plan, holds))).toContain(error);
  });

  it('refuses a property that is asynchronous: its failure would go unnoticed', async () => {
    const late = async () => Promise.reject(new Error('too late'));
    expect(await messageOf(() => propRun({ events: TRACE }, late as RunProperty))).toBe(
      'propRun: the property must not be asynchronous; a run is there at once',
    );
  });
});
