import fc from 'fast-check';
import type { CaseAgent, CaseConnection, CaseFlow, CaseLimits, WindowsCase } from './WindowsCase.ts';
import { CASE_PROCESSES, WINDOWS_CASE_DOMAIN as DOMAIN } from './windowsCaseDomain.ts';

/** How many times as often the plainest value comes as any. */
const PLAIN_WEIGHT = 4;

/** How much a case may hold at most. */
export interface WindowsCaseSize {
  readonly flowsMax?: number;
  readonly connectionsMax?: number;
  /** Faults of each kind, skipped polls and other clients. */
  readonly faultsMax?: number;
}

/**
 * Cases as fast-check draws and shrinks them. Every part can shrink a value that it has not drawn itself, so that a
 * case from elsewhere can be made smaller: no `map`, no `chain`, no `filter`.
 *
 * Parts shrink in the order in which they stand: what happens before how the agent meets it.
 */
export function windowsCaseArbitrary({
  flowsMax = DOMAIN.flowsMax,
  connectionsMax = DOMAIN.connectionsMax,
  faultsMax = DOMAIN.skippedMax,
}: WindowsCaseSize = {}): fc.Arbitrary<WindowsCase> {
  return fc.record({
    flows: fc.array(flow, { maxLength: flowsMax }),
    connections: fc.array(connection, { maxLength: connectionsMax }),
    agent: agent(faultsMax),
    limits,
    hasSites: fc.boolean(),
    restartAfterMs: within(DOMAIN.restartAfterMs),
    seed: within(DOMAIN.seed),
  });
}

function within([min, max]: readonly [number, number]): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

function oneOf<const Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** The plainest value most of the time; others shrink to it. */
function mostly<const Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  const plainest = Array.from({ length: PLAIN_WEIGHT * values.length }, () => values[0]!);
  return fc.constantFrom(...plainest, ...values);
}

function upTo<Value>(maxLength: number, element: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(element, { maxLength });
}

const afterMs = within(DOMAIN.afterMs);
const bytes = within(DOMAIN.bytes);
const spacingMs = within(DOMAIN.spacingMs);

const flow: fc.Arbitrary<CaseFlow> = fc.record({
  atMs: within(DOMAIN.atMs),
  process: fc.nat(CASE_PROCESSES.length - 1),
  network: mostly(DOMAIN.network),
  localPort: oneOf(DOMAIN.localPort),
  remotePort: oneOf(DOMAIN.remotePort),
  protocol: mostly(DOMAIN.protocol),
  direction: oneOf(DOMAIN.direction),
  cookie: within(DOMAIN.cookie),
  reusesHandle: fc.boolean(),
  status: oneOf(DOMAIN.firstStatus),
  traffic: upTo(DOMAIN.trafficMax, fc.record({ afterMs, sentBytes: bytes, recvBytes: bytes })),
  statuses: upTo(DOMAIN.statusesMax, fc.record({ afterMs, status: oneOf(DOMAIN.anyStatus) })),
  ending: fc.record({ kind: oneOf(DOMAIN.ending), afterMs, status: oneOf(DOMAIN.anyStatus) }),
});

const connection: fc.Arbitrary<CaseConnection> = fc.record({
  atMs: within(DOMAIN.atMs),
  network: mostly(DOMAIN.network),
  localPort: oneOf(DOMAIN.httpLocalPort),
  remotePort: oneOf(DOMAIN.httpRemotePort),
  isTls: fc.boolean(),
  hasFlow: fc.boolean(),
  requests: upTo(
    DOMAIN.requestsMax,
    fc.record({
      afterMs,
      method: oneOf(DOMAIN.method),
      url: oneOf(DOMAIN.url),
      status: oneOf(DOMAIN.httpStatus),
      siteId: oneOf(DOMAIN.siteId),
      events: upTo(DOMAIN.requestEventsMax, oneOf(DOMAIN.requestEvents)),
      spacingMs,
      thinkMs: within(DOMAIN.thinkMs),
      agentMisses: upTo(DOMAIN.missesMax, oneOf(DOMAIN.requestEvents)),
    }),
  ),
  closing: fc.record({ afterMs, spacingMs, events: upTo(DOMAIN.closingEventsMax, oneOf(DOMAIN.closingEvents)) }),
  agentMisses: upTo(DOMAIN.missesMax, oneOf(DOMAIN.connectionMisses)),
});

const poll = within(DOMAIN.poll);
const timetable = {
  registers: fc.boolean(),
  pollEveryMs: oneOf(DOMAIN.pollEveryMs),
  pollOffsetMs: within(DOMAIN.pollOffsetMs),
};

function agent(max: number): fc.Arbitrary<CaseAgent> {
  const faultsMax = Math.min(max, DOMAIN.faultsMax);
  return fc.record({
    ...timetable,
    quietPolls: within(DOMAIN.quietPolls),
    skippedPolls: upTo(Math.min(max, DOMAIN.skippedMax), poll),
    lostPayloads: upTo(faultsMax, poll),
    failedReads: upTo(faultsMax, fc.record({ poll, table: oneOf(DOMAIN.table) })),
    races: upTo(faultsMax, fc.record({ poll, race: oneOf(DOMAIN.race) })),
    others: upTo(Math.min(max, DOMAIN.othersMax), fc.record(timetable)),
  });
}

const limit = mostly(DOMAIN.limit);
const limits: fc.Arbitrary<CaseLimits> = fc.record({
  driverOpen: limit,
  driverClosed: limit,
  clientClosed: limit,
  clientBaselines: limit,
  httpStats: limit,
  clientHttp: limit,
});
