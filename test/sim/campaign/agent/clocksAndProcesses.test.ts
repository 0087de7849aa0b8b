import { describe, expect, it } from 'vitest';
import type { AgentCase, CaseOp } from '../../../../src/scenarios/agent/AgentCase.ts';
import { CaseProcesses } from '../../../../src/sim/campaign/agent/CaseProcesses.ts';
import { Findings } from '../../../../src/sim/campaign/agent/Findings.ts';
import { fixedProfile } from '../../../../src/sim/campaign/agent/fixedProfile.ts';
import { judgeAgentCase } from '../../../../src/sim/campaign/agent/judgeAgentCase.ts';
import { runAgentCase } from '../../../../src/sim/campaign/agent/runAgentCase.ts';
import { agentCase, op, socket } from './agentCase.ts';

function violated(made: AgentCase, toggles: Readonly<Record<string, string>> = {}): string[] {
  return judgeAgentCase(made, fixedProfile(toggles)).violations.map(({ invariant }) => invariant);
}

/** Fates of the hits of a case, each with the service of those that arrived. */
function fatesOf(made: AgentCase): string[] {
  const run = runAgentCase(made, fixedProfile(), [], new Findings(true));
  return run.ledger.hits().map(({ fate }) => {
    if (fate.kind === 'shipped') return fate.service;
    return 'reason' in fate ? fate.reason : fate.kind;
  });
}

function onCpu(cpu: number, each: CaseOp): CaseOp {
  return { ...each, cpu } as CaseOp;
}

function exit(program: number): CaseOp {
  return { op: 'exit', program };
}

describe('clocks of two CPUs that differ', () => {
  const behind: CaseOp = { op: 'skew', byMs: 5 };
  const ops = [behind, op.open(), op.request(), onCpu(1, op.response()), op.end()];
  const skewed = agentCase([socket()], ops);

  it('cost a hit whose answer looks older than its request, and nothing else', () => {
    expect(fatesOf(skewed)).toEqual(['latency-not-positive']);
    expect(violated(skewed)).toEqual([]);
  });

  it('show the latency that wraps', () => {
    expect(violated(skewed, { 'negative-latency': 'wraps' })).toEqual(['latency-positive']);
  });

  it('cost nothing once they agree again', () => {
    const agreeing = agentCase([socket()], [behind, { op: 'skew', byMs: 0 }, ...ops.slice(1)]);
    expect(fatesOf(agreeing)).toEqual(['pid 10']);
  });
});

describe('a wall clock that is set', () => {
  it('changes nothing that a client is told', () => {
    const step: CaseOp = { op: 'set-clock', byMs: 3_600_000 };
    const life = [op.open(), op.request(), op.response(), op.end(), op.fail(), op.close()];
    const plain = agentCase([socket()], life);
    const stepped = agentCase(
      [socket()],
      life.flatMap((each) => [step, each]),
    );
    expect([violated(stepped), fatesOf(stepped)]).toEqual([violated(plain), fatesOf(plain)]);
  });
});

describe('a process that ends', () => {
  it('closes the sockets that no child has used', () => {
    const alone = runAgentCase(agentCase([socket()], [op.open(), exit(0)]), fixedProfile(), [], new Findings(true));
    expect(alone.places[0]!.live).toBeUndefined();
    expect(alone.places[0]!.records).toMatchObject([{ pid: 10, closes: 1, isOpen: false }]);
    const forked = [op.open(), op.sent(10, 0, 1), exit(0), op.sent(100)];
    const shared = runAgentCase(agentCase([socket()], forked), fixedProfile(), [], new Findings(true));
    expect(shared.places[0]!.live).toMatchObject({ isOwnerGone: true });
    expect(shared.places[0]!.records.map(({ pid, sentBytes }) => [pid, sentBytes])).toEqual([
      [10, 0],
      [15, 110],
    ]);
  });

  it('leaves what is idle to the next poll that looks for it', () => {
    const idle: CaseOp = { op: 'wait', ms: 125_000 };
    const expired = (...ops: CaseOp[]) =>
      runAgentCase(agentCase([socket()], ops), fixedProfile(), [], new Findings(true)).agent.tracer.telemetry
        .expiredTcpConns;
    const forked = [op.open(), op.sent(10, 0, 1)];
    expect(expired(...forked, idle, op.poll())).toBe(0);
    expect(expired(...forked, exit(0), idle, op.poll())).toBe(1);
  });

  it('gives its pid to another one, which hits on their way are then filed under', () => {
    const sockets = [socket(), socket({ clientPort: 40_001 })];
    const ops = [op.open(), op.request(), op.response(), exit(0), op.open(1), op.poll()];
    expect(fatesOf(agentCase(sockets, [...ops, op.end()]))).not.toContain('pid 10');
    const answered = agentCase(sockets, [op.open(), op.request(), op.response(), op.end(), exit(0), op.open(1)]);
    expect(fatesOf(answered)).toEqual(['pid 10, process 2']);
    expect(violated(answered)).toEqual(['known:service-of-next-process']);
    expect(violated(agentCase(sockets, answered.ops.slice(0, -1)))).toEqual([]);
  });

  it('is a docker-proxy for one payload more, as long as its pid lives on', () => {
    const bridge = socket({ network: 'bridge', clientPort: 40_001 });
    const direct = (...ops: CaseOp[]) => ({ ...agentCase([bridge], ops), proxies: 1 });
    expect(violated(direct(op.poll(), exit(4), op.open()))).toEqual(['known:proxy-pid-taken-over']);
    // A scan between the two would have found out.
    expect(violated(direct(op.poll(), exit(4), op.poll(), op.open()))).toEqual([]);
    expect(violated(direct(op.poll(), op.open()))).toEqual([]);
  });
});

describe('processes of a case', () => {
  it('are alive until they end, and when somebody uses their pid again', () => {
    const processes = new CaseProcesses(2);
    expect(processes.scan().map(({ pid }) => pid)).toEqual([30, 31]);
    processes.use(10);
    expect([processes.hasEnds, processes.lifeOf(10)]).toEqual([false, 0]);
    processes.end(30);
    expect([processes.hasEnds, processes.isAlive(30), processes.scan().length]).toEqual([true, false, 1]);
    processes.use(30);
    expect([processes.isAlive(30), processes.lifeOf(30), processes.serviceOf(30)]).toEqual([
      true,
      1,
      'pid 30, process 2',
    ]);
    expect(processes.scan().find(({ pid }) => pid === 30)?.cmdline).toEqual(['/usr/bin/curl']);
  });
});

describe('an incoming connection with a translation of its own', () => {
  const sockets = [socket({ network: 'hairpin' }), socket({ network: 'hairpin', role: 'server' })];

  it('keeps it, unless the agent takes it from every incoming one of the host', () => {
    const made = agentCase(sockets, [op.open(), op.open(1), op.poll()]);
    expect(violated(made)).toEqual([]);
    expect(violated(made, { 'intra-host-translation': 'removed-from-incoming' })).toEqual(['nat-attached']);
  });
});

describe('records that the buffer of the kernel refuses', () => {
  const lose: CaseOp = { op: 'lose' };
  const ops = [op.open(), op.open(1), lose, op.close(), op.close(1)];
  const made = agentCase([socket(), socket({ clientPort: 40_001 })], ops);
  const single = { ...made, limits: { ...made.limits, batchesCloses: false } };

  it('are counted once each by a perf buffer', () => {
    expect(violated(single, { transport: 'perf' })).toEqual([]);
    expect(violated(single, { transport: 'perf', 'lost-unit': 'connections' })).toEqual(['limits-respected']);
    expect(violated(single, { 'lost-unit': 'connections' })).toEqual([]);
  });
});

describe('tags of TLS libraries', () => {
  const exchange = (status: number) => [op.request(), op.response(status)];
  const stored = [op.open(), ...exchange(404), op.end(), op.poll(1), ...exchange(200), ...exchange(200), op.end()];

  it.each([0, 1])('of process %i go with hits that two polls have stored', (process) => {
    const made = agentCase([socket({ isTls: true, process })], [{ op: 'register', client: 1 }, ...stored]);
    expect(violated(made)).toEqual([]);
    expect(violated(made, { 'merged-http-tags': 'single-samples' })).toEqual(['tags-kept']);
  });
});
