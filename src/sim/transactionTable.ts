import type { HttpEvent } from '../model/events.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { HitList } from '../model/ledger/tracker.ts';
import type { FlowTable, KnownFlow } from './flowTable.ts';

/** A captured request with its handle for the model. */
interface CapturedRequest {
  readonly transaction: number;
  readonly hits: HitList;
}

/**
 * The truth that a run is judged by: every request that a socket sent or received, whatever the agent makes of it.
 *
 * The two ends of a connection show the same request twice, a retransmission shows it again; all sights have the same
 * client, server and sequence number and stand for one transaction.
 */
export class TransactionTable {
  private readonly ledger: Ledger;
  /** By flow of the client (or of the server, when the client is on another host), then by sequence number. */
  private readonly byFlow = new Map<number, Map<number, CapturedRequest>>();
  /** Requests that the agent's socket filter has not seen yet, by handle. */
  private readonly unseenHits = new Set<HitList>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** A request at one end of a connection. @returns the handle of its transaction */
  request(flow: KnownFlow, flows: FlowTable, event: HttpEvent): HitList {
    const peer = flows.peerOf(flow);
    const clientFlow = event.dir === 'tx' ? flow.flow : peer;
    const serverFlow = event.dir === 'tx' ? peer : flow.flow;
    const key = clientFlow === 0 ? serverFlow : clientFlow;
    const known = this.byFlow.get(key)?.get(event.seq);
    if (known) {
      this.ledger.openSide(known.transaction, event.dir === 'tx' ? 'client' : 'server', flow.flow);
      return known.hits;
    }
    const transaction = this.ledger.capture({ clientFlow, serverFlow });
    const captured = { transaction, hits: this.ledger.listOfTransaction(transaction) };
    const bySeq = this.byFlow.get(key) ?? new Map<number, CapturedRequest>();
    this.byFlow.set(key, bySeq.set(event.seq, captured));
    this.unseenHits.add(captured.hits);
    return captured.hits;
  }

  /** The socket filter sees the request. */
  seen(hits: HitList): void {
    this.unseenHits.delete(hits);
  }

  /** Books the requests that the socket filter never saw. */
  loseUnseen(): void {
    for (const hits of this.unseenHits) this.ledger.loseHits(hits, 'container-loopback-unseen');
    this.unseenHits.clear();
  }
}
