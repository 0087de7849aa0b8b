import { describe, expect, it } from 'vitest';
import type { AgentCase, CaseLimits, CaseOp } from '../../../../src/scenarios/agent/AgentCase.ts';
import { fixedProfile } from '../../../../src/sim/campaign/agent/fixedProfile.ts';
import { judgeAgentCase } from '../../../../src/sim/campaign/agent/judgeAgentCase.ts';
import { agentCase, op, socket } from './agentCase.ts';

type Toggles = Readonly<Record<string, string>>;

/** Names of what a case violates. */
function violated(made: AgentCase, toggles: Toggles = {}): string[] {
  return judgeAgentCase(made, fixedProfile(toggles)).violations.map(({ invariant }) => invariant);
}

function limited(made: AgentCase, limits: Partial<CaseLimits>): AgentCase {
  return { ...made, limits: { ...made.limits, ...limits } };
}

/** As the packets of the client show it, before the translation. */
function raw(each: CaseOp): CaseOp {
  return { ...each, view: 'raw' } as CaseOp;
}

function by(user: number, each: CaseOp): CaseOp {
  return { ...each, user } as CaseOp;
}

function pollAfter(afterMs: number, client = 0): CaseOp {
  return { ...op.poll(client), afterMs } as CaseOp;
}

function pollAround(during: 'walk' | 'removal', inside: readonly CaseOp[]): CaseOp[] {
  return [{ ...op.poll(), during, inside: inside.length } as CaseOp, ...inside];
}

const SERVER = socket({ role: 'server', network: 'vip' });
const CLIENT = socket({ network: 'vip' });

describe('an end that is not taken for one', () => {
  /** The half of the answer waits under a tuple of its own; only the next connection there ends. */
  const leftOver = agentCase(
    [SERVER, CLIENT],
    [op.open(), raw(op.request()), op.response(), raw(op.end()), op.close(), op.open(1), op.end('fin', 1), op.poll()],
  );

  it('leaves the answer in the kernel, and the request ages', () => {
    expect(violated(leftOver)).toEqual(['known:end-not-taken-for-one']);
  });

  it('explains nothing when the tuple ended before its socket was closed', () => {
    const ops = [op.open(), raw(op.request()), raw(op.end()), pollAfter(10), op.response(), op.end()];
    const straddling = agentCase([SERVER], [...ops, op.close(), op.open(), op.end(), op.poll()]);
    expect(violated(straddling)).toEqual([]);
    expect(violated(straddling, { 'joiner-clock': 'wall' })).toEqual(['hits-conserved']);
  });
});

describe('a connection that shares the entry of another one', () => {
  const exchange = [op.open(1), op.request(0, 1), op.response(200, 1), op.end('fin', 1)];
  const opened = [op.open(), op.poll()];

  it.each<[string, CaseOp[]]>([
    ['before the walk', [op.open(), by(1, op.close()), op.poll(), ...pollAround('walk', exchange)]],
    ['inside the walk', [...opened, ...pollAround('walk', [by(1, op.close()), ...exchange])]],
  ])('is no connection of its own when another process had closed it %s', (_when, ops) => {
    expect(violated(agentCase([socket(), socket()], ops))).toEqual([]);
  });

  it('hides nothing of one with an entry of its own', () => {
    const followed = agentCase([socket(), socket()], [...opened, ...pollAround('walk', [op.close(), ...exchange])]);
    expect(violated(followed)).toEqual([]);
    expect(violated(followed, { 'iteration-dedup': 'tuple' })).toContain('no-orphans-when-connection-reported');
  });
});

describe('a request that both ends show under tuples of their own', () => {
  const tls = { network: 'vip', isTls: true } as const;
  const sockets = [socket({ network: 'vip' }), socket({ role: 'server', ...tls }), socket(tls)];

  it('may be followed under the tuple that did not end, where a full map has refused the other', () => {
    const before = [op.open(), op.request(), op.close()];
    const ops = [...before, op.open(1), op.open(2), op.request(0, 1), op.end('fin', 1)];
    expect(violated(limited(agentCase(sockets, ops), { inFlight: 1 }))).toEqual([]);
  });

  it('hides nothing of a request that only one end shows, however full the map is', () => {
    const plain = [socket(), socket({ clientPort: 40_001 })];
    const ops = [op.open(), op.open(1), op.request(), op.request(0, 1), op.response(), op.end('rst')];
    const full = limited(agentCase(plain, ops), { inFlight: 1 });
    expect(violated(full)).toEqual([]);
    expect(violated(full, { 'terminating-flags': 'fin-only' })).toEqual(['hits-conserved']);
  });
});

describe('a half that has waited in the kernel for long', () => {
  const sockets = [socket({ clientPort: 40_002 }), socket({ clientPort: 40_002, network: 'vip' })];
  const loose = [op.open(), op.open(1), op.request(), op.end(), op.request(0, 1)];
  const sweepsOften = { sweepMs: 10_000, httpIdleMs: 5000 };

  it('may have been swept, and its answer meets another request', () => {
    const ops = [...loose, { op: 'wait', ms: 11_000 } as const, op.response(200, 1), op.end('fin', 1)];
    expect(violated(limited(agentCase(sockets, ops), sweepsOften))).toContain('known:idle-half-swept');
  });

  it('explains nothing on another client port', () => {
    const others = [...sockets, socket()];
    const slow = [op.open(1), op.request(0, 1), { op: 'wait', ms: 11_000 } as const, op.response(200, 1)];
    const stuck = [op.open(2), op.response(200, 2), op.request(1, 2), op.response(201, 2), op.end('fin', 2)];
    const made = limited(agentCase(others, [...slow, ...stuck]), sweepsOften);
    expect(violated(made)).toEqual([]);
    expect(violated(made, { 'flush-rule': 'response-sticks' })).toContain('hit-matches-request');
  });
});

describe('idle expiry by the tuple', () => {
  const idle = [op.open(), op.sent(100), { op: 'forget', socket: 0 } as const, pollAfter(61_000), op.poll()];

  it.each([
    ['bytes', [], 'bytes-conserved'],
    ['retransmits', [{ op: 'retransmit', socket: 0, cpu: 0, segments: 1 } as const], 'retransmits-bounded'],
  ])('takes the baseline of a closed connection when another one has its tuple: %s are told again', (_what, more) => {
    const ops = [...idle.slice(0, 2), ...more, ...idle.slice(2), ...pollAround('removal', [op.close(), op.open(1)])];
    const made = limited(agentCase([socket(), socket()], ops), { batchesCloses: false });
    expect(violated(made)).toEqual(['known:expiry-removes-successor']);
  });

  it('explains nothing without another connection, or on another tuple', () => {
    const sockets = [socket(), socket({ clientPort: 40_001 })];
    for (const inside of [[op.close()], [op.close(), op.open(1)]]) {
      const made = limited(agentCase(sockets, [...idle, ...pollAround('removal', inside)]), { batchesCloses: false });
      expect(violated(made)).toEqual([]);
      expect(violated(made, { 'failed-removal': 'drops-baseline' })).toEqual(['bytes-conserved']);
    }
  });
});

describe('a half that ages at the poll of another client', () => {
  const ops = [op.open(), op.request(), op.end(), pollAfter(30_000, 1), op.response(), op.request()];

  it('is as old as it was at that poll', () => {
    expect(violated(agentCase([socket()], ops))).toEqual([]);
  });

  it('must not age before', () => {
    const early = agentCase([socket()], [...ops.slice(0, 3), pollAfter(10, 1), ...ops.slice(4)]);
    expect(violated(early)).toEqual([]);
    expect(violated(early, { 'joiner-clock': 'wall' })).toEqual(['hits-conserved']);
  });
});
