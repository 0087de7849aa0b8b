import { UDP } from '../model/connStats.ts';
import type { CloseEvent, ConnectEvent, IoEvent, ProgressEvent, SockEvent } from '../model/events.ts';
import { kernelSocket, type KernelSocket } from '../model/kernel/KernelSocket.ts';
import type { ConnectionTracker } from '../model/kernel/ConnectionTracker.ts';
import type { TaskContext } from '../model/kernel/KernelState.ts';
import { unmapAddresses } from '../model/kernel/socketTuple.ts';
import type { TransferSums } from './transferSums.ts';

/** UDP protocol number of a socket. */
export const PROTO_UDP = 17;
const FAMILY_INET6 = 10;
const HEADER_BYTES = 8;
/** More than passes between two records in reality; a trace that claims more gets so many, not an endless run. */
const DATAGRAMS_MAX = 1_000_000;
/** Peers of one socket whose local address is remembered. */
const PEERS_MAX = 4096;
const NO_PAYLOAD = new Uint8Array(0);

/** One recorded UDP socket, with the totals that its last `progress` gave. */
interface DrivenUdpSocket {
  readonly kernel: KernelSocket;
  pid: number;
  /** The peer that the process has connected it to. */
  peer: { readonly addr: string; readonly port: number } | undefined;
  hasTraffic: boolean;
  sent: Totals;
  received: Totals;
  /** Where calls are told: the latest ends, and those of each peer. */
  latest: Ends | undefined;
  readonly endsByPeer: Map<string, Ends>;
}

interface Totals {
  readonly datagrams: number;
  readonly bytes: number;
}

type Ends = { readonly laddr: string; readonly lport: number; readonly raddr: string; readonly rport: number };

/** What the driver works with. */
export interface UdpSurroundings {
  /** The task of a hook that is called then for that process. */
  readonly taskOf: (at: { tNs: number; cpu: number }, pid: number, tid?: number) => TaskContext;
  /** Counts the calls that the trace tells; `undefined` where it tells none. */
  readonly sums: TransferSums | undefined;
}

/**
 * Turns recorded UDP sockets into calls of the agent's hooks.
 *
 * Where a trace tells calls, each is one datagram with its own size and peer; the totals then tell only the local
 * address. Otherwise what the totals have grown by is sent, then received, in datagrams of about one size, at the time
 * of the record. A socket that receives before it sends must have been bound to its port. The ledger follows TCP
 * connections only: no hit travels by UDP.
 */
export class UdpDriver {
  private readonly kernel: ConnectionTracker;
  private readonly taskOf: UdpSurroundings['taskOf'];
  private readonly sums: TransferSums | undefined;
  private readonly sockets = new Map<bigint, DrivenUdpSocket>();

  constructor(kernel: ConnectionTracker, { taskOf, sums }: UdpSurroundings) {
    this.kernel = kernel;
    this.taskOf = taskOf;
    this.sums = sums;
  }

  has(ck: bigint): boolean {
    return this.sockets.has(ck);
  }

  /** @param pointer - address of the socket in kernel memory */
  open(event: SockEvent, pointer: bigint): void {
    const family = event.family === FAMILY_INET6 ? 'v6' : 'v4';
    this.sockets.set(event.ck, {
      kernel: kernelSocket({ pointer, type: UDP, family, netns: event.netnsIno ?? 0 }),
      pid: event.pid ?? 0,
      peer: undefined,
      hasTraffic: false,
      sent: { datagrams: 0, bytes: 0 },
      received: { datagrams: 0, bytes: 0 },
      latest: undefined,
      endsByPeer: new Map(),
    });
  }

  connect({ ck, raddr, rport }: ConnectEvent): void {
    const socket = this.sockets.get(ck);
    if (socket && raddr !== undefined && rport !== undefined) socket.peer = { addr: raddr, port: rport };
  }

  own(ck: bigint, pid: number): void {
    const socket = this.sockets.get(ck);
    if (socket) socket.pid = pid;
  }

  progress(event: ProgressEvent): void {
    const socket = this.sockets.get(event.ck);
    const { laddr, lport, raddr, rport } = event;
    if (!socket || laddr === undefined || lport === undefined || raddr === undefined || rport === undefined) return;
    const sent = { datagrams: event.dataSegsTx ?? 0, bytes: Number(event.dataBytesTx ?? 0n) };
    const received = { datagrams: event.dataSegsRx ?? 0, bytes: Number(event.dataBytesRx ?? 0n) };
    this.settle(socket, { laddr, lport, raddr, rport });
    const task = this.taskOf(event, socket.pid);
    if (!socket.hasTraffic && sent.datagrams === 0) {
      this.kernel.udp.bindEntry(task, socket.kernel, lport);
      this.kernel.udp.bindReturn(task, 0);
    }
    socket.hasTraffic = true;
    const ends = { laddr, lport, raddr, rport };
    if (this.sums) {
      rememberEnds(socket, ends);
      return;
    }
    for (const bytes of datagramsOf(socket.sent, sent)) this.send(task, socket.kernel, ends, bytes);
    for (const bytes of datagramsOf(socket.received, received)) this.receive(task, socket.kernel, ends, bytes);
    socket.sent = sent;
    socket.received = received;
  }

  /** A call comes back. One that failed has built no datagram, and none was taken. */
  call(event: IoEvent): void {
    const socket = this.sockets.get(event.ck);
    if (!socket || !this.sums) return;
    const { op, result } = event;
    this.sums.calls += 1;
    // Its packet has passed before, and with it came the ends.
    const ends = endsOf(socket, event);
    if (result < 0 || !ends) return;
    this.sums.bytesOfCalls += result;
    const task = this.taskOf(event, event.pid ?? socket.pid, event.tid);
    if (op === 'udp_send') this.send(task, socket.kernel, ends, result);
    else this.receive(task, socket.kernel, ends, result);
  }

  close(event: CloseEvent): void {
    const socket = this.sockets.get(event.ck);
    if (!socket) return;
    this.kernel.udpDestroy(this.taskOf(event, event.pid ?? socket.pid), socket.kernel);
    this.sockets.delete(event.ck);
  }

  /** What the kernel's socket knows of its ends: both of a connected one, else only its port. */
  private settle({ kernel, peer }: DrivenUdpSocket, ends: Ends): void {
    kernel.sport = ends.lport;
    if (peer?.addr !== ends.raddr || peer.port !== ends.rport) return;
    kernel.src = ends.laddr;
    kernel.dst = ends.raddr;
    kernel.dport = ends.rport;
  }

  private send(task: TaskContext, kernel: KernelSocket, ends: Ends, bytes: number): void {
    const { src, dst, isV6 } = wireAddresses(ends);
    const flow = { src, dst, sport: ends.lport, dport: ends.rport };
    this.kernel.udp.makeSkbEntry(task, kernel, { length: bytes + HEADER_BYTES, flow, isSplice: false });
    this.kernel.udp.makeSkbReturn(task, true, isV6 ? 'v6' : 'v4');
  }

  private receive(task: TaskContext, kernel: KernelSocket, ends: Ends, bytes: number): void {
    const { src, dst, isV6 } = wireAddresses(ends);
    this.kernel.udpRecvmsg(task, kernel, {
      src: dst,
      dst: src,
      sport: ends.rport,
      dport: ends.lport,
      family: isV6 ? 'v6' : 'v4',
      protocol: 'udp',
      payload: NO_PAYLOAD,
      udpLength: bytes + HEADER_BYTES,
    });
  }
}

function rememberEnds(socket: DrivenUdpSocket, ends: Ends): void {
  const { endsByPeer } = socket;
  socket.latest = ends;
  endsByPeer.set(peerKey(ends.raddr, ends.rport), ends);
  if (endsByPeer.size <= PEERS_MAX) return;
  for (const oldest of endsByPeer.keys()) {
    endsByPeer.delete(oldest);
    return;
  }
}

/** The ends of a call: its own peer where it is known, and the address that this peer is talked to from. */
function endsOf({ latest, endsByPeer }: DrivenUdpSocket, { raddr, rport }: IoEvent): Ends | undefined {
  if (raddr === undefined || rport === undefined) return latest;
  return endsByPeer.get(peerKey(raddr, rport)) ?? (latest && { ...latest, raddr, rport });
}

function peerKey(address: string, port: number): string {
  return `${address} ${port}`;
}

/** The ends as a packet has them: an IPv4 peer of an IPv6 socket is one of IPv4 there. */
function wireAddresses({ laddr, raddr }: Ends): ReturnType<typeof unmapAddresses> {
  return laddr.includes(':') ? unmapAddresses(laddr, raddr) : { src: laddr, dst: raddr, isV6: false };
}

/** Sizes of the datagrams between two totals, as even as whole bytes allow. */
function datagramsOf(before: Totals, after: Totals): number[] {
  const count = Math.min(after.datagrams - before.datagrams, DATAGRAMS_MAX);
  if (count <= 0) return [];
  const bytes = Math.max(0, after.bytes - before.bytes);
  const least = Math.floor(bytes / count);
  const larger = bytes - least * count;
  return Array.from({ length: count }, (_, index) => least + (index < larger ? 1 : 0));
}
