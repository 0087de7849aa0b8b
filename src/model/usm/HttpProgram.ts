import type { Choices } from '../choices.ts';
import { HTTP_METHODS, type HttpTransaction } from '../httpStats.ts';
import { KernelMap } from '../kernel/KernelMap.ts';
import { type ConnTuple, TUPLE_KEYS } from '../kernel/tuple.ts';
import { type HitList, NO_TRACKER, type Tracker } from '../ledger/tracker.ts';
import type { UsmProfile } from '../profile.ts';
import { type HttpStart, parseHttpStart, statusOf, UNKNOWN_START } from './parseHttpStart.ts';
import { RequestHits } from './requestHits.ts';
import { isTermination, TCP_FIN } from './segment.ts';

/** Stands in place of a sequence number once FIN or RST was seen. */
const TERMINATING = 0xffff_ffff;

/** What differs between generations of the program. */
export type HttpProgramRules = Pick<UsmProfile, 'flushRule' | 'terminationRule' | 'traceMethod'> &
  Partial<Pick<UsmProfile, 'afterFlush' | 'responseLastSeen' | 'terminatingFlags' | 'flushWithEnd'>>;

const OLDER_RULES: HttpProgramRules = {
  flushRule: 'request-or-response-pending',
  terminationRule: 'sentinel',
  traceMethod: true,
};
const TRACE = HTTP_METHODS.indexOf('TRACE');

/** What the program is told about a segment; TLS data has no such facts. */
export interface SegmentInfo {
  readonly seq: number;
  /** FIN or RST is set. */
  readonly isTermination: boolean;
  readonly isEmpty: boolean;
}

/** One run of the program. */
export interface HttpInput {
  readonly cpu: number;
  /** Kernel monotonic clock, ns (u64). */
  readonly timeNs: bigint;
  /** Client first, without process and namespace. */
  readonly tuple: ConnTuple;
  /** First bytes of the payload, at most 208. */
  readonly fragment: string;
  /** Static tags (u64) of the TLS library; 0 for plain traffic. */
  readonly tags: bigint;
  /** `undefined` for data that a TLS library read or wrote. */
  readonly segment: SegmentInfo | undefined;
  /** The ledger's handle of the request that starts here; 0 when none does. */
  readonly hits: HitList;
}

/** Takes a finished transaction (or a half) into the event pages of a CPU. */
export type TransactionSink = (cpu: number, transaction: HttpTransaction) => void;

/**
 * The kernel's HTTP/1 state machine: one transaction in flight per normalised tuple.
 *
 * A transaction leaves only with the next request, a second response, or FIN/RST; the last one of an open keep-alive
 * connection stays. The map is plain: when it is full, new connections are not followed.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/http/http.h http_process @ c45d449
 */
export class HttpProgram {
  readonly inFlight: KernelMap<ConnTuple, HttpTransaction>;
  /** Where this program and its callers book the hits of requests. */
  readonly requestHits: RequestHits;
  readonly #sink: TransactionSink;
  readonly #tracker: Tracker;
  readonly #rules: HttpProgramRules;
  /** Bookkeeping only: transactions whose connection is over, and that go on waiting for its end. */
  #overlooked: WeakSet<HttpTransaction> | undefined;

  constructor(options: {
    readonly maxConcurrentRequests: number;
    readonly sink: TransactionSink;
    readonly tracker?: Tracker;
    /** Those of the older program when absent. */
    readonly rules?: HttpProgramRules;
  }) {
    this.inFlight = new KernelMap('http_in_flight', options.maxConcurrentRequests, TUPLE_KEYS);
    this.#sink = options.sink;
    this.#tracker = options.tracker ?? NO_TRACKER;
    this.requestHits = new RequestHits(this.#tracker);
    this.#rules = options.rules ?? OLDER_RULES;
  }

  /** Whether TCP flags end a transaction. */
  isEnd(flags: number): boolean {
    return this.#rules.terminatingFlags === 'fin-only' ? (flags & TCP_FIN) !== 0 : isTermination(flags);
  }

  /** Bookkeeping only: a segment ended a connection and is not taken for an end. */
  overlookEnd(tuple: ConnTuple): void {
    const transaction = this.inFlight.get(tuple);
    if (transaction === undefined) return;
    this.#overlooked ??= new WeakSet();
    this.#overlooked.add(transaction);
  }

  /** Follows one message start, body segment, TLS read or write, or end of a connection. */
  process(input: HttpInput): void {
    const parsed = parseHttpStart(input.fragment);
    const start = !this.#rules.traceMethod && parsed.method === TRACE ? UNKNOWN_START : parsed;
    if (start.type !== 'request') this.requestHits.lose(input.hits, 'not-classified');
    const transaction = this.#find(input, start);
    if (transaction === undefined) {
      this.requestHits.lose(input.hits, 'in-flight-map-full');
      return;
    }
    const keepsSeq = this.#rules.terminationRule === 'unconditional';
    if (isAlreadySeen(transaction, input.segment, start, keepsSeq)) {
      const reason = input.segment?.seq === 0 ? 'first-sequence-zero' : 'sequence-number-repeated';
      this.requestHits.lose(input.hits, reason);
      return;
    }
    const isFlushed = this.#flushPrevious(transaction, input, start);
    if (start.type === 'request') this.#beginRequest(transaction, input, start);
    if (start.type === 'response') transaction.statusCode = statusOf(input.fragment);
    transaction.tags |= input.tags;
    const movesEnd = this.#rules.responseLastSeen === 'any-segment' || !(input.segment?.isEmpty ?? false);
    if (movesEnd && transaction.statusCode !== 0) transaction.responseLastSeenNs = input.timeNs;
    const isEnd = keepsSeq ? input.segment?.isTermination === true : transaction.tcpSeq === TERMINATING;
    if (isEnd) {
      this.#sink(input.cpu, { ...transaction });
      this.inFlight.delete(input.tuple);
    } else if (isFlushed && this.#rules.afterFlush === 'entry-deleted') {
      this.#tracker.loseHits(transaction.hits, 'in-flight-entry-removed');
    }
  }

  /**
   * Removes transactions idle for longer than the limit, without handing them on: a request whose response is slow, and
   * a finished transaction that waits for the next request.
   *
   * An entry with neither time is never removed.
   *
   * @param nowNs - kernel monotonic clock
   * @upstream datadog-agent pkg/network/protocols/http/protocol.go setupMapCleaner @ c45d449
   */
  sweep(nowNs: bigint, ttlNs: bigint, choices: Choices): void {
    for (const { key, value } of this.inFlight.entries(choices)) {
      const { responseLastSeenNs, requestStartedNs } = value;
      const lastTouchNs = responseLastSeenNs > 0n ? responseLastSeenNs : requestStartedNs;
      if (lastTouchNs === 0n || nowNs - lastTouchNs <= ttlNs) continue;
      this.inFlight.delete(key);
      const reason = this.#overlooked?.has(value) === true ? 'reset-not-an-end' : 'in-flight-swept';
      if (value.hits !== 0) this.#tracker.loseHits(value.hits, reason);
    }
  }

  #find(input: HttpInput, start: HttpStart): HttpTransaction | undefined {
    const found = this.inFlight.get(input.tuple);
    if (found !== undefined || start.type === 'unknown') return found;
    const { src, sport, dst, dport } = input.tuple;
    const transaction: HttpTransaction = {
      srcIp: src,
      srcPort: sport,
      dstIp: dst,
      dstPort: dport,
      requestStartedNs: 0n,
      responseLastSeenNs: 0n,
      tags: 0n,
      tcpSeq: 0,
      statusCode: 0,
      method: 0,
      fragment: input.fragment,
      hits: 0,
    };
    return this.inFlight.insertAbsent(input.tuple, transaction) === 'stored' ? transaction : undefined;
  }

  /**
   * Hands the waiting transaction on when the next message does not belong to it.
   *
   * The entry starts anew with every field at zero, `tcpSeq` included although it was set for this segment a moment
   * ago. Kept on purpose: a second sight of the segment is then not recognised, and a FIN in it does not terminate.
   *
   * @returns whether the waiting transaction had to give way
   */
  #flushPrevious(transaction: HttpTransaction, input: HttpInput, start: HttpStart): boolean {
    const hasStatus = transaction.statusCode !== 0;
    const hasRequest = transaction.requestStartedNs !== 0n;
    const isPending = hasRequest || (hasStatus && this.#rules.flushRule === 'request-or-response-pending');
    const isDue = (start.type === 'request' && isPending) || (start.type === 'response' && hasStatus);
    if (!isDue) return false;
    const { afterFlush, flushWithEnd } = this.#rules;
    const flushed = { ...transaction };
    if (afterFlush === 'fields-kept') {
      // A second response answers the same request once more: from here on the hit exists twice.
      transaction.hits = start.type === 'response' ? this.#tracker.copyHits(flushed.hits) : 0;
    } else {
      startAnew(transaction, input.fragment);
    }
    if (flushWithEnd === 'end-only' && input.segment?.isTermination === true) {
      transaction.tcpSeq = TERMINATING;
      this.#tracker.loseHits(flushed.hits, 'flushed-replaced-by-end');
    } else {
      this.#sink(input.cpu, flushed);
    }
    if (afterFlush === 'entry-deleted') this.inFlight.delete(input.tuple);
    return true;
  }

  #beginRequest(transaction: HttpTransaction, input: HttpInput, start: HttpStart): void {
    if (transaction.hits !== 0) this.#tracker.loseHits(transaction.hits, 'in-flight-replaced');
    transaction.hits = this.requestHits.take(input.hits);
    this.#overlooked?.delete(transaction);
    transaction.method = start.method;
    transaction.requestStartedNs = input.timeNs;
    if (this.#rules.flushRule === 'response-sticks') return;
    transaction.responseLastSeenNs = 0n;
    transaction.statusCode = 0;
    transaction.fragment = input.fragment;
  }
}

/** Every field back to zero, as the kernel does by copying the event of the current segment over the entry. */
function startAnew(transaction: HttpTransaction, fragment: string): void {
  transaction.requestStartedNs = 0n;
  transaction.responseLastSeenNs = 0n;
  transaction.tags = 0n;
  transaction.tcpSeq = 0;
  transaction.statusCode = 0;
  transaction.method = 0;
  transaction.fragment = fragment;
  transaction.hits = 0;
}

/**
 * Whether the segment is another sight of the one that last started or ended something on this tuple.
 *
 * One number serves both directions. It starts at 0, so a first segment with sequence number 0 counts as seen.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/http/http.h http_seen_before @ c45d449
 */
function isAlreadySeen(
  transaction: HttpTransaction,
  segment: SegmentInfo | undefined,
  start: HttpStart,
  keepsSeq: boolean,
): boolean {
  if (segment === undefined) {
    if (!keepsSeq) transaction.tcpSeq = 0;
    return false;
  }
  if (start.type === 'unknown' && !segment.isTermination) return false;
  const seq = segment.isTermination ? TERMINATING : segment.seq;
  if (transaction.tcpSeq === seq) return true;
  transaction.tcpSeq = seq;
  return false;
}
