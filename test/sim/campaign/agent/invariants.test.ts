import { describe, expect, it } from 'vitest';
import type { AgentCase } from '../../../../src/scenarios/agent/AgentCase.ts';
import { AgentRun } from '../../../../src/sim/campaign/agent/AgentRun.ts';
import { checkClientIsolation } from '../../../../src/sim/campaign/agent/clientIsolation.ts';
import type { DeliveredPoll } from '../../../../src/sim/campaign/agent/DeliveredPoll.ts';
import { Findings } from '../../../../src/sim/campaign/agent/Findings.ts';
import { fixedProfile } from '../../../../src/sim/campaign/agent/fixedProfile.ts';
import type { AgentInvariant } from '../../../../src/sim/campaign/agent/invariants/AgentInvariant.ts';
import { AGENT_INVARIANTS } from '../../../../src/sim/campaign/agent/invariants/all.ts';
import { recordOf } from '../../../../src/sim/campaign/agent/Place.ts';
import { runAgentCase } from '../../../../src/sim/campaign/agent/runAgentCase.ts';
import { agentCase, op, socket } from './agentCase.ts';

/** Everything that most invariants look at, and nothing that is wrong. */
const CLEAN = agentCase(
  [socket(), socket({ role: 'server', clientPort: 40_001 })],
  [
    op.open(),
    op.open(1),
    op.request(0),
    op.response(),
    op.request(0, 1),
    op.response(200, 1),
    op.request(0, 1),
    op.response(200, 1),
    op.end('fin', 1),
    op.poll(),
    op.sent(100),
    op.fail(),
    op.close(1),
    op.poll(),
  ],
);

const ZERO_COUNTERS = {
  sentBytes: 0n,
  recvBytes: 0n,
  sentPackets: 0n,
  recvPackets: 0n,
  retransmits: 0,
  tcpEstablished: 0,
  tcpClosed: 0,
};

type Spoil = (run: AgentRun, poll: DeliveredPoll) => void;

/** What a seeded fault does to a payload, or to the truth it is compared with, before the invariants see it. */
const FAULTS: Readonly<Record<string, Spoil>> = {
  'filter-only-proxy': (_run, { outcome }) => {
    Object.assign(outcome, {
      removed: [{ index: 0, proxyPid: 30, rule: 'local-end-is-target', ownerIsProxy: false }],
    });
  },
  'pid-attribution': (_run, { behind }) => void (behind[0]!.record.isUser = false),
  'no-underflow': (_run, { outcome }) =>
    void (outcome.delta.conns[0]!.last = { ...outcome.delta.conns[0]!.last, sentBytes: 2n ** 63n }),
  'counters-monotonic': (_run, { behind, outcome }) => {
    behind[0]!.sums.lastCookie = outcome.delta.conns[0]!.cookie;
    behind[0]!.sums.lastSent = 2n ** 40n;
  },
  'records-have-news': (_run, { outcome }) => {
    const [conn] = outcome.delta.conns;
    conn!.last = { ...ZERO_COUNTERS };
  },
  'bytes-conserved': (_run, { behind }) => void (behind[0]!.record.sentBytes += 1),
  'closed-reported-once': (_run, { behind }) => void (behind[0]!.sums.closed += 5),
  'closed-not-lost': (_run, { behind }) => void (behind[0]!.record.closes += 1),
  'failure-rate-bounded': (_run, { outcome }) => void (outcome.delta.conns[0]!.tcpFailures = new Map([[104, 9]])),
  'retransmits-bounded': (_run, { outcome, behind }) => {
    outcome.delta.conns[0]!.last = { ...outcome.delta.conns[0]!.last, retransmits: 3 };
    behind[0]!.sums.retransmits += 3;
  },
  'direction-consistent': (_run, { outcome }) => {
    for (const conn of outcome.delta.conns) conn.direction = conn.direction === 1 ? 2 : 1;
  },
  'nat-attached': (_run, { outcome }) => {
    outcome.delta.conns[0]!.ipTranslation = { replSrcIp: '', replSrcPort: 1, replDstIp: '', replDstPort: 2 };
  },
  'no-orphans-when-connection-reported': (_run, { outcome }) => {
    for (const { group } of outcome.join.outcomes) group.claimed = false;
    Object.assign(outcome.join, { orphanAggregations: 1, attachments: [], refused: [] });
  },
  'hits-equal-sketch': (_run, { outcome }) => {
    for (const { stats } of outcome.delta.http.values())
      for (const bucket of stats.byStatus.values()) bucket.count += 1;
  },
  'latency-positive': (_run, { outcome }) => {
    for (const { stats } of outcome.delta.http.values()) {
      for (const bucket of stats.byStatus.values()) Object.assign(bucket, { firstLatencySample: 0, sketch: undefined });
    }
  },
  'hit-matches-request': (run) => void run.requests.splice(0),
  'fates-known': ({ agent }) => {
    for (const { key } of agent.usm.program.inFlight.snapshot()) agent.usm.program.inFlight.delete(key);
  },
  'service-attribution': ({ processes, places }) => {
    processes.end(99);
    for (const { records } of places) for (const { lives } of records) lives.splice(0, lives.length, 7);
  },
  'tags-kept': (run) => {
    run.hasTls = true;
    for (const wire of run.wires) wire.hadTls = true;
    for (const request of run.requests) Object.assign(request, { tags: 4n });
  },
  'limits-respected': (run) => void Object.assign(run, { profile: limited(run) }),
};

function limited({ profile }: AgentRun): AgentRun['profile'] {
  return { ...profile, state: { ...profile.state, maxHttpStats: 0 } };
}

describe('every invariant of a case', () => {
  it('accepts a clean run', () => {
    const findings = new Findings(false);
    runAgentCase(
      { ...CLEAN, ops: CLEAN.ops.filter(({ op: kind }) => kind !== 'fail') },
      fixedProfile(),
      AGENT_INVARIANTS,
      findings,
    );
    expect(findings.violations).toEqual([]);
  });

  it.each(Object.entries(FAULTS))('%s catches a seeded fault', (name, spoil) => {
    expect(violated(name, CLEAN, spoil)).toContain(name);
  });

  it('hits-conserved and hits-not-duplicated catch what the ledger says', () => {
    const rst = agentCase([socket()], [op.open(), op.request(), op.response(), op.end('rst')]);
    expect(violated('hits-conserved', rst, undefined, { 'terminating-flags': 'fin-only' })).toEqual(['hits-conserved']);
    const reused = agentCase(
      [socket(), socket({ clientPort: 40_001 })],
      [op.open(), op.request(), op.response(), op.end(), op.poll(), op.open(1), op.poll()],
    );
    const pooled = { 'pooled-connections': 'kept' };
    expect(violated('hits-not-duplicated', reused, undefined, pooled)).toEqual(['hits-not-duplicated']);
  });

  it('fates-known knows events that pages keep, and misses one that no page has', () => {
    const sockets = [socket({ clientPort: 40_002 }), socket({ isTls: true })];
    const answers = Array.from({ length: 4 }, () => op.response());
    const ops = [op.open(), op.open(1), ...answers, op.request(0, 1), op.request(0, 1)];
    const made = agentCase(sockets, ops);
    const stuck = { ...made, limits: { ...made.limits, slots: 1 } };
    const toggles = { 'pages-per-flush': 'one', 'tls-flush': 'off' };
    expect(violated('hits-conserved', stuck, undefined, toggles)).toEqual(['hits-conserved']);
    expect(violated('fates-known', stuck, undefined, toggles)).toEqual([]);
    const findings = new Findings(false);
    const run = runAgentCase(stuck, fixedProfile(toggles), [], findings);
    for (const page of run.agent.usm.pages.status(0).pages) page.slots = [];
    AGENT_INVARIANTS.find(({ name }) => name === 'fates-known')!.atEnd!(run, findings);
    expect(findings.violations.map(({ invariant }) => invariant)).toEqual(['fates-known']);
  });

  it('payload-immutable catches a payload that changes after its delivery', () => {
    let first: DeliveredPoll | undefined;
    const spoil: Spoil = (_run, poll) => {
      const { last } = (first ?? poll).outcome.delta.conns[0]!;
      if (first !== undefined) first.outcome.delta.conns[0]!.last = { ...last, sentBytes: last.sentBytes + 1n };
      first ??= poll;
    };
    const ops = [op.open(), op.sent(10), op.poll(), op.sent(100), op.poll()];
    expect(violated('payload-immutable', agentCase([socket()], ops), spoil)).toEqual(['payload-immutable']);
  });

  it('client-isolation catches a client whose totals depend on another one', () => {
    const two = agentCase([socket()], [op.open(), op.sent(10), op.poll(1), op.close()]);
    const findings = new Findings(false);
    const run = runAgentCase(two, fixedProfile(), [], findings);
    checkClientIsolation(two, fixedProfile(), run, findings);
    expect(findings.violations).toEqual([]);
    run.distinctPlaces[0]!.records[0]!.sums[0]!.sentBytes += 10;
    checkClientIsolation(two, fixedProfile(), run, findings);
    expect(findings.violations.map(({ invariant }) => invariant)).toEqual(['client-isolation']);
  });

  it('client-isolation asks what was told, and not of whom a run beside it knows', () => {
    const two = agentCase([socket()], [op.open(), op.poll(1)]);
    const findings = new Findings(false);
    const run = runAgentCase(two, fixedProfile(), [], findings);
    const { sums } = recordOf(run.distinctPlaces[0]!, 99);
    checkClientIsolation(two, fixedProfile(), run, findings);
    expect(findings.violations).toEqual([]);
    sums[0]!.closed += 1;
    checkClientIsolation(two, fixedProfile(), run, findings);
    expect(findings.violations.map(({ invariant }) => invariant)).toEqual(['client-isolation']);
  });

  it('has a planted violation of each', () => {
    const planted = [...Object.keys(FAULTS), 'hits-conserved', 'hits-not-duplicated', 'payload-immutable'];
    expect(planted.toSorted()).toEqual(AGENT_INVARIANTS.map(({ name }) => name).toSorted());
  });
});

/** What a run with a seeded fault violates, as far as one invariant is asked. */
function violated(name: string, made: AgentCase, spoil?: Spoil, toggles: Record<string, string> = {}): string[] {
  const findings = new Findings(false);
  const spoiler: AgentInvariant = {
    name: 'spoiler',
    beforeSums: (run, poll) => void (poll.outcome.delta.conns.length > 0 && spoil?.(run, poll)),
  };
  const asked = AGENT_INVARIANTS.filter((invariant) => invariant.name === name);
  runAgentCase(made, fixedProfile(toggles), [spoiler, ...asked], findings);
  return findings.violations.map(({ invariant }) => invariant);
}
