import fc from 'fast-check';
import type { AgentCase, CaseLimits, CaseOp, CaseSocket } from './AgentCase.ts';
import { AGENT_CASE_DOMAIN as DOMAIN } from './agentCaseDomain.ts';

/**
 * Cases as fast-check shrinks them: operations go first, then sockets and limits become plain. Every part can shrink a
 * value that it has not drawn itself: no `map`, no `chain`, no `filter`.
 */
export function agentCaseArbitrary(): fc.Arbitrary<AgentCase> {
  return fc.record({
    ops: fc.array(op, { maxLength: DOMAIN.opsMax * 2 }),
    sockets: fc.array(socket, { maxLength: DOMAIN.socketsMax }),
    limits,
    proxies: within(DOMAIN.proxies),
    readsCloses: isPlain(),
    readsPages: isPlain(),
    seed: within(DOMAIN.seed),
  });
}

function within([min, max]: readonly [number, number]): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Shrinks towards the first value. */
function oneOf<const Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** Plain is `true`. */
function isPlain(): fc.Arbitrary<boolean> {
  return oneOf([true, false]);
}

const socket: fc.Arbitrary<CaseSocket> = fc.record({
  role: oneOf(DOMAIN.role),
  network: oneOf(DOMAIN.network),
  transport: oneOf(DOMAIN.transport),
  clientPort: oneOf(DOMAIN.clientPort),
  serverPort: oneOf(DOMAIN.serverPort),
  netns: oneOf(DOMAIN.netns),
  process: oneOf(DOMAIN.process),
  cookie: oneOf(DOMAIN.cookie),
  firstPacket: oneOf(DOMAIN.firstPacket),
  isTls: fc.boolean(),
  isTranslatedLate: fc.boolean(),
});

const at = { socket: within(DOMAIN.socket), cpu: within(DOMAIN.cpu) };
const call = { ...at, user: within(DOMAIN.user) };
const sight = { view: oneOf(DOMAIN.view), repeats: within(DOMAIN.repeats) };

const op: fc.Arbitrary<CaseOp> = fc.oneof(
  fc.record({ op: fc.constant('open'), ...at, isSeen: isPlain(), isPortKnown: isPlain() }),
  fc.record({
    op: fc.constant('data'),
    ...call,
    sentBytes: oneOf(DOMAIN.bytes),
    recvBytes: oneOf(DOMAIN.bytes),
    isSpliced: fc.boolean(),
  }),
  fc.record({ op: fc.constant('request'), ...call, ...sight, path: within(DOMAIN.path), isLast: fc.boolean() }),
  fc.record({ op: fc.constant('response'), ...call, ...sight, status: oneOf(DOMAIN.status) }),
  fc.record({ op: fc.constant('end'), ...at, flag: oneOf(DOMAIN.flag), view: oneOf(DOMAIN.view) }),
  fc.record({ op: fc.constant('close'), ...call, probe: oneOf(DOMAIN.probe) }),
  fc.record({ op: fc.constant('fail'), ...at, errno: oneOf(DOMAIN.errno), taskPid: oneOf(DOMAIN.taskPid) }),
  fc.record({ op: fc.constant('retransmit'), ...at, segments: within(DOMAIN.segments) }),
  fc.record({ op: fc.constant('translate'), socket: at.socket }),
  fc.record({ op: fc.constant('forget'), socket: at.socket }),
  fc.record({ op: fc.constant('exit'), program: within(DOMAIN.program) }),
  fc.record({ op: fc.constant('rx'), cpu: at.cpu }),
  fc.record({ op: fc.constant('deliver') }),
  fc.record({ op: fc.constant('lose') }),
  fc.record({ op: fc.constant('set-clock'), byMs: oneOf(DOMAIN.setClockMs) }),
  fc.record({ op: fc.constant('skew'), byMs: oneOf(DOMAIN.skewMs) }),
  fc.record({ op: fc.constant('register'), client: oneOf(DOMAIN.client) }),
  fc.record({ op: fc.constant('remove'), client: oneOf(DOMAIN.client) }),
  fc.record({
    op: fc.constant('poll'),
    client: oneOf(DOMAIN.client),
    afterMs: oneOf(DOMAIN.afterMs),
    fault: oneOf(DOMAIN.fault),
    during: oneOf(DOMAIN.during),
    inside: within(DOMAIN.inside),
  }),
  fc.record({ op: fc.constant('wait'), ms: oneOf(DOMAIN.waitMs) }),
);

const limits: fc.Arbitrary<CaseLimits> = fc.record({
  closedConns: oneOf(DOMAIN.small),
  baselines: oneOf(DOMAIN.small),
  clientHttp: oneOf(DOMAIN.small),
  bufferedHttp: oneOf(DOMAIN.bufferedHttp),
  pages: oneOf(DOMAIN.pages),
  slots: oneOf(DOMAIN.slots),
  inFlight: oneOf(DOMAIN.small),
  cookieBits: oneOf(DOMAIN.cookieBits),
  sweepMs: oneOf(DOMAIN.sweepMs),
  httpIdleMs: oneOf(DOMAIN.httpIdleMs),
  batchesCloses: isPlain(),
});
