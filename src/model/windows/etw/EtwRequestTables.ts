import { assert } from '../../assert.ts';
import type { LossReason } from '../../ledger/lossReasons.ts';
import type { Tracker } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';
import type { EtwConnection, EtwRequest } from './etwTables.ts';

/**
 * Open connections and the requests on them, each by the activity id of its events.
 *
 * Nothing bounds them. A request that leaves its table before it completes is booked as lost, once.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go connOpened, http2openConn @ c45d449
 */
export class EtwRequestTables {
  private readonly connections = new Map<ByteText, EtwConnection>();
  private readonly requests = new Map<ByteText, EtwRequest>();
  private readonly tracker: Tracker;

  constructor(tracker: Tracker) {
    this.tracker = tracker;
  }

  get connectionCount(): number {
    return this.connections.size;
  }

  get requestCount(): number {
    return this.requests.size;
  }

  /** Back links of all connections; some may name requests that are gone, or that another connection has now. */
  get pendingCount(): number {
    let sum = 0;
    for (const { pending } of this.connections.values()) sum += pending.size;
    return sum;
  }

  connection(activity: ByteText): EtwConnection | undefined {
    return this.connections.get(activity);
  }

  request(activity: ByteText): EtwRequest | undefined {
    return this.requests.get(activity);
  }

  /** A connection of the same activity is replaced; its requests stay, and belong to the new one from now on. */
  open(activity: ByteText, connection: EtwConnection): void {
    this.connections.set(activity, connection);
  }

  /** Forgets a connection and leaves its requests where they are. */
  forget(activity: ByteText): void {
    this.connections.delete(activity);
  }

  /** Forgets a connection with all requests that it names, also those that another connection has taken over. */
  cleanUp(activity: ByteText, connection: EtwConnection): void {
    this.lose(activity, 'etw-pending-at-cleanup');
    for (const pending of connection.pending) this.lose(pending, 'etw-pending-at-cleanup');
    this.connections.delete(activity);
  }

  /** Begins a request; another one of the same activity is overwritten. */
  begin(activity: ByteText, request: EtwRequest, connection: EtwConnection): void {
    this.lose(activity, 'etw-request-overwritten');
    this.requests.set(activity, request);
    connection.pending.add(activity);
    this.tracker.moveHits(request.tx.hits, 'etw-request');
  }

  /** Takes a request out because it has completed. The caller answers for its hits. */
  end(activity: ByteText, connection: EtwConnection): void {
    this.requests.delete(activity);
    connection.pending.delete(activity);
  }

  /** Gives a request up; the back link of its connection stays. */
  lose(activity: ByteText, reason: LossReason): void {
    const request = this.requests.get(activity);
    if (request === undefined) return;
    this.requests.delete(activity);
    this.loseHits(request, reason);
  }

  /** Gives a request up as long as its connection is known, and its back link with it. Otherwise nothing happens. */
  untrack(activity: ByteText, request: EtwRequest, reason: LossReason): void {
    assert(this.requests.get(activity) === request, 'the request is in its table');
    const connection = this.connections.get(request.connectionActivity);
    if (connection === undefined) return;
    this.lose(activity, reason);
    connection.pending.delete(activity);
  }

  /** Books the hits of all requests as ended, in order of their beginning. The tables stay as they are. */
  loseHitsOfAll(reason: LossReason): void {
    for (const request of this.requests.values()) this.loseHits(request, reason);
  }

  clear(): void {
    this.connections.clear();
    this.requests.clear();
  }

  private loseHits(request: EtwRequest, reason: LossReason): void {
    this.tracker.loseHits(request.tx.hits, reason);
    request.tx.hits = 0;
  }
}
