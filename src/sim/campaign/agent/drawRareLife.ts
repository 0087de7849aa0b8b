import type { CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import { AGENT_CASE_DOMAIN as DOMAIN } from '../../../scenarios/agent/agentCaseDomain.ts';
import type { Draw } from '../Draw.ts';
import type { CaseMix } from './CaseMix.ts';
import { drawSocket, type Growing, SEEN } from './drawConnection.ts';

// Lives that chance alone would hardly ever put together.

/**
 * A connection that has nothing new to tell gives its tuple to another one while a poll is running, which has a request
 * at once.
 */
export function drawSuccessor(draw: Draw, mix: CaseMix, { sockets, scripts }: Growing): void {
  const first = sockets.length;
  if (first + 2 > DOMAIN.socketsMax) return;
  const socket = {
    ...drawSocket(draw, { ...mix, bridge: false, translation: false }, false),
    network: 'remote',
  } as const;
  sockets.push(socket, socket);
  const poll = { op: 'poll', client: 0, fault: 'none', afterMs: 30_000, during: 'none', inside: 0 } as const;
  const at = { cpu: 0, user: 0 };
  if (mix.losses) {
    scripts.push(lostAndFollowed(first, poll));
    return;
  }
  const seen = { view: 'translated', repeats: 0, isLast: false } as const;
  scripts.push([
    { op: 'open', socket: first, cpu: 0, ...SEEN },
    poll,
    { ...poll, during: draw.oneOf(['walk', 'merge']), inside: draw.within([5, DOMAIN.inside[1]]) },
    { op: 'close', socket: first, ...at, probe: 'here' },
    { op: 'open', socket: first + 1, cpu: 0, ...SEEN },
    { op: 'request', socket: first + 1, ...at, ...seen, path: 0 },
    { op: 'response', socket: first + 1, ...at, view: 'translated', repeats: 0, status: 200 },
    { op: 'end', socket: first + 1, cpu: 0, flag: 'fin', view: 'translated' },
  ]);
}

/** The close of a connection is lost, and another one takes its tuple. */
function lostAndFollowed(first: number, poll: CaseOp): CaseOp[] {
  const data = { op: 'data', user: 0, cpu: 0, recvBytes: 0, isSpliced: false } as const;
  return [
    { op: 'open', socket: first, cpu: 0, ...SEEN },
    { ...data, socket: first, sentBytes: 1000 },
    poll,
    { op: 'lose' },
    { op: 'close', socket: first, user: 0, cpu: 0, probe: 'here' },
    { op: 'open', socket: first + 1, cpu: 0, ...SEEN },
    { ...data, socket: first + 1, sentBytes: 1500 },
  ];
}

/** An idle connection that conntrack has forgotten is closed while the poll that gives it up is running. */
export function drawIdleClosed(draw: Draw, mix: CaseMix, { sockets, scripts }: Growing): void {
  const socket = sockets.length;
  if (socket + 1 > DOMAIN.socketsMax) return;
  sockets.push({ ...drawSocket(draw, { ...mix, bridge: false, translation: false }, false), network: 'remote' });
  const poll = { op: 'poll', client: 0, fault: 'none', during: 'none', inside: 0 } as const;
  scripts.push([
    { op: 'open', socket, cpu: 0, ...SEEN },
    { op: 'data', socket, user: 0, cpu: 0, sentBytes: 100, recvBytes: 0, isSpliced: false },
    { op: 'forget', socket },
    { ...poll, afterMs: 61_000 },
    { ...poll, afterMs: 30_000 },
    { ...poll, afterMs: 30_000, during: draw.oneOf(['removal', 'removal', 'walk']), inside: DOMAIN.inside[1] },
    { op: 'close', socket, user: 0, cpu: 0, probe: 'here' },
  ]);
}

/** Hits over TLS of which another client's poll stores the first ones, and the process-agent's poll those that follow. */
export function drawStoredTwice(draw: Draw, mix: CaseMix, { sockets, scripts }: Growing): void {
  const socket = sockets.length;
  if (socket + 1 > DOMAIN.socketsMax) return;
  const plain = drawSocket(draw, { ...mix, bridge: false, translation: false }, false);
  sockets.push({ ...plain, network: 'remote', isTls: true });
  const at = { socket, cpu: 0, user: 0, view: 'translated', repeats: 0 } as const;
  const path = draw.within(DOMAIN.path);
  const exchange = (status: number): CaseOp[] => [
    { op: 'request', ...at, path, isLast: false },
    { op: 'response', ...at, status },
  ];
  const later = draw.oneOf([200, 404]);
  scripts.push([
    { op: 'open', socket, cpu: 0, ...SEEN },
    ...exchange(draw.oneOf([200, 404])),
    { op: 'end', socket, cpu: 0, flag: 'fin', view: 'translated' },
    { op: 'poll', client: 1, fault: 'none', afterMs: draw.oneOf([10, 30_000]), during: 'none', inside: 0 },
    ...exchange(later),
    ...exchange(later),
    { op: 'end', socket, cpu: 0, flag: 'fin', view: 'translated' },
  ]);
}
