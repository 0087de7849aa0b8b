import type { Address, IpTranslation } from '../../../model/connStats.ts';
import type { CaseSocket } from '../../../scenarios/agent/AgentCase.ts';
import type { LiveSocket } from './LiveSocket.ts';
import { wireEnds, type WireEnds } from './Wire.ts';

/** What one client was told of the connections of one process at one place, all together. */
export interface ClientSums {
  sentBytes: number;
  recvBytes: number;
  closed: number;
  /** What it will never be told. */
  lostSentBytes: number;
  lostRecvBytes: number;
  retransmits: number;
  /** Modulo 2^32. */
  sentPackets: number;
  /** Totals of the last record, and its cookie. */
  lastSent: bigint;
  lastRecv: bigint;
  lastCookie: bigint;
}

/** What one process really did with the connections at one place. */
export interface PidRecord {
  readonly pid: number;
  sentBytes: number;
  recvBytes: number;
  closes: number;
  /** Closes that never reached user space. */
  lostCloses: number;
  /** Packets that its entry was last told of (u32). */
  sentPackets: number;
  /** The kernel has an entry for it. */
  isOpen: boolean;
  /** Entries that it ever had. */
  entries: number;
  /** When its entry was last touched, ms. */
  touchedMs: number;
  /** It opened, used or closed one of the sockets. */
  isUser: boolean;
  /** It owned one of the sockets, and did not come by it as a child. */
  isOwner: boolean;
  /** Which of the processes that had the pid used the sockets, see `CaseProcesses`. */
  readonly lives: number[];
  readonly sums: readonly ClientSums[];
}

/** One tuple of a socket in one namespace: connections that follow each other there look the same to the agent. */
export interface Place {
  readonly role: CaseSocket['role'];
  readonly network: CaseSocket['network'];
  readonly isUdp: boolean;
  readonly source: Address;
  readonly sport: number;
  readonly dest: Address;
  readonly dport: number;
  readonly netns: number;
  /** The right translation; `undefined` for connections that are not translated. */
  readonly translation: IpTranslation | undefined;
  /** Conntrack has registered it. */
  isTranslated: boolean;
  isForgotten: boolean;
  /** The poll inside which a socket was closed that conntrack had forgotten; 0 = none. */
  idleClosedInPoll: number;
  /** The socket that was opened inside the same poll, as the ledger numbers it. */
  successor: { readonly poll: number; readonly flow: number } | undefined;
  /** A poll has given an idle connection up by its tuple, which another one had by then. */
  hasExpiredSuccessor: boolean;
  readonly records: PidRecord[];
  retransmits: number;
  /** Of these, at most, last records of sockets that were given up as idle before have told again. */
  retransmitsToldAgain: number;
  /** The kernel has ended one of its connections. */
  hasFailed: boolean;
  /** Direction was told by connect or accept, or by a bound port, of all connections so far. */
  isDirectionTold: boolean;
  /** Sockets that were opened here. */
  generations: number;
  live: LiveSocket | undefined;
  /** Cookies that the kernel has given here. */
  readonly cookies: number[];
}

/** The place of a socket, with nothing done there. */
export function newPlace(socket: CaseSocket): Place {
  const { role, network, netns, transport } = socket;
  const behind = wireEnds(socket, 'translated');
  const ends = role === 'client' ? wireEnds(socket, 'raw') : behind;
  const isClient = role === 'client';
  return {
    role,
    network,
    isUdp: transport === 'udp',
    source: isClient ? ends.clientIp : ends.serverIp,
    sport: isClient ? ends.clientPort : ends.serverPort,
    dest: isClient ? ends.serverIp : ends.clientIp,
    dport: isClient ? ends.serverPort : ends.clientPort,
    netns,
    translation: isClient ? translationOfClient(network, behind) : translationOfServer(socket),
    isTranslated: false,
    isForgotten: false,
    idleClosedInPoll: 0,
    successor: undefined,
    hasExpiredSuccessor: false,
    records: [],
    retransmits: 0,
    retransmitsToldAgain: 0,
    hasFailed: false,
    isDirectionTold: true,
    generations: 0,
    live: undefined,
    cookies: [],
  };
}

/** What a client's packets become on their way. */
function translationOfClient(network: CaseSocket['network'], behind: WireEnds): IpTranslation | undefined {
  if (network !== 'vip' && network !== 'hairpin') return undefined;
  return {
    replSrcIp: behind.serverIp,
    replSrcPort: behind.serverPort,
    replDstIp: behind.clientIp,
    replDstPort: behind.clientPort,
  };
}

/** Whom a server really talks to, where the client's address was replaced. */
function translationOfServer(socket: CaseSocket): IpTranslation | undefined {
  if (socket.network !== 'hairpin') return undefined;
  const { clientIp, clientPort, serverIp, serverPort } = wireEnds(socket, 'raw');
  return { replSrcIp: clientIp, replSrcPort: clientPort, replDstIp: serverIp, replDstPort: serverPort };
}

/** Whether two sockets share a place. */
export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.sport === b.sport &&
    a.dport === b.dport &&
    a.netns === b.netns &&
    a.isUdp === b.isUdp &&
    a.source === b.source &&
    a.dest === b.dest
  );
}

/** The record of a process at a place. */
export function recordOf(place: Place, pid: number): PidRecord {
  for (const record of place.records) if (record.pid === pid) return record;
  const sums = [zeroSums(), zeroSums(), zeroSums()];
  const record = {
    pid,
    sentBytes: 0,
    recvBytes: 0,
    closes: 0,
    lostCloses: 0,
    sentPackets: 0,
    isOpen: false,
    entries: 0,
    touchedMs: 0,
    isUser: false,
    isOwner: false,
    lives: [],
    sums,
  };
  place.records.push(record);
  return record;
}

/** A close never reaches user space: with it goes what the clients were not told before. */
export function loseRecord(record: PidRecord): void {
  record.lostCloses += 1;
  for (const sums of record.sums) {
    sums.lostSentBytes = Math.max(sums.lostSentBytes, record.sentBytes - sums.sentBytes);
    sums.lostRecvBytes = Math.max(sums.lostRecvBytes, record.recvBytes - sums.recvBytes);
  }
}

/** A client that was forgotten is told everything again. */
export function resetSums(places: readonly Place[], client: number): void {
  for (const { records } of places) for (const { sums } of records) Object.assign(sums[client]!, zeroSums());
}

function zeroSums(): ClientSums {
  return {
    sentBytes: 0,
    recvBytes: 0,
    closed: 0,
    lostSentBytes: 0,
    lostRecvBytes: 0,
    retransmits: 0,
    sentPackets: 0,
    lastSent: 0n,
    lastRecv: 0n,
    lastCookie: 0n,
  };
}
