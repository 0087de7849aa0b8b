import { beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/sim/runResult.ts';
import { runScenario, runTrace } from '../../src/vitest/index.ts';
import { messageOf } from './messageOf.ts';

const TRACE = 'fixtures/forty-curls/trace.msgpack.gz';
const LINES_MAX = 25;

let asItIs: RunResult;
let fixed: RunResult;
let lingers: RunResult;
let dies: RunResult;
let orphaned: RunResult;

beforeAll(async () => {
  asItIs = await runTrace(TRACE);
  fixed = await runTrace(TRACE, { toggles: { 'docker-proxy-pid-check': 'on' } });
  lingers = await runScenario('scenarios/lingering-growing-v1');
  dies = await runScenario('scenarios/etw-agent-dies');
  orphaned = await runScenario('scenarios/etw-late-request-orphaned');
});

/** The same run with ledger sums that are wrong by one. */
function cooked(run: RunResult): RunResult {
  return { ...run, totals: { ...run.totals, captured: run.totals.captured + 1 } };
}

/**
 * Every expectation with a run for which it holds, one for which it does not, and what the messages of both failures
 * must say: of the plain form, and of the form with `.not`.
 */
const EXPECTATIONS: readonly {
  readonly matcher: string;
  readonly good: () => RunResult;
  readonly bad: () => RunResult;
  readonly expectIt: (assertion: ReturnType<typeof expect<RunResult>>) => unknown;
  readonly expected: string;
  readonly observed: string;
  readonly why?: string;
  readonly opposite: string;
}[] = [
  {
    matcher: 'toConserveHits',
    good: () => asItIs,
    bad: () => cooked(asItIs),
    expectIt: (assertion) => assertion.toConserveHits(),
    expected: '161 captured hits, each with exactly one fate',
    observed: '160 accounted for',
    opposite: 'hits whose fates do not add up',
  },
  {
    matcher: 'toHaveHits',
    good: () => fixed,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toHaveHits({ service: 'mysrv', count: 40 }),
    expected: '40 server hits of mysrv',
    observed: '0 server hits of mysrv',
    why: "40 filtered (docker-proxy-without-pid-check): the docker-proxy filter removed another process's connection, because it compares addresses and ports but not the owner; saved by docker-proxy-pid-check=on",
    opposite: 'any number of server hits of mysrv but 40',
  },
  {
    matcher: 'toKeepFailureRateBounded',
    good: () => asItIs,
    bad: () => lingers,
    expectIt: (assertion) => assertion.toKeepFailureRateBounded(),
    expected: 'at most as many failed TCP connections as closed ones, at every poll',
    observed: '4 failed, 1 closed, past it since poll 2',
    why: 'a failure was counted without a close, or again at every poll while its flow lingers in the driver; saved by windows-failure-implies-closed=on with lingering-flow-rule=on',
    opposite: 'more failed TCP connections than closed ones at some poll',
  },
  {
    matcher: 'toLoseNoHits',
    good: () => fixed,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toLoseNoHits(),
    expected: 'no hit lost, filtered or orphaned, except on purpose',
    observed: '40 docker-proxy-without-pid-check',
    why: 'saved by docker-proxy-pid-check=on',
    opposite: 'at least one hit lost',
  },
  {
    matcher: 'toLoseOnly',
    good: () => orphaned,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toLoseOnly(['connection-delta-zero']),
    expected: 'hits lost for no other reason than connection-delta-zero',
    observed: '40 docker-proxy-without-pid-check',
    why: 'saved by docker-proxy-pid-check=on',
    opposite: 'a hit lost for another reason than connection-delta-zero',
  },
  {
    matcher: 'toLoseOnly, with no reason at all',
    good: () => fixed,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toLoseOnly([]),
    expected: 'no hit lost for any reason',
    observed: '40 docker-proxy-without-pid-check',
    opposite: 'a hit lost',
  },
  {
    matcher: 'toHaveFate',
    good: () => fixed,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toHaveFate({ service: 'mysrv', side: 'server' }, 'shipped'),
    expected: 'service mysrv, side server: all 40 of them shipped',
    observed: '0 of 40 shipped; hit 4 is filtered in poll 1: docker-proxy-without-pid-check',
    why: '40 filtered (docker-proxy-without-pid-check)',
    opposite: 'service mysrv, side server: none of them shipped',
  },
  {
    matcher: 'toHaveFate, of one hit, by reason',
    good: () => asItIs,
    bad: () => fixed,
    expectIt: (assertion) => assertion.toHaveFate(4, 'docker-proxy-without-pid-check'),
    expected: 'hit 4: docker-proxy-without-pid-check',
    observed: '0 of 1 docker-proxy-without-pid-check; hit 4 is shipped for mysrv in poll 1',
    opposite: 'hit 4: none of them docker-proxy-without-pid-check',
  },
  {
    matcher: 'toViolate',
    good: () => asItIs,
    bad: () => fixed,
    expectIt: (assertion) => assertion.toViolate('filter-only-proxy'),
    expected: 'filter-only-proxy violated',
    observed: 'it holds',
    why: 'every connection that the docker-proxy filter removes belongs to the proxy process',
    opposite: 'filter-only-proxy to hold',
  },
  {
    matcher: 'toViolateNothing',
    good: () => fixed,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toViolateNothing(),
    expected: 'every invariant to hold',
    observed: 'filter-only-proxy (poll 1): 40 of other processes removed',
    why: 'saved by docker-proxy-pid-check=on; 1 more reason',
    opposite: 'at least one invariant violated',
  },
  {
    matcher: 'toHaveCounter',
    good: () => lingers,
    bad: () => asItIs,
    expectIt: (assertion) => assertion.toHaveCounter('network_tracer__handle.open_table_adds', 1),
    expected: 'counter network_tracer__handle.open_table_adds = 1',
    observed: '0 (it never moved)',
    why: 'counters that moved: ',
    opposite: 'counter network_tracer__handle.open_table_adds to be anything but 1',
  },
  {
    matcher: 'toSurvive',
    good: () => asItIs,
    bad: () => dies,
    expectIt: (assertion) => assertion.toSurvive(),
    expected: 'an agent that survives',
    observed: 'it died 1 time, first at 9.800200 s',
    why: 'the path of a request cannot be split into segments',
    opposite: 'an agent that dies',
  },
  {
    matcher: 'toOrphanNothing',
    good: () => asItIs,
    bad: () => orphaned,
    expectIt: (assertion) => assertion.toOrphanNothing(),
    expected: 'no orphaned hit',
    observed: '1 orphaned hit',
    why: '1 orphaned (connection-delta-zero): its connection had nothing new to report and was withheld',
    opposite: 'at least one orphaned hit',
  },
];

describe.each(EXPECTATIONS)('$matcher', ({ good, bad, expectIt, expected, observed, why, opposite }) => {
  it('holds for a good run, and with .not for a bad one', () => {
    expectIt(expect(good()));
    expectIt(expect(bad()).not);
  });

  it('fails for a bad run: what was expected, what is, the ledger, why', async () => {
    const message = await messageOf(() => expectIt(expect(bad())));
    const lines = message.split('\n');
    expect(lines[0]).toBe(`expected ${expected}`);
    expect(lines[1]).toContain(`observed ${observed}`);
    expect(lines[2]).toMatch(/^(ledger {3}\d+ hits captured|http {5}the input has no HTTP requests)/);
    if (why !== undefined) expect(lines[3]).toMatch(/^why {6}/);
    if (why !== undefined) expect(lines[3]).toContain(why);
    expect(message).toMatch(/\nrun {6}.*profile agent-/);
    expect(lines.length).toBeLessThanOrEqual(LINES_MAX);
  });

  it('fails with .not for a good run, and says what the opposite is', async () => {
    const message = await messageOf(() => expectIt(expect(good()).not));
    expect(message.split('\n')[0]).toBe(`expected ${opposite}`);
  });

  it('takes a promise of a run, plain, with .not and with .resolves', async () => {
    // Of a promise the type is another one; what is called is the same.
    const ofPromise = (run: RunResult) =>
      expect(Promise.resolve(run)) as unknown as ReturnType<typeof expect<RunResult>>;
    await expectIt(ofPromise(good()));
    await expectIt(ofPromise(bad()).not);
    await expectIt(ofPromise(good()).resolves as unknown as ReturnType<typeof expect<RunResult>>);
    expect(await messageOf(async () => expectIt(ofPromise(bad())))).toContain(`expected ${expected}\n`);
  });
});

describe('toBeDeterministic', () => {
  it('holds when two calls give the same run, synchronously or not', async () => {
    await expect(() => runTrace(TRACE)).toBeDeterministic();
    expect(() => asItIs).toBeDeterministic();
    expect(await messageOf(() => expect(() => asItIs).not.toBeDeterministic())).toMatch(
      /^expected two runs that differ\nobserved both are the same in every part\n/,
    );
  });

  it('names the first step at which they part', async () => {
    let seed = 0;
    const run = () => runScenario('scenarios/two-proxies', { seed: (seed += 1) });
    expect(await messageOf(() => expect(run).toBeDeterministic())).toMatch(
      /^expected two runs with .*\nobserved they part at choice \d+, docker-proxy\.extract of 2: . ., then /,
    );
    await expect(run).not.toBeDeterministic();
  });
});

describe('what helps to see it again', () => {
  it('is the command that explains the hits, with the choices of the test', async () => {
    const run = await runTrace(TRACE, { toggles: { 'max-closed-conns': 3 }, pollOffset: '8s', seed: 5 });
    const message = await messageOf(() => expect(run).toHaveHits({ service: 'mysrv', count: 1 }));
    expect(message).toContain(
      `explain  npx flowproof explain ${TRACE} --toggle max-closed-conns=3 --poll-offset 8s --seed 5 --lost`,
    );
  });

  it('is a hint when hits are missing that never were captured', async () => {
    const message = await messageOf(() => expect(asItIs).toHaveHits({ service: 'nosrv', count: 1 }));
    expect(message).toContain(
      'why      no server hit of it was captured; services with hits: curl, docker-proxy, mysrv',
    );
  });
});
