import type { Address } from '../../../model/connStats.ts';
import type { SocketCounters } from '../../../model/events.ts';
import type { TcpSegment } from '../packet/decodePacket.ts';
import type { MappedProcess } from '../processes/ProcessMap.ts';
import type { EventSink } from './EventSink.ts';
import type { HalfStream } from './HalfStream.ts';
import type { SegmentHead } from './httpHead.ts';

/** TCP states by the kernel's numbers. */
export const STATE = {
  established: 1,
  synSent: 2,
  synReceived: 3,
  finWait1: 4,
  finWait2: 5,
  close: 7,
  closeWait: 8,
  lastAck: 9,
} as const;

/** Kernel numbers of the families and of TCP. */
const FAMILY_IPV4 = 2;
const FAMILY_IPV6 = 10;
const PROTO_TCP = 6;

/** What a socket end is made of. */
export interface SocketFacts {
  readonly ck: bigint;
  readonly netnsIno: number;
  readonly local: Address;
  readonly localPort: number;
  readonly remote: Address;
  readonly remotePort: number;
  readonly dir: 'in' | 'out' | undefined;
  readonly owner: MappedProcess | undefined;
  readonly listenerCk: bigint | undefined;
  readonly isPreexisting: boolean;
  /** What it sends and what it receives. */
  readonly tx: HalfStream;
  readonly rx: HalfStream;
}

/** What a `progress` event of a capture leaves open. */
const UNTOLD = {
  dataSegsTx: undefined,
  dataBytesTx: undefined,
  dataSegsRx: undefined,
  dataBytesRx: undefined,
  laddr: undefined,
  lport: undefined,
  raddr: undefined,
  rport: undefined,
};

/** One socket end of a captured connection: says what happens to it as the recorder would. */
export class SocketEnd {
  readonly facts: SocketFacts;
  state: number;
  isEstablished = false;
  isClosed = false;
  /** Facts that the capture lacks, by the ring that would have had them. */
  readonly lost = { life: 0, data: 0 };
  retransmits = 0;
  /** Round trip of the handshake, microseconds. */
  rttUs = 0;
  isFinAcked = false;
  hasReceivedFin = false;
  private readonly sink: EventSink;
  private segsIn = 0;
  private segsOut = 0;
  private told: { sent: number; received: number; atNs: bigint } | undefined;

  constructor(facts: SocketFacts, sink: EventSink) {
    this.facts = facts;
    this.sink = sink;
    this.state = facts.dir === 'in' ? STATE.synReceived : STATE.synSent;
  }

  get pid(): number | undefined {
    return this.facts.owner?.pid;
  }

  countSegment(dir: 'tx' | 'rx'): void {
    if (dir === 'tx') this.segsOut += 1;
    else this.segsIn += 1;
  }

  /** The birth of a socket; those of accepted connections are born established. */
  open(): void {
    const { ck, local, netnsIno, isPreexisting, owner } = this.facts;
    const { pid } = this;
    this.sink.push({
      kind: 'sock',
      ...this.sink.next('life'),
      ck,
      family: local.includes(':') ? FAMILY_IPV6 : FAMILY_IPV4,
      proto: PROTO_TCP,
      pid,
      tid: undefined,
      comm: owner && programOf(owner.argv),
      cgroupId: undefined,
      netnsIno,
      netnsCookie: undefined,
      isPreexisting,
    });
  }

  connect(): void {
    const { ck, remote, remotePort } = this.facts;
    const call = { raddr: remote, rport: remotePort, pid: this.pid, tid: undefined, result: undefined };
    this.sink.push({ kind: 'connect', ...this.sink.next('life'), ck, ...call });
  }

  establish(): void {
    if (this.isEstablished || this.isClosed) return;
    this.isEstablished = true;
    const { ck, local, localPort, remote, remotePort, dir, listenerCk, netnsIno, isPreexisting } = this.facts;
    if (!isPreexisting) this.changeState(STATE.established, 0);
    this.state = STATE.established;
    this.sink.push({
      kind: 'estab',
      ...this.sink.next('life'),
      ck,
      laddr: local,
      lport: localPort,
      raddr: remote,
      rport: remotePort,
      dir,
      pid: this.pid,
      pidSource: this.pid === undefined ? undefined : 'proc',
      listenerCk,
      netnsIno,
    });
  }

  changeState(to: number, errno: number): void {
    if (this.state === to) return;
    const { ck } = this.facts;
    const change = { from: this.state, to, errno, counters: this.counters() };
    this.sink.push({ kind: 'state', ...this.sink.next('life'), ck, ...change });
    this.state = to;
  }

  http(dir: 'tx' | 'rx', { seq, payloadBytes, flags }: TcpSegment, head: SegmentHead): void {
    this.sink.push({
      kind: 'http',
      ...this.sink.next('data'),
      ck: this.facts.ck,
      dir,
      seq,
      payloadBytes,
      head: head.head,
      headBytes: head.head.length,
      isTruncated: head.isTruncated,
      method: head.method,
      path: head.path,
      status: head.status,
      via: 'plain',
      flags,
    });
  }

  segment(dir: 'tx' | 'rx', { seq, payloadBytes, flags }: TcpSegment): void {
    const { ck } = this.facts;
    this.sink.push({ kind: 'segment', ...this.sink.next('data'), ck, dir, seq, lenBytes: payloadBytes, flags });
  }

  retransmit({ seq }: TcpSegment): void {
    this.retransmits += 1;
    const { ck } = this.facts;
    this.sink.push({ kind: 'retrans', ...this.sink.next('life'), ck, seq, segs: 1, total: this.retransmits });
  }

  /** Tells the totals, when the last time was long enough ago and they have changed. */
  progress(timeNs: bigint, everyNs: bigint): void {
    const { tx, rx, ck } = this.facts;
    if (!this.isEstablished || this.isClosed) return;
    const told = (this.told ??= { sent: 0, received: 0, atNs: timeNs });
    if (timeNs - told.atNs < everyNs || (tx.sentBytes === told.sent && rx.wholeBytes === told.received)) return;
    this.told = { sent: tx.sentBytes, received: rx.wholeBytes, atNs: timeNs };
    this.sink.push({ kind: 'progress', ...this.sink.next('life'), ck, counters: this.counters(), ...UNTOLD });
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const { ck } = this.facts;
    const call = { pid: this.pid, tid: undefined, state: this.state, counters: this.counters() };
    this.sink.push({ kind: 'close', ...this.sink.next('life'), ck, ...call, lost: { ...this.lost } });
  }

  /** The totals as the kernel would have them; an active side's SYN counts as acknowledged, and so does a FIN. */
  private counters(): SocketCounters {
    const { tx, rx, dir } = this.facts;
    const sent = BigInt(tx.sentBytes);
    const received = BigInt(rx.wholeBytes);
    const synBytes = dir === 'out' && this.state !== STATE.synSent ? 1n : 0n;
    return {
      sentBytes: sent,
      recvBytes: received,
      rawAckedBytes: sent + synBytes + (this.isFinAcked ? 1n : 0n),
      rawReceivedBytes: received + (this.hasReceivedFin ? 1n : 0n),
      segsIn: this.segsIn,
      segsOut: this.segsOut,
      retransmits: this.retransmits,
      rttUs: this.rttUs,
      rttVarUs: Math.floor(this.rttUs / 2),
    };
  }
}

/** Name of a program as the kernel has it: without its folder, at most 15 characters. */
export function programOf(argv: readonly string[]): string {
  return (argv[0] ?? '').split('/').at(-1)!.slice(0, 15);
}
