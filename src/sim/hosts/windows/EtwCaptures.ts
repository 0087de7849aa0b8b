import type { EtwEvent } from '../../../model/events.ts';
import type { Ledger } from '../../../model/ledger/ledger.ts';
import type { HitList } from '../../../model/ledger/tracker.ts';
import type { ByteText } from '../../../model/windows/byteText.ts';
import { parseConnect } from '../../../model/windows/etw/connectionPayloads.ts';
import { ETW_EVENT } from '../../../model/windows/etw/etwEventIds.ts';
import type { SocketEnd } from '../../../model/windows/etw/socketAddress.ts';
import type { KnownFlow } from '../../flowTable.ts';

/** Events that complete a request. */
const COMPLETIONS: ReadonlySet<number> = new Set([
  ETW_EVENT.SEND_COMPLETE,
  ETW_EVENT.CACHED_AND_SEND,
  ETW_EVENT.FAST_SEND,
  ETW_EVENT.ZERO_SEND,
  ETW_EVENT.LAST_SEND_ERROR,
]);

/** The ends of a connection of the HTTP service. */
export interface HttpSysEnds {
  readonly local: SocketEnd;
  readonly remote: SocketEnd;
}

/** Whether the agent receives an event, and why not: its session lost it, it is down, or it does not listen. */
export type EtwReception = 'received' | 'missed' | 'down' | 'off';

/** What a request ends with whose beginning the agent did not receive. */
const UNSEEN = { missed: 'etw-event-lost', down: 'agent-down', off: 'etw-protocol-off' } as const;

/** What the captures need of the host around them. */
export interface EtwCapturesParts {
  readonly ledger: Ledger;
  /** The flow of the server's end; `undefined` when nothing tells which it is. */
  readonly flowOf: (ends: HttpSysEnds | undefined) => KnownFlow | undefined;
  /** Told of every new transaction. */
  readonly captured: (transaction: number) => void;
}

/**
 * The truth about HTTP.sys: every request that a recorder saw begin, whatever the agent's own session received.
 *
 * A request counts on the server's side only: HTTP.sys says nothing of the client's.
 */
export class EtwCaptures {
  private readonly parts: EtwCapturesParts;
  private readonly connections = new Map<ByteText, HttpSysEnds>();
  /** Requests that are not complete, by activity id. */
  private readonly requests = new Map<ByteText, number>();
  /** Requests whose completion the agent did not receive. */
  private readonly unfinished = new Set<number>();

  constructor(parts: EtwCapturesParts) {
    this.parts = parts;
  }

  /** Looks at an event. @returns the handle of the request that it begins; 0 for all other events */
  see(event: EtwEvent, reception: EtwReception): HitList {
    const { id, activityId } = event;
    if (id === ETW_EVENT.CONNECT) this.connect(event);
    else if (id === ETW_EVENT.CLEANUP) this.connections.delete(activityId);
    else if (id === ETW_EVENT.RECEIVE_REQUEST) return this.begin(event, reception);
    else if (COMPLETIONS.has(id)) this.complete(activityId, reception);
    return 0;
  }

  /** Books the requests that were answered, and whose answer the agent will never hear of. */
  loseUnfinished(): void {
    const { ledger } = this.parts;
    for (const transaction of this.unfinished) {
      if (ledger.stageOf(transaction, 'server') !== 'etw-request') continue;
      ledger.loseHits(ledger.listOfTransaction(transaction), 'etw-never-completed');
    }
    this.unfinished.clear();
  }

  /** A transaction is forgotten. */
  forget(transaction: number): void {
    this.unfinished.delete(transaction);
  }

  private connect({ activityId, data }: EtwEvent): void {
    const payload = parseConnect(data);
    if (payload) this.connections.set(activityId, payload);
  }

  private begin(event: EtwEvent, reception: EtwReception): HitList {
    const { ledger } = this.parts;
    const { relatedActivityId } = event;
    const flow = this.parts.flowOf(this.connections.get(event.activityId));
    if (flow) flow.ownsHits = true;
    const transaction = ledger.capture({
      clientFlow: 0,
      serverFlow: flow?.flow ?? ledger.openFlow(),
      stage: 'etw-request',
    });
    this.parts.captured(transaction);
    const hits = ledger.listOfTransaction(transaction);
    if (relatedActivityId !== undefined) this.requests.set(relatedActivityId, transaction);
    if (reception !== 'received') ledger.loseHits(hits, UNSEEN[reception]);
    return hits;
  }

  private complete(request: ByteText, reception: EtwReception): void {
    const transaction = this.requests.get(request);
    if (transaction === undefined) return;
    this.requests.delete(request);
    if (reception !== 'received') this.unfinished.add(transaction);
  }
}
