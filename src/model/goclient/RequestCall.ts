import type { ClientConn } from './ClientConn.ts';
import type { ConnWant } from './ConnWant.ts';
import type { HttpHost } from './HttpHost.ts';
import type { ResponsePlan } from './ResponsePlan.ts';
import type { Transport } from './Transport.ts';
import type { VirtualTimer } from './VirtualClock.ts';

/**
 * What the caller does once it has the headers. `read-n` reads exactly so many bytes and then does nothing; `hold` and
 * `abandon` do nothing, the first for later operations to act on; `follow` reads until the end or an error, then closes.
 */
export type CallerPlan =
  | 'read-close'
  | 'read-only'
  | 'close-only'
  | 'read-n'
  | 'read-n-close'
  | 'hold'
  | 'abandon'
  | 'follow';

/** Why a request failed. */
export type FailureKind =
  | 'canceled'
  | 'client_timeout'
  | 'response_header_timeout'
  | 'eof'
  | 'dial_failed'
  | 'body_closed';

/** How far a request is. `get-conn` and `round-trip` block the caller; in `body` it depends on {@link RequestCall.reader}. */
export type CallPhase = 'get-conn' | 'round-trip' | 'body' | 'over';

/** What blocks in reading a body: the caller as it planned, or somebody who reads a held body later. */
export interface BodyReader {
  /** Bytes it wants to have read in all; `undefined`: everything to the end. */
  readonly untilBytes: number | undefined;
  readonly isPlanned: boolean;
}

/** What a caller asks for. */
export interface RequestOptions {
  readonly id: string;
  readonly transport: Transport;
  readonly host: HttpHost;
  readonly method: string;
  readonly response: ResponsePlan;
  readonly plan: CallerPlan;
  /** For `read-n` and `read-n-close`. */
  readonly readBytes: number;
  /** The client's whole-exchange timeout in ns; 0: none. */
  readonly clientTimeoutNs: number;
  /** The request is written only when the process is told so: a long upload. */
  readonly holdsUpload: boolean;
}

/** One request: a caller, a context, a response, a body. */
export class RequestCall {
  readonly options: RequestOptions;
  phase: CallPhase = 'get-conn';
  /** `undefined` while the caller has not done what it planned. */
  outcome: 'ok' | FailureKind | undefined;
  /** Set once the context has ended, however; `done`: the client's own timer was stopped. */
  contextEnd: 'canceled' | 'client_timeout' | 'done' | undefined;
  want: ConnWant | undefined;
  /** Every wish for a connection whose dial may still run: a request that is tried again has several. */
  readonly wants: ConnWant[] = [];
  conn: ClientConn | undefined;
  reader: BodyReader | undefined;
  clientTimer: VirtualTimer | undefined;
  headerTimer: VirtualTimer | undefined;
  answerTimer: VirtualTimer | undefined;
  uploadTimer: VirtualTimer | undefined;
  isWritten: boolean;
  /** The server was told to answer, or never held its answer back. */
  mayAnswer: boolean;
  /** The server was told to end the stream, or it is none. */
  mayEnd: boolean;
  isAnswered = false;
  sentBytes = 0;
  isWhole = false;
  readBytes = 0;
  /** The client knows that the body has ended. */
  isEndNoticed = false;
  isBodyClosed = false;

  constructor(options: RequestOptions) {
    this.options = options;
    this.isWritten = !options.holdsUpload;
    this.mayAnswer = !options.response.holdsHeaders;
    this.mayEnd = !options.response.isStream;
  }

  /** A body is there that has neither ended nor been closed. */
  get hasOpenBody(): boolean {
    return this.phase === 'body' && !this.isEndNoticed && !this.isBodyClosed;
  }

  /** GET, HEAD, OPTIONS and TRACE may be sent a second time. */
  get isIdempotent(): boolean {
    return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(this.options.method);
  }
}
