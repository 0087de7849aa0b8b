import type { AgentNetwork, CaseOp, CaseSocket, PacketView } from '../../../scenarios/agent/AgentCase.ts';
import { AGENT_CASE_DOMAIN as DOMAIN } from '../../../scenarios/agent/agentCaseDomain.ts';
import type { Draw } from '../Draw.ts';
import type { CaseMix } from './CaseMix.ts';

/** Where the parts of a connection go. */
export interface Growing {
  readonly sockets: CaseSocket[];
  readonly scripts: CaseOp[][];
}

/** A connection being drawn: one of its sockets or both. */
interface Drawn {
  readonly ends: readonly number[];
  readonly view: () => PacketView;
  readonly cpu: () => number;
  readonly user: () => number;
}

/** Draws a connection with one or two ends on the host, and its life; some have a successor on the same tuple. */
export function drawConnection(draw: Draw, mix: CaseMix, growing: Growing): void {
  const { sockets, scripts } = growing;
  if (sockets.length + 2 > DOMAIN.socketsMax) return;
  const sample = mix.reuse && sockets.length > 0 && draw.oncePer(2) ? draw.oneOf(sockets) : undefined;
  const isUdp = sample === undefined ? mix.udp && draw.oncePer(2) : sample.transport === 'udp';
  const socket = sample ?? drawSocket(draw, mix, isUdp);
  const ends = [sockets.length];
  sockets.push(socketLike(socket, socket.role, drawCookie(draw, mix), socket.isTls));
  const isWithin = socket.network !== 'remote' && !isUdp;
  if (isWithin && !draw.oncePer(5)) {
    ends.push(sockets.length);
    const role = socket.role === 'client' ? 'server' : 'client';
    sockets.push(socketLike(socket, role, drawCookie(draw, mix), socket.isTls && draw.oncePer(8)));
  }
  scripts.push(isUdp ? datagrams(draw, ends[0]!) : drawLife(draw, mix, socket, ends));
}

/** Written out: a campaign makes millions, and copying with a spread costs several times as much. */
function socketLike(like: CaseSocket, role: CaseSocket['role'], cookie: number, isTls: boolean): CaseSocket {
  const { network, transport, clientPort, serverPort, netns, process, firstPacket, isTranslatedLate } = like;
  return {
    role,
    network,
    transport,
    clientPort,
    serverPort,
    netns,
    process,
    cookie,
    firstPacket,
    isTls,
    isTranslatedLate,
  };
}

/** Draws a socket. */
export function drawSocket(draw: Draw, mix: CaseMix, isUdp: boolean): CaseSocket {
  const network = isUdp ? 'remote' : drawNetwork(draw, mix);
  const isHigh = mix.highPorts && draw.oncePer(2);
  const role = draw.oneOf(DOMAIN.role);
  // Over UDP a server binds the very port that clients of another namespace send from.
  const [clientPort, serverPort] = role === 'client' ? [5353, 9000] : [40_000, 5353];
  return {
    role,
    network,
    transport: isUdp ? 'udp' : 'tcp',
    clientPort: isUdp ? clientPort : draw.mostly([40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006, 40_007], 2),
    serverPort: isUdp ? serverPort : isHigh ? 61_001 : draw.mostly([80, 8080, 443], 3),
    netns: isUdp ? draw.within(DOMAIN.netns) : 1,
    process: draw.mostly(DOMAIN.process, 3),
    cookie: 0,
    firstPacket: mix.packetOffset ? draw.oneOf(DOMAIN.firstPacket) : 0,
    isTls: mix.tls && draw.oncePer(2),
    isTranslatedLate: network === 'vip' && draw.oncePer(2),
  };
}

function drawNetwork(draw: Draw, mix: CaseMix): AgentNetwork {
  if (mix.bridge && draw.oncePer(2)) return 'bridge';
  if (mix.translation && draw.oncePer(2)) return draw.mostly(['vip', 'hairpin'], 4);
  return draw.oneOf(['remote', 'remote', 'loopback', 'loopback', 'loopback6']);
}

function drawCookie(draw: Draw, mix: CaseMix): number {
  return mix.narrowCookies ? draw.within([0, 3]) : 0;
}

/** The hooks see a connection begin. */
export const SEEN = { isSeen: true, isPortKnown: true } as const;

/** Sends over UDP; a server binds its port by being opened. */
function datagrams(draw: Draw, socket: number): CaseOp[] {
  const cpu = draw.within(DOMAIN.cpu);
  const open: CaseOp = { op: 'open', socket, cpu, ...SEEN };
  const sentBytes = draw.oneOf([10, 100]);
  const data: CaseOp = { op: 'data', socket, user: 0, cpu, sentBytes, recvBytes: 0, isSpliced: false };
  const close: CaseOp = { op: 'close', socket, user: 0, cpu, probe: 'here' };
  return draw.oncePer(2) ? [open, data, close] : [open, data];
}

function drawLife(draw: Draw, mix: CaseMix, socket: CaseSocket, ends: readonly number[]): CaseOp[] {
  const home = draw.within(DOMAIN.cpu);
  const drawn: Drawn = {
    ends,
    view: () => (socket.network === 'vip' && draw.oncePer(3) ? 'raw' : 'translated'),
    cpu: () => (mix.probes && draw.oncePer(3) ? 1 - home : home),
    user: () => (mix.forks && draw.oncePer(2) ? 1 : 0),
  };
  const ops: CaseOp[] = [];
  for (const end of ends) ops.push({ op: 'open', socket: end, cpu: drawn.cpu(), ...sightOfOpen(draw, mix) });
  const isBare = mix.bare && draw.oncePer(2);
  if (!isBare) {
    const isHttp = mix.http && socket.network !== 'hairpin';
    if (isHttp) exchanges(draw, mix, drawn, ops);
    if (!isHttp || draw.oncePer(3)) transfers(draw, mix, drawn, ops);
  }
  closing(draw, mix, socket, drawn, ops);
  return ops;
}

/** Connections are as old as the agent or older; it then knows the ports of most servers. */
function sightOfOpen(draw: Draw, { midstream }: CaseMix): { readonly isSeen: boolean; readonly isPortKnown: boolean } {
  if (!midstream || !draw.oncePer(3)) return SEEN;
  return { isSeen: false, isPortKnown: !draw.oncePer(3) };
}

function exchanges(draw: Draw, mix: CaseMix, { ends, view, cpu, user }: Drawn, ops: CaseOp[]): void {
  const socket = (): number => draw.oneOf(ends);
  const repeats = (): number => (mix.repeats && draw.oncePer(2) ? draw.within([1, 2]) : 0);
  const respond = (status: number): void => {
    ops.push({ op: 'response', socket: socket(), user: user(), cpu: cpu(), status, view: view(), repeats: repeats() });
  };
  if (mix.midstream && draw.oncePer(2)) respond(draw.oneOf(DOMAIN.status));
  const steady = draw.oneOf([0, 1, 2]);
  const count = draw.within([1, draw.oneOf([1, 3, 6])]);
  for (let each = 0; each < count; each += 1) {
    const path = draw.oncePer(3) ? draw.within(DOMAIN.path) : steady;
    const isLast = each === count - 1 && draw.oncePer(12);
    const seen = { view: view(), repeats: repeats(), isLast };
    ops.push({ op: 'request', socket: socket(), user: user(), cpu: cpu(), path, ...seen });
    if (mix.retransmits && draw.oncePer(4)) retransmit(draw, ends, ops);
    if (draw.oncePer(30)) continue;
    if (draw.oncePer(40)) respond(100);
    respond(draw.mostly([200, 201, 404, 500], 3));
  }
}

function transfers(draw: Draw, mix: CaseMix, { ends, cpu, user }: Drawn, ops: CaseOp[]): void {
  for (let each = draw.within([1, 3]); each > 0; each -= 1) {
    const [sentBytes, recvBytes] = [draw.oneOf(DOMAIN.bytes), draw.oneOf(DOMAIN.bytes)];
    const isSpliced = mix.splices && draw.oncePer(2);
    ops.push({ op: 'data', socket: draw.oneOf(ends), user: user(), cpu: cpu(), sentBytes, recvBytes, isSpliced });
    if (mix.retransmits && draw.oncePer(2)) retransmit(draw, ends, ops);
  }
}

function retransmit(draw: Draw, ends: readonly number[], ops: CaseOp[]): void {
  const [socket, cpu] = [draw.oneOf(ends), draw.within(DOMAIN.cpu)];
  ops.push({ op: 'retransmit', socket, cpu, segments: draw.within(DOMAIN.segments) });
}

function closing(draw: Draw, mix: CaseMix, socket: CaseSocket, drawn: Drawn, ops: CaseOp[]): void {
  const { ends, cpu, user, view } = drawn;
  if (draw.oncePer(5)) ops.push({ op: 'wait', ms: draw.oneOf(DOMAIN.waitMs) });
  if (mix.idle && draw.oncePer(2)) ops.push({ op: 'forget', socket: draw.oneOf(ends) });
  if (draw.oncePer(5)) return;
  const flag = draw.mostly(['fin', 'rst'], 3);
  if (mix.http && !draw.oncePer(6)) {
    const [from, at] = [draw.oneOf(ends), cpu()];
    ops.push({ op: 'end', socket: from, cpu: at, flag, view: view() });
    if (socket.network === 'vip' && draw.oncePer(2)) ops.push({ op: 'end', socket: from, cpu: at, flag, view: view() });
  }
  if (mix.failures && draw.oncePer(2)) {
    const [errno, taskPid] = [draw.oneOf(DOMAIN.errno), draw.oneOf(DOMAIN.taskPid)];
    ops.push({ op: 'fail', socket: draw.oneOf(ends), cpu: cpu(), errno, taskPid });
  }
  for (const end of ends) {
    if (draw.oncePer(8)) continue;
    const probe = mix.probes ? draw.oneOf(DOMAIN.probe) : 'here';
    ops.push({ op: 'close', socket: end, user: user(), cpu: cpu(), probe });
  }
  if (socket.isTranslatedLate && !draw.oncePer(4)) ops.push({ op: 'translate', socket: clientEnd(ends, socket) });
}

/** Only the client's end is translated. */
function clientEnd(ends: readonly number[], { role }: CaseSocket): number {
  return role === 'client' ? ends[0]! : (ends[1] ?? ends[0]!);
}
