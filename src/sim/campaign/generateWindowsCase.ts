import type {
  CaseAgent,
  CaseClosing,
  CaseConnection,
  CaseEnding,
  CaseFlow,
  CaseLimits,
  CaseRequest,
  WindowsCase,
} from '../../scenarios/windows/workload/WindowsCase.ts';
import { CASE_PROCESSES, WINDOWS_CASE_DOMAIN as DOMAIN } from '../../scenarios/windows/workload/windowsCaseDomain.ts';
import type { Random } from '../random.ts';
import { Draw } from './Draw.ts';

/** What HTTP.sys tells of usual requests: sent at once or late, refused, never answered. */
const USUAL_REQUESTS: readonly (readonly number[])[] = [
  [1, 2, 3, 8, 12],
  [1, 2, 3, 4, 10],
  [1, 2, 64, 14],
  [1, 2, 3],
  [27, 1, 2, 3, 8, 13],
];
/** The first ones bring the cache to know an url and a response to it; the others are answered by it. */
const CACHED_REQUESTS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 25, 11],
  [1, 2, 25, 16, 4, 12],
  [1, 2, 16],
  [1, 2, 17],
];
/** When most requests of a connection begin, and when most connections end. */
const EARLY_MS = [0, 20_000] as const;
const LATE_MS = [20_000, 90_000] as const;
const USUAL_CLOSINGS: readonly (readonly number[])[] = [[23, 24], [24], [], [24, 23]];
/** Places in the usual timetable that must be skipped, one after the other, for a client to expire. */
const EXPIRING_SKIPS = 4;

/** Draws a case. Most parts are plain, so that a case shows few oddities at once. */
export function generateWindowsCase(random: Random): WindowsCase {
  const draw = new Draw(random);
  return {
    flows: draw.list(draw.within([0, draw.oneOf([2, 4, DOMAIN.flowsMax])]), () => flow(draw)),
    connections: draw.list(draw.within([0, draw.oneOf([0, DOMAIN.connectionsMax])]), () => connection(draw)),
    agent: agent(draw),
    limits: limits(draw),
    hasSites: draw.oncePer(4),
    restartAfterMs: draw.oncePer(2) ? draw.within(DOMAIN.restartAfterMs) : 0,
    seed: draw.within(DOMAIN.seed),
  };
}

function flow(draw: Draw): CaseFlow {
  const afterMs = (): number => draw.within(DOMAIN.afterMs);
  const bytes = (): number => (draw.oncePer(3) ? 0 : draw.within(DOMAIN.bytes));
  return {
    atMs: draw.within(DOMAIN.atMs),
    process: draw.within([0, CASE_PROCESSES.length - 1]),
    network: draw.mostly(DOMAIN.network, 4),
    localPort: draw.oneOf(DOMAIN.localPort),
    remotePort: draw.oneOf(DOMAIN.remotePort),
    protocol: draw.mostly(DOMAIN.protocol, 6),
    direction: draw.oneOf(DOMAIN.direction),
    cookie: draw.oncePer(2) ? 0 : draw.within(DOMAIN.cookie),
    reusesHandle: draw.oncePer(2),
    status: draw.mostly(DOMAIN.firstStatus, 3),
    traffic: draw.list(draw.within([0, DOMAIN.trafficMax]), () => ({
      afterMs: afterMs(),
      sentBytes: bytes(),
      recvBytes: bytes(),
    })),
    statuses: draw.list(draw.oncePer(3) ? draw.within([1, DOMAIN.statusesMax]) : 0, () => ({
      afterMs: afterMs(),
      status: draw.oneOf(DOMAIN.anyStatus),
    })),
    ending: ending(draw),
  };
}

function ending(draw: Draw): CaseEnding {
  return {
    kind: draw.oneOf(DOMAIN.ending),
    afterMs: draw.oncePer(2) ? draw.within([0, 1000]) : draw.within(DOMAIN.afterMs),
    status: draw.oneOf(DOMAIN.anyStatus),
  };
}

function connection(draw: Draw): CaseConnection {
  return {
    atMs: draw.within(DOMAIN.atMs),
    network: draw.mostly(DOMAIN.network, 4),
    localPort: draw.oneOf(DOMAIN.httpLocalPort),
    remotePort: draw.oneOf(DOMAIN.httpRemotePort),
    isTls: draw.oncePer(6),
    hasFlow: !draw.oncePer(4),
    requests: draw.list(draw.within([0, DOMAIN.requestsMax]), () => request(draw)),
    closing: closing(draw),
    agentMisses: draw.oncePer(8) ? [draw.oneOf(DOMAIN.connectionMisses)] : [],
  };
}

function request(draw: Draw): CaseRequest {
  const isUsual = !draw.oncePer(6);
  return {
    afterMs: draw.within(draw.oncePer(6) ? DOMAIN.afterMs : EARLY_MS),
    method: draw.mostly(DOMAIN.method, 3),
    url: draw.mostly(DOMAIN.url, 3),
    status: draw.mostly(DOMAIN.httpStatus, 3),
    siteId: draw.oneOf(DOMAIN.siteId),
    events: isUsual
      ? draw.oneOf(draw.oncePer(2) ? USUAL_REQUESTS : CACHED_REQUESTS)
      : draw.list(draw.within([0, DOMAIN.requestEventsMax]), () => draw.oneOf(DOMAIN.requestEvents)),
    spacingMs: draw.oncePer(4) ? draw.within(DOMAIN.spacingMs) : draw.oneOf([0, 1]),
    thinkMs: draw.oncePer(3) ? draw.within(DOMAIN.thinkMs) : 0,
    agentMisses: draw.oncePer(8)
      ? draw.list(draw.within([1, DOMAIN.missesMax]), () => draw.oneOf(DOMAIN.requestEvents))
      : [],
  };
}

function closing(draw: Draw): CaseClosing {
  const isUsual = !draw.oncePer(6);
  return {
    afterMs: draw.within(draw.oncePer(3) ? DOMAIN.afterMs : LATE_MS),
    spacingMs: draw.oncePer(4) ? draw.within(DOMAIN.spacingMs) : 0,
    events: isUsual
      ? draw.mostly(USUAL_CLOSINGS, 2)
      : draw.list(draw.within([0, DOMAIN.closingEventsMax]), () => draw.oneOf(DOMAIN.closingEvents)),
  };
}

function agent(draw: Draw): CaseAgent {
  const poll = (): number => draw.within(DOMAIN.poll);
  const faults = <Fault>(make: () => Fault): Fault[] =>
    draw.oncePer(6) ? draw.list(draw.within([1, DOMAIN.faultsMax]), make) : [];
  return {
    ...timetable(draw),
    quietPolls: draw.within(DOMAIN.quietPolls),
    skippedPolls: draw.oncePer(4) ? skippedPolls(draw) : [],
    lostPayloads: faults(poll),
    failedReads: faults(() => ({ poll: poll(), table: draw.oneOf(DOMAIN.table) })),
    races: faults(() => ({ poll: poll(), race: draw.oneOf(DOMAIN.race) })),
    others: draw.list(draw.oncePer(3) ? draw.within([1, DOMAIN.othersMax]) : 0, () => timetable(draw)),
  };
}

function timetable(draw: Draw) {
  const pollEveryMs = draw.mostly(DOMAIN.pollEveryMs, 3);
  return { registers: !draw.oncePer(3), pollEveryMs, pollOffsetMs: draw.within([0, pollEveryMs]) };
}

/** Single ones, or enough in a row for the client to expire. */
function skippedPolls(draw: Draw): number[] {
  const first = draw.within([1, 4]);
  const count = draw.oncePer(2) ? EXPIRING_SKIPS : draw.within([1, 2]);
  return draw.list(count, () => 0).map((_, index) => first + index);
}

function limits(draw: Draw): CaseLimits {
  const isSmall = draw.oncePer(3);
  const limit = (): number => (isSmall ? draw.mostly(DOMAIN.limit, 3) : DOMAIN.limit[0]);
  return {
    driverOpen: limit(),
    driverClosed: limit(),
    clientClosed: limit(),
    clientBaselines: limit(),
    httpStats: limit(),
    clientHttp: limit(),
  };
}
