import { assertNever } from '../assert.ts';
import type { FailureKind, RequestCall } from './RequestCall.ts';
import { hasBody } from './ResponsePlan.ts';

/** The client reads headers through a buffer; a body that came with them and fits into the rest needs no socket. */
const READ_BUFFER_BYTES = 4096;
const HEADERS_ABOUT_BYTES = 256;

/** What reading and closing a body brings about. */
export interface ReadingHooks {
  /** The end of the body was noticed: the exchange is over. */
  bodyEnded(call: RequestCall): void;
  /** The connection cannot be used any more. */
  dropConn(call: RequestCall): void;
  /** The caller has done what it planned. */
  planDone(call: RequestCall): void;
  planFailed(call: RequestCall, kind: FailureKind): void;
  /** Somebody read a held body later: to its end, or until that failed. */
  laterReadEnded(call: RequestCall, kind: FailureKind | undefined): void;
  bodyClosed(call: RequestCall): void;
}

/**
 * What callers do with response bodies.
 *
 * @upstream golang/go src/net/http/transport.go bodyEOFSignal; transfer.go body @ go1.19.8
 */
export class BodyReading {
  readonly #hooks: ReadingHooks;

  constructor(hooks: ReadingHooks) {
    this.#hooks = hooks;
  }

  /** The caller has the response and goes on as it planned. */
  begin(call: RequestCall): void {
    if (call.phase !== 'body') return;
    const { plan, readBytes } = call.options;
    switch (plan) {
      case 'hold':
      case 'abandon':
        this.#hooks.planDone(call);
        return;
      case 'close-only':
        this.close(call);
        this.#hooks.planDone(call);
        return;
      case 'read-n':
      case 'read-n-close':
        call.reader = { untilBytes: readBytes, isPlanned: true };
        this.continueRead(call);
        return;
      case 'read-close':
      case 'read-only':
      case 'follow':
        call.reader = { untilBytes: undefined, isPlanned: true };
        this.continueRead(call);
        return;
      default:
        assertNever(plan);
    }
  }

  /** Reads a held body to its end. */
  readLater(call: RequestCall): void {
    if (call.phase !== 'body' || call.reader || call.isEndNoticed) return;
    call.reader = { untilBytes: undefined, isPlanned: false };
    this.continueRead(call);
  }

  /** Closes a body. One that has not ended takes its connection with it: nothing is drained, however little is left. */
  close(call: RequestCall): void {
    if (call.phase !== 'body' || call.isBodyClosed) return;
    const wasOpen = call.hasOpenBody;
    call.isBodyClosed = true;
    if (wasOpen) this.#hooks.dropConn(call);
    if (call.reader) this.#failRead(call, 'body_closed');
    this.#hooks.bodyClosed(call);
  }

  /** Goes on with a read that was blocked, as far as it gets. */
  continueRead(call: RequestCall): void {
    const { reader } = call;
    if (!reader || call.phase !== 'body') return;
    const { untilBytes } = reader;
    const wanted = untilBytes ?? Number.POSITIVE_INFINITY;
    const available = hasBody(call.options.response, call.options.method) ? call.sentBytes : 0;
    if (call.isBodyClosed) {
      this.#failRead(call, 'body_closed');
      return;
    }
    const isCut = call.conn !== undefined && !call.conn.isOpen && !call.isEndNoticed && !isBuffered(call);
    if (isCut) {
      this.#failRead(call, cutKind(call));
      return;
    }
    call.readBytes = Math.min(available, wanted);
    if (call.readBytes === available && noticesEnd(call, untilBytes)) this.#noticeEnd(call);
    if (untilBytes !== undefined && call.readBytes === untilBytes) this.#readDone(call);
    else if (call.isEndNoticed) {
      if (untilBytes === undefined) this.#readDone(call);
      else this.#failRead(call, 'eof');
    } else if (call.conn?.hasServerClosed) {
      this.#hooks.dropConn(call);
      this.#failRead(call, 'eof');
    }
  }

  /** The context has ended while the body was open. */
  contextEnded(call: RequestCall, kind: FailureKind): void {
    if (call.reader) this.#failRead(call, kind);
  }

  #noticeEnd(call: RequestCall): void {
    if (call.isEndNoticed) return;
    call.isEndNoticed = true;
    this.#hooks.bodyEnded(call);
  }

  #readDone(call: RequestCall): void {
    const { reader } = call;
    call.reader = undefined;
    if (!reader?.isPlanned) {
      this.#hooks.laterReadEnded(call, undefined);
      return;
    }
    const { plan } = call.options;
    if (plan === 'read-close' || plan === 'follow' || plan === 'read-n-close') this.close(call);
    this.#hooks.planDone(call);
  }

  #failRead(call: RequestCall, kind: FailureKind): void {
    const { reader } = call;
    call.reader = undefined;
    if (reader?.isPlanned) this.#hooks.planFailed(call, kind);
    else this.#hooks.laterReadEnded(call, kind);
  }
}

/**
 * Whether the read that took the last byte that has come also sees that nothing follows.
 *
 * A counted body ends with its last byte. A chunked one does too, if the terminating chunk has come by then. Without a
 * length, only a further read that finds the end of the stream tells.
 */
function noticesEnd(call: RequestCall, untilBytes: number | undefined): boolean {
  if (call.isEndNoticed || !call.isWhole) return call.isEndNoticed;
  if (untilBytes === undefined) return true;
  if (untilBytes === 0) return false;
  return call.options.response.framing === 'eof' ? untilBytes > call.sentBytes : true;
}

/** A small body has come with its headers; it can be read even when the connection is closed. */
function isBuffered(call: RequestCall): boolean {
  return call.isWhole && call.sentBytes <= READ_BUFFER_BYTES - HEADERS_ABOUT_BYTES;
}

function cutKind({ contextEnd }: RequestCall): FailureKind {
  return contextEnd === undefined || contextEnd === 'done' ? 'eof' : contextEnd;
}
