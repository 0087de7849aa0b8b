import type { PidSource, RecordedEvent, RecordedPrefix, Ring, SocketCounters } from '../../model/events.ts';

/** A process that owns sockets. */
export interface HostProcess {
  readonly pid: number;
  readonly netnsIno: number;
  readonly cpu: number;
  readonly argv: readonly string[];
  readonly service: string | undefined;
}

/** Where a socket sits. */
export interface SocketAddress {
  readonly address: string;
  readonly port: number;
}

/** One socket end of a synthetic connection. */
interface SyntheticSocket {
  readonly ck: bigint;
  readonly process: HostProcess;
  sentBytes: number;
  recvBytes: number;
  segsIn: number;
  segsOut: number;
}

/** A connection with both ends; an end on another host has no socket here. */
export interface SyntheticFlow {
  readonly client: SyntheticSocket | undefined;
  readonly server: SyntheticSocket | undefined;
  clientSeq: number;
  serverSeq: number;
}

export type FlowEnd = 'client' | 'server';

const FIN_ACK = 0x11;
const PSH_ACK = 0x18;
const FIRST_COOKIE = 0x1001;
/** Initial sequence numbers: any value but 0, which the agent mistakes for a copy. */
const CLIENT_ISN = 1_000;
const SERVER_ISN = 5_000_000;
const HEAD_BYTES_MAX = 256;

/**
 * Writes the kernel events of a made-up host, in the vocabulary of a recorded trace.
 *
 * Two events that belong to one step are one microsecond apart, in the order in which a kernel shows them. Every method
 * takes the time of its first event and returns the time after its last one.
 */
export class SyntheticHost {
  private readonly events: RecordedEvent[] = [];
  private cookies = 0;

  /** All events so far in order of time, numbered per ring and CPU as a recorder numbers them. */
  finish(): RecordedEvent[] {
    const numbers = new Map<string, number>();
    return this.events
      .toSorted((a, b) => a.tNs - b.tNs)
      .map((event) => {
        const source = `${event.ring} ${event.cpu}`;
        const cseq = numbers.get(source) ?? 0;
        numbers.set(source, cseq + 1);
        return { ...event, cseq };
      });
  }

  /** Announces a process that runs from now on. */
  process(tNs: number, process: HostProcess): number {
    this.events.push({
      kind: 'proc',
      ...this.prefix(tNs, 'life', process.cpu),
      pid: process.pid,
      ppid: 1,
      startNs: undefined,
      comm: (process.argv[0] ?? '').split('/').at(-1),
      argv: process.argv,
      argvBytes: undefined,
      cgroup: undefined,
      netnsIno: process.netnsIno,
      containerId: undefined,
      service: process.service,
      via: 'exec',
    });
    return tNs + 1000;
  }

  /** Opens a connection; an end without a process is on another host. */
  connect(
    tNs: number,
    ends: { client: HostProcess | undefined; server: HostProcess | undefined; from: SocketAddress; to: SocketAddress },
  ): { flow: SyntheticFlow; endNs: number } {
    const flow: SyntheticFlow = {
      client: ends.client && this.socket(ends.client),
      server: ends.server && this.socket(ends.server),
      clientSeq: CLIENT_ISN,
      serverSeq: SERVER_ISN,
    };
    let at = tNs;
    if (flow.client) at = this.established(at, flow.client, ends.from, ends.to, 'out');
    if (flow.server) at = this.established(at, flow.server, ends.to, ends.from, 'in');
    return { flow, endNs: at };
  }

  /** Sends one segment with an HTTP head from one end to the other. */
  head(tNs: number, flow: SyntheticFlow, from: FlowEnd, head: string): number {
    const seq = from === 'client' ? flow.clientSeq : flow.serverSeq;
    if (from === 'client') flow.clientSeq += head.length;
    else flow.serverSeq += head.length;
    const at = this.httpCopy(tNs, flow[from], 'tx', seq, head);
    return this.httpCopy(at, flow[from === 'client' ? 'server' : 'client'], 'rx', seq, head);
  }

  /** One end closes its socket: the close call, then its FIN at both ends. */
  close(tNs: number, flow: SyntheticFlow, end: FlowEnd): number {
    const socket = flow[end];
    let at = tNs;
    if (socket) {
      this.events.push({
        kind: 'close',
        ...this.prefix(at, 'life', socket.process.cpu),
        ck: socket.ck,
        pid: socket.process.pid,
        tid: socket.process.pid,
        state: 1,
        counters: countersOf(socket),
        lost: { life: 0, data: 0 },
      });
      at += 1000;
    }
    const seq = end === 'client' ? flow.clientSeq : flow.serverSeq;
    at = this.finCopy(at, socket, 'tx', seq);
    return this.finCopy(at, flow[end === 'client' ? 'server' : 'client'], 'rx', seq);
  }

  private socket(process: HostProcess): SyntheticSocket {
    this.cookies += 1;
    return { ck: BigInt(FIRST_COOKIE + this.cookies), process, sentBytes: 0, recvBytes: 0, segsIn: 1, segsOut: 1 };
  }

  private established(
    tNs: number,
    socket: SyntheticSocket,
    local: SocketAddress,
    remote: SocketAddress,
    dir: 'in' | 'out',
  ): number {
    const { pid, cpu, netnsIno } = socket.process;
    const pidSource: PidSource = dir === 'out' ? 'creator' : 'listener';
    this.events.push({
      kind: 'sock',
      ...this.prefix(tNs, 'life', cpu),
      ck: socket.ck,
      family: local.address.includes(':') ? 10 : 2,
      proto: 6,
      pid,
      tid: pid,
      comm: undefined,
      cgroupId: undefined,
      netnsIno,
      netnsCookie: undefined,
      isPreexisting: false,
    });
    this.events.push({
      kind: 'estab',
      ...this.prefix(tNs + 1000, 'life', cpu),
      ck: socket.ck,
      laddr: local.address,
      lport: local.port,
      raddr: remote.address,
      rport: remote.port,
      dir,
      pid,
      pidSource,
      listenerCk: undefined,
      netnsIno,
    });
    return tNs + 2000;
  }

  private httpCopy(tNs: number, socket: SyntheticSocket | undefined, dir: 'tx' | 'rx', seq: number, head: string) {
    if (!socket) return tNs;
    if (dir === 'tx') {
      socket.sentBytes += head.length;
      socket.segsOut += 1;
    } else {
      socket.recvBytes += head.length;
      socket.segsIn += 1;
    }
    const kept = head.slice(0, HEAD_BYTES_MAX);
    this.events.push({
      kind: 'http',
      ...this.prefix(tNs, 'data', socket.process.cpu),
      ck: socket.ck,
      dir,
      seq,
      payloadBytes: head.length,
      head: kept,
      headBytes: kept.length,
      isTruncated: kept.length < head.length,
      method: undefined,
      path: undefined,
      status: undefined,
      via: 'plain',
      flags: PSH_ACK,
    });
    return tNs + 1000;
  }

  private finCopy(tNs: number, socket: SyntheticSocket | undefined, dir: 'tx' | 'rx', seq: number): number {
    if (!socket) return tNs;
    this.events.push({
      kind: 'segment',
      ...this.prefix(tNs, 'data', socket.process.cpu),
      ck: socket.ck,
      dir,
      seq,
      lenBytes: 0,
      flags: FIN_ACK,
    });
    return tNs + 1000;
  }

  /** The number within ring and CPU is given at the end, in order of time. */
  private prefix(tNs: number, ring: Ring, cpu: number): RecordedPrefix {
    return { tNs, cpu, cseq: 0, ring };
  }
}

function countersOf(socket: SyntheticSocket): SocketCounters {
  return {
    sentBytes: BigInt(socket.sentBytes),
    recvBytes: BigInt(socket.recvBytes),
    rawAckedBytes: BigInt(socket.sentBytes),
    rawReceivedBytes: BigInt(socket.recvBytes),
    segsIn: socket.segsIn,
    segsOut: socket.segsOut,
    retransmits: 0,
    rttUs: 30,
    rttVarUs: 15,
  };
}
