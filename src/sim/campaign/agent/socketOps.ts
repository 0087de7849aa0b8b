import type { CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import { type AgentRun, kernelSocketOf } from './AgentRun.ts';
import { type LiveSocket, pidsOf, userOf } from './LiveSocket.ts';
import { type PidRecord, recordOf } from './Place.ts';

type OpOf<Kind extends CaseOp['op']> = Extract<CaseOp, { readonly op: Kind }>;

/** A connection is established, or a UDP socket made. */
export function openSocket(run: AgentRun, op: OpOf<'open'>): void {
  const spec = run.made.sockets[op.socket];
  const place = run.places[op.socket];
  const wire = run.wires[op.socket];
  if (spec === undefined || place === undefined || wire === undefined || place.live !== undefined) return;
  // The two ends of a connection are of one life: an end cannot be opened beside one that has a successor.
  if (!place.isUdp && wire[spec.role] !== undefined) return;
  const pids = pidsOf(spec);
  run.processes.use(pids[0]);
  const live: LiveSocket = {
    spec,
    kernel: kernelSocketOf(place, run.pointer(), spec.firstPacket),
    place,
    wire,
    pids,
    flow: run.ledger.openFlow(),
    openedMs: run.nowMs,
    isDone: false,
    mayBeExpired: false,
    isSeen: op.isSeen,
    isToldClosed: false,
    sharesEntry: place.records.some(({ pid, isOpen }) => pid === pids[0] && isOpen),
    isShared: false,
    isOwnerGone: false,
  };
  live.kernel.flow = run.ledger.listOfFlow(live.flow);
  place.live = live;
  place.generations += 1;
  place.isForgotten = false;
  if (run.isPolling && place.idleClosedInPoll === run.poll) place.successor = { poll: run.poll, flow: live.flow };
  if (place.translation !== undefined) place.isTranslated = !spec.isTranslatedLate;
  if (place.isUdp) {
    if (spec.role === 'server') bind(run, live, op.cpu);
    return;
  }
  wire[spec.role] = live;
  if (spec.role === 'client') wire.hadClient = true;
  else wire.hadServer = true;
  if (op.isSeen) establish(run, live, op.cpu);
  else begunBefore(run, live, op.isPortKnown);
}

/** The connection is older than the agent, which has at best found the port of a server listening when it started. */
function begunBefore(run: AgentRun, { spec, place }: LiveSocket, isPortKnown: boolean): void {
  const isServer = spec.role === 'server';
  if (isServer && isPortKnown) run.agent.kernel.seedPort('tcp', { netns: place.netns, port: place.sport }, 1);
  // Within the host the ports say who is the server.
  if (!isServer || (!isPortKnown && place.source !== place.dest)) place.isDirectionTold = false;
}

function bind(run: AgentRun, live: LiveSocket, cpu: number): void {
  const { udp } = run.agent.kernel;
  const task = run.task(cpu, live.pids[0]);
  udp.bindEntry(task, live.kernel, live.place.sport);
  udp.bindReturn(task, 0);
}

function establish(run: AgentRun, live: LiveSocket, cpu: number): void {
  const [pid] = live.pids;
  const { tcp } = run.agent.kernel;
  beforeTouch(run, live, pid);
  const task = run.task(cpu, pid);
  if (live.spec.role === 'client') {
    tcp.connect(task, live.kernel);
    tcp.finishConnect(task, live.kernel);
  } else {
    tcp.accept(task, live.kernel);
  }
}

/** Says which cookie a new entry gets, and notes that a process has one. */
function beforeTouch(run: AgentRun, live: LiveSocket, pid: number): void {
  const record = recordOf(live.place, pid);
  record.isUser = true;
  record.touchedMs = run.nowMs - run.skewMs;
  if (pid === live.pids[0]) record.isOwner = true;
  noteLife(run, record);
  if (!record.isOpen) {
    run.giveCookie(live);
    record.entries += 1;
  }
  run.touched(live, pid, !record.isOpen);
  record.isOpen = true;
}

/** Notes which of the processes that had the pid it is. */
function noteLife({ processes }: AgentRun, { pid, lives }: PidRecord): void {
  const life = processes.lifeOf(pid);
  if (lives.at(-1) !== life) lives.push(life);
}

/** Bytes go over a socket. */
export function moveData(run: AgentRun, op: OpOf<'data'>): void {
  const live = run.live(op);
  if (live === undefined || live.isDone) return;
  const pid = userOf(live, op.user);
  if (live.place.isUdp) {
    if (op.sentBytes > 0) sendDatagram(run, live, { cpu: op.cpu, pid, bytes: op.sentBytes });
    return;
  }
  const { cpu, sentBytes, isSpliced } = op;
  if (sentBytes > 0) transfer(run, live, { cpu, pid, sentBytes, recvBytes: 0, isSpliced });
  if (op.recvBytes > 0) transfer(run, live, { cpu, pid, sentBytes: 0, recvBytes: op.recvBytes });
}

/** One call that sends or receives. */
export function transfer(
  run: AgentRun,
  live: LiveSocket,
  call: {
    readonly cpu: number;
    readonly pid: number;
    readonly sentBytes: number;
    readonly recvBytes: number;
    readonly isSpliced?: boolean;
  },
): void {
  const { pid, sentBytes, recvBytes, isSpliced = false } = call;
  const { kernel } = live;
  beforeTouch(run, live, pid);
  run.flowsWithContent.add(live.flow);
  const record = recordOf(live.place, pid);
  const task = run.task(call.cpu, pid);
  if (sentBytes > 0) {
    record.sentBytes += sentBytes;
    kernel.segsOut = (kernel.segsOut + 4) >>> 0;
    if (isSpliced) {
      run.agent.kernel.tcp.sendpageEntry(task, kernel);
      run.agent.kernel.tcp.sendpageReturn(task, sentBytes);
    } else run.agent.kernel.tcpSendmsg(task, kernel, sentBytes);
  } else {
    record.recvBytes += recvBytes;
    kernel.segsIn = (kernel.segsIn + 4) >>> 0;
    run.agent.kernel.tcpRecvmsg(task, kernel, recvBytes);
  }
  if (kernel.segsOut !== 0) record.sentPackets = kernel.segsOut;
}

const UDP_HEADER_BYTES = 8;

function sendDatagram(
  run: AgentRun,
  live: LiveSocket,
  { cpu, pid, bytes }: { readonly cpu: number; readonly pid: number; readonly bytes: number },
): void {
  const { source, sport, dest, dport } = live.place;
  beforeTouch(run, live, pid);
  recordOf(live.place, pid).sentBytes += bytes;
  const { udp } = run.agent.kernel;
  const task = run.task(cpu, pid);
  const flow = { src: source, dst: dest, sport, dport };
  udp.makeSkbEntry(task, live.kernel, { length: bytes + UDP_HEADER_BYTES, flow, isSplice: false });
  udp.makeSkbReturn(task, true, live.kernel.family === 'v6' ? 'v6' : 'v4');
}

/** The application closes a socket. */
export function closeSocket(run: AgentRun, op: OpOf<'close'>): void {
  const live = run.live(op);
  if (live === undefined) return;
  closeLive(run, live, { pid: userOf(live, op.user), cpu: op.cpu, probe: op.probe });
}

/** A process closes a socket, or the kernel does it for one that ends. */
export function closeLive(
  run: AgentRun,
  live: LiveSocket,
  { pid, cpu, probe }: Pick<OpOf<'close'>, 'cpu' | 'probe'> & { readonly pid: number },
): void {
  const { kernel } = run.agent;
  const record = recordOf(live.place, pid);
  record.isUser = true;
  noteLife(run, record);
  if (!live.isToldClosed) bookClose(run, live, pid);
  noteTotals(run, live, pid);
  forget(run, live);
  const task = run.task(cpu, pid);
  if (live.place.isUdp) kernel.udpDestroy(task, live.kernel);
  else if (probe === 'missed') kernel.close.closeEntry(task, live.kernel);
  else kernel.tcpClose(task, live.kernel, probe === 'here' ? cpu : 1 - cpu);
  run.agent.afterHook();
}

/** The last record has the socket's own counts of packets and retransmits, where the agent asks for it. */
function noteTotals(run: AgentRun, { place, kernel, mayBeExpired }: LiveSocket, pid: number): void {
  if (run.profile.kernel.finalCounters !== 'socket-totals') return;
  if (mayBeExpired) place.retransmitsToldAgain += kernel.totalRetrans;
  const record = recordOf(place, pid);
  record.sentPackets = Math.max(record.sentPackets, kernel.segsOut);
}

/** The kernel ends a connection: its peer has reset it, or does not answer. */
export function failSocket(run: AgentRun, op: OpOf<'fail'>): void {
  const live = run.live(op);
  if (live === undefined || live.isDone || live.place.isUdp) return;
  live.isDone = true;
  live.place.hasFailed = true;
  // Nobody knows whose connection it is that was opened before the hooks were there.
  if (live.isSeen) {
    live.isToldClosed = true;
    bookClose(run, live, live.pids[0]);
  }
  live.kernel.err = op.errno;
  run.agent.kernel.tcpDone(run.task(op.cpu, op.taskPid), live.kernel);
  run.agent.afterHook();
}

function bookClose(run: AgentRun, live: LiveSocket, pid: number): void {
  if (run.isPolling) run.hasCloseInPoll = true;
  const record = recordOf(live.place, pid);
  // Where whoever deletes an entry emits it, a connection that never had one ends unnoticed.
  const isDue = record.isOpen || run.profile.kernel.closeGate === 'flag-map';
  if (isDue && !live.place.isUdp) record.closes += 1;
  record.isOpen = false;
  if (pid !== live.pids[0]) run.hasForks = true;
}

function forget(run: AgentRun, live: LiveSocket): void {
  const { place, wire, spec } = live;
  place.live = undefined;
  if (run.isPolling && run.mayGiveUp(place)) place.idleClosedInPoll = run.poll;
  if (place.isUdp) return;
  wire[spec.role] = undefined;
  wire.seen.raw.isLeftOver = true;
  wire.seen.translated.isLeftOver = true;
  for (const request of run.requests) {
    if (request.wire === wire && !request.isEnded) request.isAbandoned = true;
  }
}

/** Segments are sent again. */
export function retransmit(run: AgentRun, op: OpOf<'retransmit'>): void {
  const live = run.live(op);
  if (live === undefined || live.isDone || live.place.isUdp) return;
  const task = run.task(op.cpu, live.pids[0]);
  run.agent.kernel.tcp.retransmitEntry(task, live.kernel);
  live.kernel.retransOut += op.segments;
  live.kernel.totalRetrans += op.segments;
  live.kernel.segsOut = (live.kernel.segsOut + op.segments) >>> 0;
  run.agent.kernel.tcp.retransmitReturn(task, 0);
  live.place.retransmits += op.segments;
}
