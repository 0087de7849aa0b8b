import { describe, expect, it } from 'vitest';
import type { AgentCase, CaseLimits, CaseOp } from '../../../../src/scenarios/agent/AgentCase.ts';
import { fixedProfile } from '../../../../src/sim/campaign/agent/fixedProfile.ts';
import { judgeAgentCase } from '../../../../src/sim/campaign/agent/judgeAgentCase.ts';
import { attributeLoss } from '../../../../src/sim/campaign/agent/hitAttribution.ts';
import { Findings } from '../../../../src/sim/campaign/agent/Findings.ts';
import { knownOfRetransmits } from '../../../../src/sim/campaign/agent/knownOfRetransmits.ts';
import { runAgentCase } from '../../../../src/sim/campaign/agent/runAgentCase.ts';
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

/** Its segment has the FIN. */
function withFin(each: CaseOp): CaseOp {
  return { ...each, isLast: true } as CaseOp;
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

  /** The answer of the connection before still waits, and the request makes it give way. */
  const local = [socket({ role: 'server', network: 'loopback' }), socket({ network: 'loopback' })];
  const answered = [op.open(), op.response(), op.close(), op.open(1), op.end('fin', 1)];

  it('hides the end that a request brings along, too', () => {
    expect(violated(agentCase(local, [...answered, withFin(op.request(0, 1))]))).toEqual([
      'known:end-not-taken-for-one',
    ]);
  });

  it('explains nothing when a message came between the two, which says that it is HTTP', () => {
    const ops = [...answered, op.request(0, 1), op.end('rst', 1)];
    expect(violated(agentCase(local, ops), { 'terminating-flags': 'fin-only' })).toContain('hits-conserved');
  });

  it('explains nothing when nothing waited for that end', () => {
    const ops = [op.open(), op.response(), op.end('rst'), op.close(), op.open(1), withFin(op.request(0, 1))];
    expect(violated(agentCase(local, ops))).toEqual([]);
    expect(violated(agentCase(local, ops), { 'terminating-flags': 'fin-only' })).toEqual(['hits-conserved']);
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

  it('leaves an answer under the tuple of each: a later request with FIN makes it give way, and is no end', () => {
    const ops = [
      op.open(1),
      op.open(2),
      op.response(200, 2),
      op.close(1),
      op.close(2),
      op.open(),
      withFin(op.request()),
    ];
    expect(violated(agentCase(sockets, ops))).toEqual([]);
    const plain = agentCase([socket()], [op.open(), op.response(), op.end('rst'), op.open(), withFin(op.request())]);
    expect(violated(plain)).toEqual([]);
    expect(violated(plain, { 'terminating-flags': 'fin-only' })).toEqual(['hits-conserved']);
  });

  it('hides nothing of a request that only one end shows, however full the map is', () => {
    const plain = [socket(), socket({ clientPort: 40_001 })];
    const ops = [op.open(), op.open(1), op.request(), op.request(0, 1), op.response(), op.end('rst')];
    const full = limited(agentCase(plain, ops), { inFlight: 1 });
    expect(violated(full)).toEqual([]);
    expect(violated(full, { 'terminating-flags': 'fin-only' })).toEqual(['hits-conserved']);
  });
});

describe('a full map of transactions', () => {
  const tls = { network: 'vip', isTls: true } as const;
  const sockets = [socket({ clientPort: 40_001 }), socket({ role: 'server', ...tls }), socket(tls)];
  const ops = [op.open(), op.request(), op.open(1), op.open(2), op.request(0, 2)];

  /** How the loss of the request that both ends show would be judged, beside one that is followed already. */
  function judgedWith(inFlight: number): unknown {
    const run = runAgentCase(limited(agentCase(sockets, ops), { inFlight }), fixedProfile(), [], new Findings(true));
    const [, request] = run.requests;
    const hit = [...run.ledger.hits()].find(({ transaction }) => transaction === request!.transaction)!;
    return attributeLoss(run, request!, { ...hit, cause: ops.length }, 'in-flight-map-full');
  }

  it('may refuse both ends of a connection', () => {
    expect(violated(limited(agentCase(sockets, ops), { inFlight: 1 }))).toEqual([]);
    expect(judgedWith(1)).toBe('allowed');
  });

  it('explains nothing while one of them finds room: the other one is no loss', () => {
    expect(violated(limited(agentCase(sockets, ops), { inFlight: 2 }))).toEqual([]);
    expect(judgedWith(2)).toBeUndefined();
  });
});

describe('an answer that a full map of transactions has refused', () => {
  /** The map is full when the first answer comes; the second one meets the request. TLS has no sequence numbers. */
  const filling = socket({ clientPort: 40_001, isTls: true });
  const sockets = [filling, socket({ network: 'vip' }), socket({ clientPort: 40_002, isTls: true })];
  const filled = [op.open(), op.open(1), op.request()];
  const refused = [...filled, raw(op.request(0, 1)), op.response(200, 1), op.end()];
  const ended = [op.response(200, 1), raw(op.end('fin', 1)), op.end('fin', 1)];

  it('leaves the request to the next answer', () => {
    expect(violated(limited(agentCase(sockets, [...refused, ...ended]), { inFlight: 2 }))).toEqual([
      'known:transaction-map-full',
    ]);
    expect(violated(limited(agentCase(sockets, [...refused, ...ended]), { inFlight: 6 }))).toEqual([]);
  });

  it('explains nothing on another client port', () => {
    const other = [op.open(2), op.response(200, 2), op.request(1, 2), op.response(201, 2)];
    const made = limited(agentCase(sockets, [...refused, ...ended, ...other, op.end('fin', 2)]), { inFlight: 2 });
    expect(violated(made)).toEqual(['known:transaction-map-full']);
    expect(violated(made, { 'flush-rule': 'response-sticks' })).toContain('hit-matches-request');
  });
});

describe('a full buffer of halves', () => {
  const sockets = [40_000, 40_001].map((clientPort) => socket({ clientPort }));
  const opened = [op.open(), op.open(1), op.request(), op.request(0, 1)];
  /** Of one end the request is refused and its answer left alone, of the other one the request. */
  const refused = [...opened, op.response(), op.end(), op.response(200, 1), op.end('fin', 1), op.request(), op.end()];

  function judgedWith(made: AgentCase): unknown {
    const run = runAgentCase(made, fixedProfile(), [], new Findings(true));
    return attributeLoss(run, run.requests[0]!, [...run.ledger.hits()][0]!, 'incomplete-buffer-full');
  }

  it('may hold an answer whose request a full map has refused', () => {
    const made = limited(agentCase(sockets, refused), { inFlight: 1, bufferedHttp: 2 });
    expect(violated(made)).toEqual([]);
    expect(judgedWith(made)).toBe('allowed');
  });

  it('may hold an answer whose request was swept', () => {
    const ops = [...opened.slice(0, 3), { op: 'wait', ms: 11_000 } as const, ...refused.slice(4)];
    const made = limited(agentCase(sockets, ops), { bufferedHttp: 2, sweepMs: 10_000, httpIdleMs: 5000 });
    expect(judgedWith(made)).toBe('allowed');
  });

  it('may hold copies that a full map of sequence numbers has let through', () => {
    expect(judgedWith(limited(agentCase(sockets, refused), { inFlight: 1, bufferedHttp: 3 }))).toEqual({
      known: 'sequence-map-full',
    });
  });

  it('is not explained by halves that met in the kernel', () => {
    expect(judgedWith(limited(agentCase(sockets, refused), { bufferedHttp: 2 }))).toBeUndefined();
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

  const again = { op: 'retransmit', socket: 0, cpu: 0, segments: 1 } as const;
  const expired = [op.open(), idle[2]!, again, op.poll(), pollAfter(61_000), op.poll()];

  it('takes the baseline of an open connection: its last record has all retransmits again', () => {
    const received = { ...op.sent(0), recvBytes: 10 } as CaseOp;
    for (const touch of [op.request(), received]) {
      expect(violated(agentCase([socket()], [...expired, touch, op.close()]))).toEqual([
        'known:totals-return-after-expiry',
      ]);
    }
  });

  it('explains no retransmits of a connection that was not idle for long, and no more than were sent again', () => {
    const busy = agentCase([socket()], [...expired.slice(0, -1), op.request(), op.poll(), op.poll(), op.close()]);
    expect(violated(busy)).toEqual([]);
    const young = runAgentCase(busy, fixedProfile(), [], new Findings(true));
    expect(knownOfRetransmits(young, young.distinctPlaces[0]!, 1)).toBeUndefined();
    const old = runAgentCase(
      agentCase([socket()], [...expired, op.request(), op.close()]),
      fixedProfile(),
      [],
      new Findings(true),
    );
    expect([1, 2].map((excess) => knownOfRetransmits(old, old.distinctPlaces[0]!, excess))).toEqual([
      'totals-return-after-expiry',
      undefined,
    ]);
  });

  it('hides no retransmits that every process of a socket tells', () => {
    const forked = [op.open(), op.sent(10), by(1, op.sent(10)), ...expired.slice(1), op.request(), op.close()];
    const made = agentCase([socket()], forked);
    expect(violated(made)).not.toContain('retransmits-bounded');
    expect(violated(made, { 'shared-retransmits': 'every-process' })).toContain('retransmits-bounded');
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
