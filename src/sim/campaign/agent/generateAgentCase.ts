import type { AgentCase, CaseLimits, CaseOp, CaseSocket } from '../../../scenarios/agent/AgentCase.ts';
import { AGENT_CASE_DOMAIN as DOMAIN } from '../../../scenarios/agent/agentCaseDomain.ts';
import type { Random } from '../../random.ts';
import { Draw } from '../Draw.ts';
import { type CaseMix, drawMix } from './CaseMix.ts';
import { drawConnection } from './drawConnection.ts';
import { drawIdleClosed, drawStoredTwice, drawSuccessor } from './drawRareLife.ts';

const CONNECTIONS_MAX = 12;
/** Operations of all connections, before polls and faults are put between them. */
const SCRIPT_OPS_MAX = 100;

/** Programs that end, by how often: first those that most sockets belong to. */
const EXITING = [0, 0, 2, 2, 4, 4, 1, 3, 5, 6] as const;

/** Draws a case: scripts of connections, shuffled into each other, with polls and whatever its mixture holds. */
export function generateAgentCase(random: Random): AgentCase {
  const draw = new Draw(random);
  const mix = drawMix(draw);
  const sockets: CaseSocket[] = [];
  const scripts: CaseOp[][] = [];
  const connections = draw.within([1, draw.oneOf([2, CONNECTIONS_MAX, CONNECTIONS_MAX, CONNECTIONS_MAX])]);
  for (let count = 0; count < connections; count += 1) drawConnection(draw, mix, { sockets, scripts });
  if (mix.reuse && (mix.insidePolls || mix.losses) && draw.oncePer(2)) drawSuccessor(draw, mix, { sockets, scripts });
  if (mix.otherClients && mix.tls && draw.oncePer(2)) drawStoredTwice(draw, mix, { sockets, scripts });
  if (mix.idle && draw.oncePer(2)) drawIdleClosed(draw, mix, { sockets, scripts });
  return {
    sockets,
    ops: withPolls(draw, mix, shuffled(draw, scripts)),
    readsCloses: !mix.lateReads || draw.oncePer(2),
    readsPages: !mix.lateReads || draw.oncePer(2),
    proxies: mix.bridge ? draw.mostly([1, 2, 0], 6) : 0,
    limits: drawLimits(draw, mix),
    seed: draw.within(DOMAIN.seed),
  };
}

/** Scripts shuffled into each other: each keeps its order. Some come one after the other. */
function shuffled(draw: Draw, scripts: readonly CaseOp[][]): CaseOp[] {
  const ops: CaseOp[] = [];
  const waiting = scripts.filter((script) => script.length > 0);
  const places = waiting.map(() => 0);
  const isSerial = draw.oncePer(3);
  let turn = 0;
  while (waiting.length > 0 && ops.length < SCRIPT_OPS_MAX) {
    if (!isSerial || turn >= waiting.length) turn = isSerial ? 0 : draw.within([0, waiting.length - 1]);
    const place = places[turn]!;
    ops.push(waiting[turn]![place]!);
    places[turn] = place + 1;
    if (place + 1 < waiting[turn]!.length) continue;
    waiting.splice(turn, 1);
    places.splice(turn, 1);
  }
  return ops;
}

function withPolls(draw: Draw, mix: CaseMix, script: readonly CaseOp[]): CaseOp[] {
  const ops: CaseOp[] = [];
  const pollOncePer = draw.oneOf([6, 12, 30]);
  const rxOncePer = draw.oneOf([3, 10]);
  if (mix.otherClients) ops.push({ op: 'register', client: draw.oneOf([1, 1, 2]) });
  for (const op of script) {
    if (draw.oncePer(pollOncePer)) ops.push(drawPoll(draw, mix));
    if (draw.oncePer(rxOncePer)) ops.push({ op: 'rx', cpu: draw.within(DOMAIN.cpu) });
    if (mix.losses && draw.oncePer(6)) ops.push({ op: 'lose' });
    if (mix.lateReads && draw.oncePer(8)) ops.push({ op: 'deliver' });
    if (mix.exits && draw.oncePer(16)) ops.push({ op: 'exit', program: draw.oneOf(EXITING) });
    if (mix.clocks && draw.oncePer(8)) ops.push(drawClock(draw));
    if (mix.idle && draw.oncePer(10)) ops.push({ op: 'wait', ms: draw.oneOf(DOMAIN.waitMs) });
    if (mix.otherClients && draw.oncePer(25))
      ops.push({ op: draw.mostly(['register', 'remove'], 4), client: draw.oneOf([1, 2]) });
    ops.push(op);
  }
  if (mix.quiet) for (let quiet = draw.within([2, 5]); quiet > 0; quiet -= 1) ops.push(drawPoll(draw, mix));
  return ops;
}

function drawClock(draw: Draw): CaseOp {
  if (draw.oncePer(3)) return { op: 'set-clock', byMs: draw.oneOf(DOMAIN.setClockMs) };
  return { op: 'skew', byMs: draw.oneOf(DOMAIN.skewMs) };
}

function drawPoll(draw: Draw, mix: CaseMix): CaseOp {
  const isInside = mix.insidePolls && draw.oncePer(2);
  return {
    op: 'poll',
    client: mix.otherClients ? draw.oneOf([0, 0, 1, 2]) : 0,
    afterMs: mix.idle ? draw.oneOf(DOMAIN.afterMs) : draw.mostly([30_000, 10, 1000], 4),
    fault: mix.faults ? draw.mostly(DOMAIN.fault, 4) : 'none',
    during: isInside ? draw.oneOf(['walk', 'removal', 'merge']) : 'none',
    inside: isInside ? draw.within([1, DOMAIN.inside[1]]) : 0,
  };
}

function drawLimits(draw: Draw, mix: CaseMix): CaseLimits {
  const small = (isSmall: boolean): number => (isSmall ? draw.oneOf(DOMAIN.small) : DOMAIN.small[0]);
  const { smallState, smallPages, smallHttp } = mix;
  return {
    closedConns: small(smallState),
    baselines: small(smallState),
    clientHttp: small(smallHttp),
    bufferedHttp: smallHttp ? draw.oneOf(DOMAIN.bufferedHttp) : DOMAIN.bufferedHttp[0],
    pages: smallPages ? draw.oneOf(DOMAIN.pages) : DOMAIN.pages[0],
    slots: smallPages ? draw.oneOf(DOMAIN.slots) : DOMAIN.slots[0],
    inFlight: small(smallHttp),
    cookieBits: mix.narrowCookies ? 32 : 64,
    sweepMs: smallHttp ? draw.oneOf(DOMAIN.sweepMs) : DOMAIN.sweepMs[0],
    batchesCloses: !draw.oncePer(3),
    httpIdleMs: smallHttp ? draw.oneOf(DOMAIN.httpIdleMs) : DOMAIN.httpIdleMs[0],
  };
}
