import type { HttpEvent, SegmentEvent } from '../model/events.ts';
import type { HitList } from '../model/ledger/tracker.ts';
import type { AgentPipeline } from '../model/pipeline.ts';
import { parseHttpStart } from '../model/usm/parseHttpStart.ts';
import { blankPayload } from './blankPayload.ts';
import type { DrivenSocket } from './DrivenSocket.ts';
import type { FlowTable, KnownFlow } from './flowTable.ts';
import type { Moment, TcpTransfers } from './TcpTransfers.ts';
import type { TransactionTable } from './transactionTable.ts';

/** Static tag of OpenSSL (u64), the one TLS library that a recorder hooks. */
const OPENSSL_TAG = 2n;

/** What the driver works with. */
export interface SegmentSurroundings {
  readonly agent: AgentPipeline;
  readonly flows: FlowTable;
  readonly transactions: TransactionTable;
  readonly transfers: TcpTransfers;
  /**
   * Inode of the namespace whose sockets show the agent's socket filter what it sees; `undefined` where it is fed from
   * packets.
   */
  readonly filterNetnsIno: number | undefined;
  /** The kernel's monotonic clock at a time of the trace, ns (u64). */
  readonly monotonic: (tNs: number) => bigint;
  /** The model's CPU of an event. */
  readonly cpuOf: (at: Moment) => number;
}

/** Turns the segments and plaintext heads that sockets show into what the agent's HTTP capture sees of them. */
export class SegmentDriver {
  private readonly around: SegmentSurroundings;

  constructor(around: SegmentSurroundings) {
    this.around = around;
  }

  /** A segment that begins like HTTP: the sender's call comes before the packet, the receiver's after it. */
  http(socket: DrivenSocket, event: HttpEvent): void {
    const { known } = socket;
    if (!known) return;
    if (event.via === 'tls') {
      this.tlsHead(known, event);
      return;
    }
    if (event.dir === 'tx') {
      this.passes(socket, event, 'tx', event.payloadBytes);
      socket.lastHttpTx = event.seq;
    } else {
      socket.lastHttpRx = event.seq;
    }
    const { transactions, flows } = this.around;
    const start = parseHttpStart(event.head);
    const hits = start.type === 'request' ? transactions.request(known, flows, event) : 0;
    this.packet(socket, event, { payload: event.head, hits });
    if (event.dir === 'rx') this.passes(socket, event, 'rx', event.payloadBytes);
  }

  /**
   * A head that a TLS library wrote or read: its hook sees it in every network namespace. The bytes on the wire are
   * others, and come with the counters.
   */
  private tlsHead(flow: KnownFlow, event: HttpEvent): void {
    const { agent, transactions, flows } = this.around;
    const isRequest = parseHttpStart(event.head).type === 'request';
    const hits = isRequest ? transactions.request(flow, flows, event) : 0;
    if (hits !== 0) transactions.seen(hits);
    agent.usm.tls.onCall({
      cpu: this.around.cpuOf(event),
      timeNs: this.around.monotonic(event.tNs),
      tuple: flow.tuples[event.dir],
      memory: event.head,
      lengthBytes: event.payloadBytes,
      tags: OPENSSL_TAG,
      hits,
    });
    agent.afterHook();
  }

  /** Any other recorded segment; its payload is not known, so it stands as zero bytes. */
  segment(socket: DrivenSocket, event: SegmentEvent): void {
    if (!socket.known) return;
    const isHttpAgain = event.seq === (event.dir === 'tx' ? socket.lastHttpTx : socket.lastHttpRx);
    if (event.lenBytes > 0 && isHttpAgain) return;
    if (event.dir === 'tx' && event.lenBytes > 0) this.passes(socket, event, 'tx', event.lenBytes);
    this.packet(socket, event, { payload: blankPayload(event.lenBytes), hits: 0 });
    if (event.dir === 'rx' && event.lenBytes > 0) this.passes(socket, event, 'rx', event.lenBytes);
  }

  /**
   * The agent's socket filter sits in the root namespace: what other namespaces keep to themselves is not seen. Where
   * its packets were recorded, they tell what it sees, and the socket only on which CPU.
   */
  private packet(
    socket: DrivenSocket,
    event: HttpEvent | SegmentEvent,
    { payload, hits }: { readonly payload: string; readonly hits: HitList },
  ): void {
    const { agent, transactions, filterNetnsIno } = this.around;
    const cpu = this.around.cpuOf(event);
    socket.segmentCpu = cpu;
    const { known } = socket;
    if (!known || known.netnsIno !== filterNetnsIno) return;
    if (hits !== 0) transactions.seen(hits);
    const tuple = known.tuples[event.dir];
    if (event.dir === 'rx') agent.networkReceive(cpu);
    const { seq, flags = 0 } = event;
    agent.packet({ cpu, timeNs: this.around.monotonic(event.tNs), tuple, seq, flags, payload, hits });
  }

  private passes(socket: DrivenSocket, at: Moment, dir: 'tx' | 'rx', bytes: number): void {
    if (!socket.isClosed) this.around.transfers.segment(socket, at, dir, bytes);
  }
}
