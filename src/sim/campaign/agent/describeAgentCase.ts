import { assertNever } from '../../../model/assert.ts';
import type { AgentCase, CaseLimits, CaseOp, CaseSocket } from '../../../scenarios/agent/AgentCase.ts';
import { AGENT_CASE_DOMAIN as DOMAIN } from '../../../scenarios/agent/agentCaseDomain.ts';
import { CASE_PROGRAMS, pidsOf } from './LiveSocket.ts';
import { newPlace } from './Place.ts';
import { CASE_REQUESTS } from './TruthRequest.ts';

/** Limits as the plainest case has them. */
const PLAIN_LIMITS: CaseLimits = {
  closedConns: DOMAIN.small[0],
  baselines: DOMAIN.small[0],
  clientHttp: DOMAIN.small[0],
  bufferedHttp: DOMAIN.bufferedHttp[0],
  pages: DOMAIN.pages[0],
  slots: DOMAIN.slots[0],
  inFlight: DOMAIN.small[0],
  cookieBits: DOMAIN.cookieBits[0],
  sweepMs: DOMAIN.sweepMs[0],
  httpIdleMs: DOMAIN.httpIdleMs[0],
  batchesCloses: true,
};

/** What happens in a case, one operation a line, then what differs from the plainest agent. */
export function describeAgentCase(made: AgentCase): readonly string[] {
  const plain = new Map<string, unknown>(Object.entries(PLAIN_LIMITS));
  const limits = Object.entries(made.limits).filter(([name, value]) => plain.get(name) !== value);
  return [
    ...made.ops.map((op) => describeOp(op, made.sockets)),
    ...limits.map(([name, value]) => `limit: ${name} ${value}`),
    ...(made.readsCloses ? [] : ['closes wait until something makes user space read them']),
    ...(made.readsPages ? [] : ['event pages wait until something makes user space read them']),
    ...(made.proxies === 0 ? [] : [`${made.proxies} docker-proxy processes`]),
  ];
}

function describeOp(op: CaseOp, sockets: readonly CaseSocket[]): string {
  const who = 'socket' in op ? nameSocket(op.socket, sockets[op.socket]) : '';
  const fork = 'user' in op && op.user === 1 ? ', by a forked process' : '';
  switch (op.op) {
    case 'open':
      return `${who} opens on cpu ${op.cpu}${unseen(op)}${traitsOf(sockets[op.socket])}`;
    case 'data':
      return `${who} sends ${op.sentBytes} and receives ${op.recvBytes} bytes${op.isSpliced ? ', without a copy' : ''}${fork}`;
    case 'request':
      return `${who}: request ${CASE_REQUESTS[op.path]?.path ?? '?'}${op.isLast ? ' with FIN' : ''}${sightOf(op)}${fork}`;
    case 'response':
      return `${who}: response ${op.status}${sightOf(op)}${fork}`;
    case 'end':
      return `${who}: ${op.flag.toUpperCase()}${sightOf({ ...op, repeats: 0 })}`;
    case 'close':
      return `${who} closes on cpu ${op.cpu}${op.probe === 'here' ? '' : `, return probe ${op.probe}`}${fork}`;
    case 'fail':
      return `${who} fails with errno ${op.errno} while pid ${op.taskPid} runs`;
    case 'retransmit':
      return `${who} sends ${op.segments} segments again`;
    case 'translate':
      return `conntrack registers the translation of ${who}`;
    case 'forget':
      return `conntrack forgets ${who}`;
    case 'exit':
      return `pid ${CASE_PROGRAMS[op.program] ?? '?'} ends; another process gets the pid`;
    case 'rx':
      return `a packet is received on cpu ${op.cpu}`;
    case 'lose':
      return 'the next close that travels alone is lost';
    case 'deliver':
      return 'user space reads what waits';
    case 'set-clock':
      return `the wall clock is set ${op.byMs < 0 ? 'back' : 'forward'} by ${Math.abs(op.byMs)} ms`;
    case 'skew':
      return op.byMs === 0 ? 'the clocks of the CPUs agree' : `the clock of cpu 1 is behind by ${op.byMs} ms`;
    case 'register':
    case 'remove':
      return `client ${op.client} is ${op.op === 'register' ? 'registered' : 'removed'}`;
    case 'poll':
      return describePoll(op);
    case 'wait':
      return `${op.ms} ms pass`;
    default:
      return assertNever(op);
  }
}

function unseen({ isSeen, isPortKnown }: Extract<CaseOp, { op: 'open' }>): string {
  if (isSeen) return '';
  return isPortKnown ? ', unseen by the hooks' : ', unseen by the hooks, as was its port';
}

function describePoll(op: Extract<CaseOp, { op: 'poll' }>): string {
  const inside = op.during === 'none' || op.inside === 0 ? '' : `; the next ${op.inside} happen inside (${op.during})`;
  const fault = op.fault === 'none' ? '' : `, ${op.fault}`;
  return `after ${op.afterMs} ms client ${op.client} polls${fault}${inside}`;
}

function nameSocket(index: number, socket: CaseSocket | undefined): string {
  if (socket === undefined) return `socket ${index}`;
  const { source, sport, dest, dport } = newPlace(socket);
  return `socket ${index} (${source}:${sport} -> ${dest}:${dport} of pid ${pidsOf(socket)[0]})`;
}

function traitsOf(socket: CaseSocket | undefined): string {
  if (socket === undefined) return '';
  const { isTls, cookie, firstPacket, isTranslatedLate, transport, netns } = socket;
  return [
    transport === 'udp' ? ', UDP' : '',
    isTls ? ', TLS' : '',
    cookie > 0 ? `, cookie ${cookie}` : '',
    firstPacket > 0 ? `, packets from ${firstPacket}` : '',
    netns === 1 ? '' : `, namespace ${netns}`,
    isTranslatedLate ? ', translation registered late' : '',
  ].join('');
}

function sightOf({
  view,
  repeats,
  cpu,
}: {
  readonly view: string;
  readonly repeats: number;
  readonly cpu: number;
}): string {
  const where = cpu === 0 ? '' : `, on cpu ${cpu}`;
  return `${where}${view === 'raw' ? ', seen before translation' : ''}${repeats > 0 ? `, seen ${repeats} times more` : ''}`;
}
