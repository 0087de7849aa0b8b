import type { TruthRequest } from './TruthRequest.ts';

/** What was really seen under one tuple of the packets. */
export interface TupleTruth {
  /** The last request, until the connection ends. */
  pending: TruthRequest | undefined;
  /** Requests and responses whose other half was not seen right after or before them, under this tuple. */
  isAnswered: boolean;
  /** The half that waits in the kernel until the next message or the end. */
  waiting: LooseHalf | undefined;
  /** A socket of the connection was closed since the half began to wait. */
  isLeftOver: boolean;
  /**
   * The kernel may hold a half although the tuple has ended: the end came after a socket was closed, and with it the
   * agent may have forgotten that the connection is HTTP.
   */
  mayHoldHalf: boolean;
  /** The kernel may hold a message under this tuple that the library at the other end of a connection has shown. */
  mayHoldOtherSight: boolean;
  /** When the last message was seen; minus infinity before the first one. */
  lastMs: number;
}

/** A request or response that reaches user space without its other half. */
export interface LooseHalf {
  /** Whose half it is; `undefined` for a response that nobody asked for. */
  readonly request: TruthRequest | undefined;
  readonly isResponse: boolean;
  readonly clientIp: string;
  readonly clientPort: number;
  /** As the CPU that saw it has it. */
  readonly atMs: number;
  /** Number of the event that sent it. */
  readonly event: number;
  /** When the kernel handed it on; 0 = not yet. */
  flushedMs: number;
  /** The kernel may still have it: what should have made it go is an end that the agent may not take for one. */
  isUnsure: boolean;
}

/** Nothing was seen. */
export function tupleTruth(): TupleTruth {
  return {
    pending: undefined,
    isAnswered: false,
    waiting: undefined,
    isLeftOver: false,
    mayHoldHalf: false,
    mayHoldOtherSight: false,
    lastMs: Number.NEGATIVE_INFINITY,
  };
}
