import type { ConnTuple } from '../../../model/kernel/tuple.ts';
import type { HitList } from '../../../model/ledger/tracker.ts';
import { connTuple } from '../../../model/kernel/tuple.ts';
import { IPV4, IPV6, TCP } from '../../../model/connStats.ts';
import type { CaseOp, PacketView } from '../../../scenarios/agent/AgentCase.ts';
import type { AgentRun } from './AgentRun.ts';
import { libraryTag, type LiveSocket, userOf } from './LiveSocket.ts';
import { oldestUnanswered, repeatResponse, seeEnd, seeRequest, seeResponse } from './seeMessages.ts';
import { transfer } from './socketOps.ts';
import { CASE_REQUESTS, responseText, type TruthRequest } from './TruthRequest.ts';
import { clientEnd, type Wire } from './Wire.ts';

type OpOf<Kind extends CaseOp['op']> = Extract<CaseOp, { readonly op: Kind }>;

const PUSH_ACK = 0x18;
const FIN_ACK = 0x11;
const RST_ACK = 0x14;

/** One message on a wire. */
interface Message {
  readonly text: string;
  readonly isFromClient: boolean;
  /** With a FIN. Of such a segment only one sight is drawn. */
  readonly isLast: boolean;
  readonly cpu: number;
  readonly view: PacketView;
  readonly repeats: number;
  readonly hits: HitList;
}

/** A client sends a request; both ends that are on this host see it. */
export function request(run: AgentRun, op: OpOf<'request'>): void {
  const live = run.live(op);
  const what = CASE_REQUESTS[op.path];
  if (live === undefined || what === undefined || !canTalk(live)) return;
  run.packetCpu = op.cpu;
  const { wire } = live;
  const { client, server } = wire;
  const hooked = hookedEnds(wire);
  const view = hooked.length > 0 ? tlsView(hooked[0]!) : op.view;
  const transaction = run.ledger.capture({ clientFlow: client?.flow ?? 0, serverFlow: server?.flow ?? 0 });
  const truth: TruthRequest = {
    transaction,
    wire,
    sides: (client === undefined ? 0 : 1) + (server === undefined ? 0 : 1),
    path: op.path,
    view,
    startedMs: run.sightMs,
    isTls: hooked.length > 0,
    tags: commonTags(hooked),
    answerTags: 0n,
    isSeenTwice: hooked.length > 1,
    answers: [],
    isAnswered: false,
    isEnded: false,
    isEndUnsure: false,
    isAbandoned: false,
  };
  if (oldestUnanswered(run, wire) !== undefined) wire.isPipelined = true;
  run.requests.push(truth);
  if (truth.isTls) run.hasTls = true;
  const seen = wire.seen[view];
  const isAlone = seen.pending === undefined && seen.waiting === undefined && !seen.mayHoldOtherSight;
  noteSights(run, wire, view, hooked.length);
  seeRequest(run, seen, truth);
  const hits = run.ledger.listOfTransaction(transaction);
  const isLast = op.isLast && hooked.length === 0;
  // A segment that makes an older transaction give way is not taken for an end any more.
  if (isLast && isAlone) seeEnd(run, wire, view);
  else seen.mayHoldHalf = false;
  const { cpu, repeats } = op;
  convey(run, live, op.user, { text: what.text, isFromClient: true, isLast, cpu, view, repeats, hits });
}

/** The server answers the oldest request that waits, or nobody. */
export function response(run: AgentRun, op: OpOf<'response'>): void {
  const live = run.live(op);
  if (live === undefined || !canTalk(live)) return;
  run.packetCpu = op.cpu;
  const { wire } = live;
  const hooked = hookedEnds(wire);
  const view = hooked.length > 0 ? tlsView(hooked[0]!) : op.view;
  noteSights(run, wire, view, hooked.length);
  const answered = seeResponse(run, wire, view, op.status);
  if (answered !== undefined) for (const end of hooked) answered.answerTags |= libraryTag(end.spec);
  if (op.status < 200) wire.hasInterim = true;
  const { cpu, repeats } = op;
  // A repeated read is taken for another response.
  const readAgain = hooked.length > 0 ? repeats + hooked.length - 1 : 0;
  for (let again = 0; again < readAgain; again += 1) repeatResponse(run, wire.seen[view], wire);
  const text = responseText(op.status);
  convey(run, live, op.user, { text, isFromClient: false, isLast: false, cpu, view, repeats, hits: 0 });
}

/** One end sends FIN or RST. */
export function endOnWire(run: AgentRun, op: OpOf<'end'>): void {
  const live = run.live(op);
  if (live === undefined || live.place.isUdp) return;
  const { wire } = live;
  const hooked = hookedEnds(wire);
  const view = hooked.length > 0 ? tlsView(hooked[0]!) : op.view;
  run.packetCpu = op.cpu;
  run.noteBacklog();
  seeEnd(run, wire, view);
  if (hooked.length > 0) {
    // The library's own end comes with a shutdown; a reset reaches no hook.
    run.agent.usm.tls.onClose({
      cpu: op.cpu,
      timeNs: run.timeOn(op.cpu),
      tuple: tlsTuple(hooked[0]!),
      isFromTcpClose: false,
    });
  } else {
    const tuples = wire.tuples[view];
    const isFromClient = live.spec.role === 'client';
    run.agent.packet({
      cpu: op.cpu,
      timeNs: run.timeOn(op.cpu),
      tuple: isFromClient ? tuples.out : tuples.back,
      seq: nextSeq(wire, isFromClient, 1),
      flags: op.flag === 'fin' ? FIN_ACK : RST_ACK,
      payload: '',
      hits: 0,
    });
  }
  run.agent.afterHook();
}

/** Over a hairpin only bytes go: the two ends of an exchange would have no client end in common. */
function canTalk({ place, isDone }: LiveSocket): boolean {
  return !place.isUdp && !isDone && place.network !== 'hairpin';
}

/** Ends whose library is hooked. Where a connection was TLS before, plain packets are not looked at. */
function hookedEnds(wire: Wire): LiveSocket[] {
  const { client, server } = wire;
  const ends: LiveSocket[] = [];
  if (client?.spec.isTls === true) ends.push(client);
  if (server?.spec.isTls === true) ends.push(server);
  if (ends.length > 0) wire.hadTls = true;
  else if (wire.hadTls) wire.isCrossed = true;
  return ends;
}

function commonTags([first, second]: readonly LiveSocket[]): bigint {
  if (first === undefined) return 0n;
  const tag = libraryTag(first.spec);
  return second === undefined ? tag : tag & libraryTag(second.spec);
}

/** TLS hooks see the tuple of their socket: that of a client is not translated. */
function tlsView({ spec }: LiveSocket): PacketView {
  return spec.role === 'client' ? 'raw' : 'translated';
}

function tlsTuple({ place, pids }: LiveSocket): ConnTuple {
  const { source, sport, dest, dport, netns } = place;
  const family = source.includes(':') ? IPV6 : IPV4;
  return connTuple({ src: source, sport, dst: dest, dport, type: TCP, family }, netns, pids[0]);
}

/** Notes under which tuples a message is seen: with both ends hooked, under that of each. */
function noteSights(run: AgentRun, wire: Wire, view: PacketView, hookedCount: number): void {
  noteInFlight(run, wire, view, hookedCount);
  const { raw, translated } = wire.seen;
  const other = view === 'raw' ? translated : raw;
  if (other !== wire.seen[view]) other.mayHoldOtherSight ||= hookedCount > 1;
  wire.seen[view].mayHoldOtherSight = false;
}

/**
 * Only where the map is so small that it can be full. Of two hooked ends each has a transaction of its own; a hit is
 * lost when both are refused, and what makes the first one find no room was there before.
 */
function noteInFlight(run: AgentRun, wire: Wire, view: PacketView, hookedCount: number): void {
  if (run.made.limits.inFlight > run.wires.length * 2) return;
  run.noteInFlight(wire.seen[view]);
  if (run.mayBeRefused(run.event)) run.refusableEnds.add(clientEnd(wire.ends[view]));
  if (hookedCount > 1) for (const seen of [wire.seen.raw, wire.seen.translated]) seen.lastMs = run.nowMs;
}

/** The sender's call, the packets or the reads of the library, the receiver's call. */
function convey(run: AgentRun, live: LiveSocket, user: number, message: Message): void {
  const { wire } = live;
  const { isFromClient, cpu, text } = message;
  const sender = isFromClient ? wire.client : wire.server;
  const receiver = isFromClient ? wire.server : wire.client;
  const pidOf = (end: LiveSocket): number => userOf(end, end === live ? user : 0);
  if (sender !== undefined && !sender.isDone) {
    transfer(run, sender, { cpu, pid: pidOf(sender), sentBytes: text.length, recvBytes: 0 });
  }
  const hooked = hookedEnds(wire);
  run.noteBacklog();
  if (hooked.length > 0) for (const end of hooked) callLibrary(run, end, message);
  else sendPackets(run, wire, message);
  if (receiver !== undefined && !receiver.isDone) {
    transfer(run, receiver, { cpu, pid: pidOf(receiver), sentBytes: 0, recvBytes: text.length });
  }
  run.agent.afterHook();
}

function callLibrary(run: AgentRun, end: LiveSocket, { cpu, text, hits, isFromClient, repeats }: Message): void {
  const tuple = tlsTuple(end);
  const tags = libraryTag(end.spec);
  const reads = isFromClient ? 0 : repeats;
  for (let sight = 0; sight <= reads; sight += 1) {
    const length = { memory: text, lengthBytes: text.length, readableBytes: undefined };
    run.agent.usm.tls.onCall({ cpu, timeNs: run.timeOn(cpu), tuple, ...length, tags, hits });
    run.pageBacklog[cpu] = 0;
  }
}

function sendPackets(run: AgentRun, wire: Wire, message: Message): void {
  const { cpu, text, view, repeats, hits, isFromClient, isLast } = message;
  const tuples = wire.tuples[view];
  const tuple = isFromClient ? tuples.out : tuples.back;
  const isLocal = wire.client !== undefined && wire.server !== undefined;
  const seq = nextSeq(wire, isFromClient, text.length);
  const flags = isLast ? PUSH_ACK | FIN_ACK : PUSH_ACK;
  const segment = { cpu, timeNs: run.timeOn(cpu), tuple, seq, flags, payload: text, hits };
  const sights = isLast ? 1 : (isLocal ? 2 : 1) + repeats;
  for (let sight = sights; sight > 0; sight -= 1) run.agent.packet(segment);
}

function nextSeq(wire: Wire, isFromClient: boolean, bytes: number): number {
  if (isFromClient) return (wire.clientSeq += bytes);
  return (wire.serverSeq += bytes);
}
