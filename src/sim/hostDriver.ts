import { TCP } from '../model/connStats.ts';
import type { CloseEvent, EstabEvent, IoEvent, RecordedEvent, SockEvent, StateEvent } from '../model/events.ts';
import { kernelSocket } from '../model/kernel/KernelSocket.ts';
import type { TaskContext } from '../model/kernel/KernelState.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { AgentPipeline } from '../model/pipeline.ts';
import type { DrivenSocket } from './DrivenSocket.ts';
import { DriverMemory } from './DriverMemory.ts';
import { FlowTable, type KnownFlow } from './flowTable.ts';
import { PacketFilterFeed } from './PacketFilterFeed.ts';
import { ProcessTable } from './processTable.ts';
import { SegmentDriver } from './SegmentDriver.ts';
import { TranslationTable } from './TranslationTable.ts';
import { TransactionTable } from './transactionTable.ts';
import { type CountingEvent, type Moment, noBytes, TcpTransfers } from './TcpTransfers.ts';
import type { FilterFeed } from './filterFeed.ts';
import type { CallsTold, TransferSums } from './transferSums.ts';
import { PROTO_UDP, UdpDriver } from './UdpDriver.ts';

/** TCP protocol number of a socket. */
const PROTO_TCP = 6;
/** Kernel number of the TCP state CLOSE. */
const STATE_CLOSE = 7;
/** Sockets lie at addresses like these; only the low half matters, as a part of cookies. */
const FIRST_SOCKET_ADDRESS = 0xffff_8881_0000_0000n;
const SOCKET_SPACING = 0x900n;
const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** What the driver needs to know of the recorded host. */
export interface DrivenHost {
  /** Inode of the root namespace: the one that the agent's socket filter sits in. */
  readonly rootNetnsIno: number;
  /** Kernel monotonic clock (u64 ns) at time 0 of the trace. */
  readonly monotonicBaseNs: bigint;
  /** How much later than the kernel the agent learns a translation, ns. */
  readonly lateTranslationsNs?: number | undefined;
  /** CPUs of the model; a recorded CPU beyond them is folded. */
  readonly cpuCount: number;
  /** Which calls that send or receive the trace tells; `undefined`: none. */
  readonly callsTold?: CallsTold | undefined;
  /** What the agent's socket filter is fed from: heads and ends as the sockets show them, or the recorded packets. */
  readonly filterFeed?: FilterFeed | undefined;
}

/**
 * Turns recorded kernel facts into calls of the agent's hooks.
 *
 * What the hooks see but a recorder does not write is filled in from what it does write: sends and receives, where it
 * does not tell calls ({@link TcpTransfers}), and the FIN that the socket filter sees.
 */
export class HostDriver {
  readonly processes: ProcessTable;
  readonly flows = new FlowTable();
  readonly translations: TranslationTable;
  readonly transactions: TransactionTable;
  /** Services that own captured hits of sockets that were forgotten. */
  readonly forgottenServices = new Set<string>();
  /** By cookie. */
  private readonly sockets = new Map<number | bigint, DrivenSocket>();
  private readonly tcp: TcpTransfers;
  private readonly segments: SegmentDriver;
  /** `undefined` where the filter is fed from the sockets. */
  private readonly packets: PacketFilterFeed | undefined;
  private readonly udp: UdpDriver;
  private readonly memory: DriverMemory<DrivenSocket>;
  private readonly agent: AgentPipeline;
  private readonly ledger: Ledger;
  private readonly host: DrivenHost;
  private now = { tNs: -1, monotonicNs: 0n };
  /** The task of the hook that is being called; no hook keeps it. */
  private readonly caller = { cpu: 0, timeNs: 0n, pid: 0, tid: 0 };

  constructor(agent: AgentPipeline, ledger: Ledger, host: DrivenHost) {
    this.agent = agent;
    this.ledger = ledger;
    this.host = host;
    this.translations = new TranslationTable(host.rootNetnsIno, host.lateTranslationsNs);
    const taskOf = (at: Moment, pid: number, tid?: number) => this.task(at, pid, tid);
    this.tcp = new TcpTransfers(agent.kernel, host.callsTold, taskOf);
    this.udp = new UdpDriver(agent.kernel, { taskOf, sums: host.callsTold && this.tcp.sums });
    this.memory = new DriverMemory<DrivenSocket>({
      socket: (socket) => this.forgetSocket(socket),
      flow: (flow) => ledger.retireFlow(flow),
      transaction: (transaction) => ledger.retireTransaction(transaction),
      process: (process) => this.processes.forget(process),
    });
    this.processes = new ProcessTable((process) => this.memory.processes.add(process));
    this.transactions = new TransactionTable(ledger, (transaction) => this.memory.transactions.add(transaction));
    const { flows, transactions, tcp: transfers } = this;
    const monotonic = (tNs: number): bigint => this.monotonic(tNs);
    const common = { agent, flows, transactions, monotonic };
    const isFedFromPackets = host.filterFeed === 'packets';
    this.segments = new SegmentDriver({
      ...common,
      transfers,
      filterNetnsIno: isFedFromPackets ? undefined : host.rootNetnsIno,
      cpuOf: (at) => this.cpuOf(at),
    });
    const cpuOfFlow = (flow: KnownFlow | undefined) => (flow && this.find(flow.ck)?.segmentCpu) ?? 0;
    this.packets = isFedFromPackets ? new PacketFilterFeed({ ...common, cpuOf: cpuOfFlow }) : undefined;
  }

  /** A poll is over: forgets what has been of no use for long. Called only where memory must stay bounded. */
  endPoll(): void {
    this.memory.endPoll();
  }

  /** How bytes came to the hooks; `undefined` where the trace tells no calls. */
  get transfers(): TransferSums | undefined {
    return this.host.callsTold && this.tcp.sums;
  }

  /** Replays one recorded event. */
  apply(event: RecordedEvent): void {
    switch (event.kind) {
      case 'proc':
        this.processes.start(event);
        return;
      case 'proc_exit':
        this.processes.exit(event.pid);
        return;
      case 'sock':
        if (event.proto === PROTO_UDP) this.udp.open(event, socketPointer(event.ck));
        else this.open(event);
        return;
      case 'estab':
        this.establish(event);
        return;
      case 'http': {
        const socket = this.find(event.ck);
        if (socket) this.segments.http(socket, event);
        return;
      }
      case 'segment': {
        const socket = this.find(event.ck);
        if (socket) this.segments.segment(socket, event);
        return;
      }
      case 'owner':
        this.own(event.ck, event.pid);
        this.udp.own(event.ck, event.pid);
        return;
      case 'progress':
        this.account(this.find(event.ck), event);
        this.udp.progress(event);
        return;
      case 'state':
        this.changeState(event);
        return;
      case 'close':
        this.close(event);
        return;
      case 'retrans':
        this.retransmit(event.ck, event, event.segs);
        return;
      case 'connect':
        this.udp.connect(event);
        return;
      case 'nat':
        this.translations.apply(event);
        return;
      case 'io':
        this.call(event);
        return;
      case 'packet':
        this.packets?.packet(event);
        return;
      case 'listen':
      case 'netns':
      case 'iface':
      case 'snapshot_end':
      case 'loss':
      case 'tick':
      case 'marker':
      // The agent has no eyes for local sockets and descriptors.
      case 'fds':
      case 'unix_open':
      case 'unix_close':
      // What only Windows has is not for this driver.
      case 'etw':
      case 'etw_loss':
      case 'flow_rows':
      case 'driver_limits':
      case 'driver_stats':
      case 'flow_open':
      case 'flow_update':
      case 'flow_close':
      case 'driver_http':
        return;
    }
  }

  private open({ ck, proto, pid, isPreexisting }: Pick<SockEvent, 'ck' | 'proto' | 'pid' | 'isPreexisting'>) {
    const socket: DrivenSocket = {
      kernel: kernelSocket({ pointer: socketPointer(ck), type: TCP }),
      isTcp: proto === PROTO_TCP,
      pid: pid ?? 0,
      isPreexisting,
      known: undefined,
      isClosed: false,
      bytes: noBytes(),
      lastHttpTx: -1,
      lastHttpRx: -1,
      segmentCpu: 0,
    };
    this.sockets.set(socketKey(ck), socket);
    return socket;
  }

  private find(ck: bigint): DrivenSocket | undefined {
    return this.sockets.get(socketKey(ck));
  }

  private forgetSocket({ known }: DrivenSocket): void {
    if (known === undefined) return;
    this.sockets.delete(socketKey(known.ck));
    if (known.ownsHits) this.forgottenServices.add(this.processes.serviceOf(known.pid));
    this.transactions.forget(known);
    this.flows.remove(known);
    this.memory.flows.add(known.flow);
  }

  private establish(event: EstabEvent): void {
    const { ck, pid, dir } = event;
    const socket = this.find(ck) ?? this.open({ ck, proto: PROTO_TCP, pid, isPreexisting: dir === undefined });
    const { kernel } = socket;
    socket.pid = event.pid ?? socket.pid;
    kernel.family = event.laddr.includes(':') ? 'v6' : 'v4';
    kernel.src = event.laddr;
    kernel.sport = event.lport;
    kernel.dst = event.raddr;
    kernel.dport = event.rport;
    kernel.netns = event.netnsIno ?? 0;
    const flow = this.ledger.openFlow();
    kernel.flow = this.ledger.listOfFlow(flow);
    socket.known = this.flows.add(flow, event, socket.pid);
    const task = this.task(event, socket.pid);
    if (event.dir === 'out') {
      this.agent.kernel.tcp.connect(task, kernel);
      this.agent.kernel.tcp.finishConnect(task, kernel);
    } else {
      this.agent.kernel.tcp.accept(task, kernel);
    }
  }

  private own(ck: bigint, pid: number): void {
    const socket = this.find(ck);
    if (socket) socket.pid = pid;
  }

  private changeState(event: StateEvent): void {
    const socket = this.find(event.ck);
    if (!socket || socket.isClosed) return;
    this.account(socket, event);
    if (!socket.known || event.to !== STATE_CLOSE) return;
    socket.kernel.err = event.errno ?? 0;
    this.agent.kernel.tcpDone(this.task(event, socket.pid), socket.kernel);
    this.agent.afterHook();
  }

  private close(event: CloseEvent): void {
    if (this.udp.has(event.ck)) {
      this.udp.close(event);
      this.agent.afterHook();
      return;
    }
    const socket = this.find(event.ck);
    if (!socket?.known || socket.isClosed) return;
    this.account(socket, event);
    socket.isClosed = true;
    this.memory.sockets.add(socket);
    this.agent.kernel.tcpClose(this.task(event, event.pid ?? socket.pid), socket.kernel);
    socket.kernel = GONE;
    this.agent.afterHook();
  }

  private retransmit(ck: bigint, at: { tNs: number; cpu: number }, segments: number): void {
    const socket = this.find(ck);
    if (!socket?.known || socket.isClosed) return;
    const task = this.task(at, socket.pid);
    this.agent.kernel.tcp.retransmitEntry(task, socket.kernel);
    socket.kernel.retransOut += segments;
    this.agent.kernel.tcp.retransmitReturn(task, 0);
  }

  private account(socket: DrivenSocket | undefined, event: CountingEvent): void {
    const { counters } = event;
    if (!socket?.isTcp || socket.isClosed || !counters) return;
    if (socket.known) this.tcp.counters(socket, event, counters, event.kind === 'close');
    else this.tcp.countersOfUnknown(socket, counters);
  }

  private call(event: IoEvent): void {
    if (this.udp.has(event.ck)) {
      this.udp.call(event);
      return;
    }
    const socket = this.find(event.ck);
    if (!socket?.known || !socket.isTcp || socket.isClosed) return;
    this.tcp.call(socket, event);
  }

  private task(at: Moment, pid: number, tid: number = pid): TaskContext {
    const { caller } = this;
    caller.cpu = this.cpuOf(at);
    caller.timeNs = this.monotonic(at.tNs);
    caller.pid = pid;
    caller.tid = tid;
    return caller;
  }

  private cpuOf(at: { cpu: number }): number {
    return at.cpu < 0 ? 0 : at.cpu % this.host.cpuCount;
  }

  /** One event asks for its time several times. */
  private monotonic(tNs: number): bigint {
    if (tNs !== this.now.tNs) this.now = { tNs, monotonicNs: this.host.monotonicBaseNs + BigInt(tNs) };
    return this.now.monotonicNs;
  }
}

/** Stands for every closed socket, so that their content need not be remembered as long as they are. */
const GONE = kernelSocket({ pointer: 0n, type: TCP });

/** Where the model has the socket in kernel memory. */
function socketPointer(ck: bigint): bigint {
  return FIRST_SOCKET_ADDRESS + BigInt.asUintN(32, ck) * SOCKET_SPACING;
}

/** Small cookies, as the kernel gives them, are found faster as numbers. */
function socketKey(ck: bigint): number | bigint {
  return ck <= MAX_EXACT ? Number(ck) : ck;
}
