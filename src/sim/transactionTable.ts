import type { HttpEvent } from '../model/events.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { HitList } from '../model/ledger/tracker.ts';
import type { FlowTable, KnownFlow } from './flowTable.ts';

/** Requests of one connection that can be recognised: far more than can be on their way at once. */
const REQUESTS_PER_FLOW_MAX = 4096;

/** What of a request's sight tells which one it is. */
export type RequestSight = Pick<HttpEvent, 'dir' | 'via' | 'seq'>;

/**
 * The truth that a run is judged by: every request that a socket sent or received, whatever the agent makes of it.
 *
 * The two ends of a connection show the same request twice, a retransmission shows it again; all sights have the same
 * client, server and sequence number and stand for one transaction. Where the destination is translated on the way, the
 * two ends know each other by other addresses; then the client's address and the number tell.
 */
export class TransactionTable {
  private readonly ledger: Ledger;
  private readonly captured: (transaction: number) => void;
  /**
   * Transactions by flow of the client (or of the server, when the client is on another host), then by sequence number.
   * Only the latest are remembered: the numbers of a long connection come round again.
   */
  private readonly byFlow = new Map<number, Map<number, number>>();
  /** Requests that the agent's socket filter has not seen yet, by handle. */
  private readonly unseenHits = new Set<HitList>();

  /** @param captured - told of every new transaction */
  constructor(ledger: Ledger, captured: (transaction: number) => void = () => {}) {
    this.ledger = ledger;
    this.captured = captured;
  }

  /** A request at one end of a connection. @returns the handle of its transaction */
  request(flow: KnownFlow, flows: FlowTable, event: RequestSight): HitList {
    const isClient = event.dir === 'tx';
    const peer = flows.peerOf(flow) || this.translatedPeer(flow, flows, event);
    const clientFlow = isClient ? flow.flow : peer;
    const serverFlow = isClient ? peer : flow.flow;
    flow.ownsHits = true;
    const requests = this.requestsOf(clientFlow === 0 ? serverFlow : clientFlow);
    const number = numberOf(event);
    const known = requests.get(number);
    if (known !== undefined) {
      this.ledger.openSide(known, isClient ? 'client' : 'server', flow.flow);
      return this.ledger.listOfTransaction(known);
    }
    const transaction = this.ledger.capture({ clientFlow, serverFlow });
    if (peer !== 0) flows.get(peer)!.ownsHits = true;
    this.remember(requests, number, transaction);
    const hits = this.ledger.listOfTransaction(transaction);
    this.unseenHits.add(hits);
    this.captured(transaction);
    return hits;
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

  /** A socket end is gone for good: its requests will not be shown again. */
  forget(flow: KnownFlow): void {
    const requests = this.byFlow.get(flow.flow);
    if (requests === undefined) return;
    this.byFlow.delete(flow.flow);
    for (const transaction of requests.values()) {
      const hits = this.ledger.listOfTransaction(transaction);
      if (this.unseenHits.delete(hits)) this.ledger.loseHits(hits, 'container-loopback-unseen');
    }
  }

  /**
   * The client of a request whose destination was translated on the way: its socket has sent this very request, by its
   * sequence number, from where it comes. 0 when there is none.
   */
  private translatedPeer(flow: KnownFlow, flows: FlowTable, event: RequestSight): number {
    if (event.dir === 'tx') return 0;
    const origin = flows.originOf(flow);
    if (origin === undefined || origin === flow) return 0;
    return this.byFlow.get(origin.flow)?.has(numberOf(event)) ? origin.flow : 0;
  }

  private requestsOf(flow: number): Map<number, number> {
    let requests = this.byFlow.get(flow);
    if (requests === undefined) {
      requests = new Map();
      this.byFlow.set(flow, requests);
    }
    return requests;
  }

  private remember(requests: Map<number, number>, seq: number, transaction: number): void {
    requests.set(seq, transaction);
    if (requests.size <= REQUESTS_PER_FLOW_MAX) return;
    for (const oldest of requests.keys()) {
      requests.delete(oldest);
      return;
    }
  }
}

/** Plaintext of TLS has no place in the stream: its heads are counted from 0, and stand apart from what came before. */
function numberOf({ via, seq }: RequestSight): number {
  return via === 'tls' ? -1 - seq : seq;
}
