import type { PacketEvent } from '../model/events.ts';
import type { HitList } from '../model/ledger/tracker.ts';
import type { AgentPipeline } from '../model/pipeline.ts';
import { parseHttpStart } from '../model/usm/parseHttpStart.ts';
import { flipTuple } from '../model/kernel/tuple.ts';
import { blankPayload } from './blankPayload.ts';
import { type FlowTable, type KnownFlow, packetTuple } from './flowTable.ts';
import type { TransactionTable } from './transactionTable.ts';

/** What the feed works with. */
export interface FeedSurroundings {
  readonly agent: AgentPipeline;
  readonly flows: FlowTable;
  readonly transactions: TransactionTable;
  /** The kernel's monotonic clock at a time of the trace, ns (u64). */
  readonly monotonic: (tNs: number) => bigint;
  /** CPU that a socket last sent or received on. */
  readonly cpuOf: (flow: KnownFlow | undefined) => number;
}

/**
 * Gives the agent's socket filter the packets of the root namespace as they were recorded there: every copy, with the
 * addresses of that place, and nothing of other namespaces.
 *
 * Which request a packet holds is asked of the sockets: its sender's, else its receiver's, which is another one where
 * an address is translated. A packet between sockets that the trace does not show holds none for the ledger; the agent
 * sees it all the same. A packet does not tell its CPU: it is taken to be the one on which its socket last was.
 */
export class PacketFilterFeed {
  private readonly around: FeedSurroundings;

  constructor(around: FeedSurroundings) {
    this.around = around;
  }

  /** A packet passes an interface of the root namespace. */
  packet(event: PacketEvent): void {
    const { agent, flows, transactions } = this.around;
    const { src, sport, dst, dport, seq, flags, head, payloadBytes, packetType } = event;
    const tuple = packetTuple({ laddr: src, lport: sport, raddr: dst, rport: dport });
    const sender = flows.senderOf(tuple);
    const receiver = sender ? undefined : flows.senderOf(flipTuple(tuple));
    const isRequest = head !== undefined && parseHttpStart(head).type === 'request';
    const hits = isRequest ? this.hitsOf(sender, receiver, seq) : 0;
    if (hits !== 0) transactions.seen(hits);
    const cpu = this.around.cpuOf(sender ?? receiver);
    if (packetType !== 'out') agent.networkReceive(cpu);
    const payload = head ?? blankPayload(payloadBytes);
    agent.packet({ cpu, timeNs: this.around.monotonic(event.tNs), tuple, seq, flags, payload, hits });
  }

  private hitsOf(sender: KnownFlow | undefined, receiver: KnownFlow | undefined, seq: number): HitList {
    const { flows, transactions } = this.around;
    if (sender) return transactions.request(sender, flows, { dir: 'tx', via: 'plain', seq });
    return receiver ? transactions.request(receiver, flows, { dir: 'rx', via: 'plain', seq }) : 0;
  }
}
