import { describe, expect, it } from 'vitest';
import { CASE_KINDS, findCaseKind } from '../../../src/sim/campaign/caseKinds.ts';
import { type CaseKind, KNOWN } from '../../../src/sim/campaign/CaseKind.ts';
import { decidingToggles } from '../../../src/sim/campaign/decidingToggles.ts';
import { isKnown, judgeCase, wantedViolations } from '../../../src/sim/campaign/judgeCase.ts';
import { caseOf, RUN_COMPLETES } from '../../../src/sim/campaign/runCampaign.ts';
import { WINDOWS_KIND } from '../../../src/sim/campaign/windowsKind.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from './plainCase.ts';
import { FAILURE_RATE, profileWith } from './windowsGenerations.ts';

const BUGGY = profileWith('agent-2026-05', { 'lingering-flow-rule': 'off' });
const LINGERS = {
  ...PLAIN_CASE,
  flows: [
    {
      ...PLAIN_FLOW,
      traffic: [{ afterMs: 8000, sentBytes: 1, recvBytes: 0 }],
      ending: { kind: 'lingers', afterMs: 0, status: 4 },
    },
  ],
} as const;

describe.each(CASE_KINDS.map((kind) => [kind.name, kind] as const))('the kind of cases %s', (name, kind) => {
  const cases = Array.from({ length: 100 }, (_, index) =>
    caseOf({ seed: 3, generate: (random) => kind.generate(random) }, index),
  );
  const profile = profileWith('agent-2026-05');

  it('is found by its name, and each of its laws is one of its invariants', () => {
    expect(findCaseKind(name)).toBe(kind);
    expect(kind.laws.filter((law) => !kind.invariants.includes(law))).toEqual([]);
  });

  it('makes plain data that its shrinker knows, also after it was stored', async () => {
    const shrinker = await kind.shrinker();
    for (const made of cases) {
      const stored: unknown = JSON.parse(JSON.stringify(made));
      expect(stored).toEqual(made);
      expect(shrinker.isCase(stored)).toBe(true);
    }
    expect(shrinker.isCase({ flows: 1 })).toBe(false);
  });

  it('violates only invariants that it names', () => {
    const names = cases.flatMap((made) => judgeCase(kind, made, profile).violations.map(({ invariant }) => invariant));
    expect(names.filter((each) => !kind.invariants.includes(each) && !each.startsWith(KNOWN))).toEqual([]);
  });

  it('leaves the same steps behind when a case is run again', () => {
    for (const made of cases) expect(kind.steps(made, profile)).toEqual(kind.steps(made, profile));
  });

  it('tells every case in words', () => {
    for (const made of cases) expect(kind.describe(made).length).toBeGreaterThan(0);
  });
});

describe('a Windows case', () => {
  it('is told in the order of time', () => {
    const made = {
      ...LINGERS,
      connections: [
        { ...PLAIN_CONNECTION, atMs: 1000, requests: [{ ...PLAIN_REQUEST, agentMisses: [3] }], hasFlow: false },
      ],
      agent: { ...PLAIN_CASE.agent, skippedPolls: [2] },
    };
    expect(WINDOWS_KIND.describe(made)).toEqual([
      '0 s: flow 1 of client opens: tcp 10.0.0.1:50000 to 10.0.0.2:443 (out), established',
      '0 s: flow 1 ends and lingers in the open table, timed-out',
      '1 s: connection 1 of HTTP.sys opens: 10.0.0.1:80 to 10.0.0.2:50000, unseen by the packet driver',
      '1 s: connection 1: GET http://h:80/a answered 200, events 1 2 3 8 12; the agent misses event 3',
      '8 s: flow 1 sends 1 and receives 0 bytes',
      'the process-agent registers at the start and polls every 30 s from 7 s on',
      'poll 2 of the timetable is skipped',
    ]);
  });

  it('that fails more often than it closes says so in its path', () => {
    const verdict = judgeCase(WINDOWS_KIND, LINGERS, BUGGY);
    expect(verdict.violations).toMatchObject([{ invariant: FAILURE_RATE, path: 'failed-more-often-than-closed' }]);
    const old = judgeCase(WINDOWS_KIND, LINGERS, profileWith('agent-7.60'));
    expect(old.violations).toMatchObject([{ invariant: FAILURE_RATE, path: 'failed-without-close' }]);
  });
});

describe('judging a case', () => {
  const kind = (judge: () => never): CaseKind<unknown> => ({ ...WINDOWS_KIND, judge });

  it('takes an error for a violation, whose path leaves numbers out', () => {
    const verdict = judgeCase(
      kind(() => {
        throw new RangeError('index 12 of 7');
      }),
      LINGERS,
      BUGGY,
    );
    expect(verdict).toMatchObject({ path: 'RangeError: index N of N', violations: [{ invariant: RUN_COMPLETES }] });
  });

  it('looks at laws, or at what is asked for; open defects of the agent are neither', () => {
    const violation = (invariant: string) => ({ invariant, expected: '', observed: '', poll: 1 });
    const verdict = { path: 'p', violations: [FAILURE_RATE, 'every-hit-arrives', `${KNOWN}x`].map(violation) };
    const wanted = (properties?: string[]) =>
      wantedViolations(WINDOWS_KIND, verdict, properties).map(({ invariant }) => invariant);
    expect(wanted()).toEqual([FAILURE_RATE]);
    expect(wanted(['every-hit-arrives'])).toEqual(['every-hit-arrives']);
    expect(verdict.violations.filter(isKnown).map(({ invariant }) => invariant)).toEqual([`${KNOWN}x`]);
  });
});

describe('the toggles that decide about a case', () => {
  const both = profileWith('agent-2026-05', { 'lingering-flow-rule': 'off', 'max-closed-conns': '7' });
  /** A kind of cases that fails when a profile says so, and misses as many hits as it says. */
  const deciding = (fails: (agent: typeof BUGGY) => boolean, missing: (agent: typeof BUGGY) => number = () => 0) => ({
    kind: {
      ...WINDOWS_KIND,
      judge: (_made: unknown, agent: typeof BUGGY) => ({
        violations: fails(agent) ? [{ invariant: FAILURE_RATE, expected: '', observed: '', poll: 1 }] : [],
        path: '',
      }),
      missingHits: (_made: unknown, agent: typeof BUGGY) => missing(agent),
    } as CaseKind<unknown>,
    made: LINGERS,
    invariant: FAILURE_RATE,
  });
  const real = async (profile: typeof BUGGY) =>
    decidingToggles({ kind: WINDOWS_KIND, made: LINGERS, invariant: FAILURE_RATE, profile });

  it('are each one that is enough alone', async () => {
    expect(await real(BUGGY)).toEqual({ mends: [[{ id: 'lingering-flow-rule', value: 'on' }]], hides: [] });
  });

  it('are all that are needed together when none is enough alone', async () => {
    const isBad = (agent: typeof BUGGY) => !agent.state.lingeringFlowRule || agent.state.maxClosedConns === 7;
    const { mends } = await decidingToggles({ ...deciding(isBad), profile: both });
    expect(mends.map((set) => set.map(({ id }) => id).toSorted())).toEqual([
      ['lingering-flow-rule', 'max-closed-conns'],
    ]);
  });

  it('are those in which the profile differs from the latest when it has none of its own', async () => {
    const { mends } = await real(profileWith('agent-7.60'));
    const ids = mends.flat().map(({ id }) => id);
    expect(ids).toContain('windows-failure-implies-closed');
  });

  it('are any other, where no release has a change that helps', async () => {
    const fails = (agent: typeof BUGGY) => !agent.processAgent.dockerProxyPidCheck;
    const { mends } = await decidingToggles({ ...deciding(fails), profile: profileWith('latest') });
    expect(mends).toEqual([[{ id: 'docker-proxy-pid-check', value: 'on' }]]);
  });

  it('are not those that hide it by losing more hits, unless there is no other', async () => {
    const isRuleOff = (agent: typeof BUGGY) => !agent.state.lingeringFlowRule;
    const isLimited = (agent: typeof BUGGY) => agent.state.maxClosedConns === 7;
    const fails = (agent: typeof BUGGY) => isRuleOff(agent) && isLimited(agent);
    const loses = (agent: typeof BUGGY) => (isLimited(agent) ? 0 : 1);
    const found = await decidingToggles({ ...deciding(fails, loses), profile: both });
    expect(found.mends).toEqual([[{ id: 'lingering-flow-rule', value: 'on' }]]);
    const { mends, hides } = await decidingToggles({ ...deciding(isLimited, loses), profile: both });
    expect({ mends, hides: hides.map(({ id }) => id) }).toEqual({ mends: [], hides: ['max-closed-conns'] });
  });

  it('are none when the case fails whatever they are', async () => {
    expect(await decidingToggles({ ...deciding(() => true), profile: BUGGY })).toEqual({ mends: [], hides: [] });
  });
});
