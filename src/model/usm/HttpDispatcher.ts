import type { ProtocolStackEntry, ProtocolStackMap } from '../kernel/protocolStackMap.ts';
import { FLAG_SOCKET_FILTER_DELETION, FLAG_USM } from '../kernel/protocolStackMap.ts';
import { KernelMap } from '../kernel/KernelMap.ts';
import { type ConnTuple, TUPLE_KEYS } from '../kernel/tuple.ts';
import { TCP } from '../connStats.ts';
import type { UsmProfile } from '../profile.ts';
import { APPLICATION_HTTP, isHttpStart } from './classifyHttp.ts';
import type { HttpProgram } from './HttpProgram.ts';
import { httpTuple } from './httpTuple.ts';
import { fragmentOf, isTermination, type Segment } from './segment.ts';

const HTTPS_PORT = 443;
const TRACE_PREFIX = 'TRACE /';

/** The parts that the dispatcher works with. */
export interface HttpDispatcherParts {
  /** Shared with connection tracking and with the TLS hooks. */
  readonly stacks: ProtocolStackMap;
  readonly program: HttpProgram;
  /** Capacity of the map of sequence numbers. */
  readonly maxSequences: number;
  /** Without HTTP monitoring nothing is ever taken for HTTP. */
  readonly isHttpMonitored: boolean;
  /** Those of the older dispatcher when absent. */
  readonly rules?: Pick<UsmProfile, 'skipPort443' | 'traceMethod'> & Partial<Pick<UsmProfile, 'httpPortRange'>>;
}

/**
 * Decides which segments reach the HTTP program: drops copies, classifies connections, stops at TLS.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/classification/dispatcher-helpers.h
 *   protocol_dispatcher_entrypoint @ c45d449
 */
export class HttpDispatcher {
  /** The latest sequence number of each direction of each connection. A full map forgets new ones without a count. */
  readonly sequences: KernelMap<ConnTuple, number>;
  readonly #stacks: ProtocolStackMap;
  readonly #program: HttpProgram;
  readonly #isHttpMonitored: boolean;
  readonly #skipsPort443: boolean;
  readonly #knowsTrace: boolean;
  readonly #portRange: UsmProfile['httpPortRange'];

  constructor(parts: HttpDispatcherParts) {
    this.sequences = new KernelMap('connection_states', parts.maxSequences, TUPLE_KEYS);
    this.#stacks = parts.stacks;
    this.#program = parts.program;
    this.#isHttpMonitored = parts.isHttpMonitored;
    this.#skipsPort443 = parts.rules?.skipPort443 ?? false;
    this.#knowsTrace = parts.rules?.traceMethod ?? true;
    this.#portRange = parts.rules?.httpPortRange ?? 'host';
  }

  /** The socket filter sees a segment. */
  onSegment(segment: Segment): void {
    const { tuple, hits } = segment;
    const requestHits = this.#program.requestHits;
    const isEnd = isTermination(segment.flags);
    if (tuple.type !== TCP || (segment.payload === '' && !isEnd)) return;
    if (this.#skipsPort443 && !isEnd && (tuple.sport === HTTPS_PORT || tuple.dport === HTTPS_PORT)) {
      requestHits.lose(hits, 'tls-not-hooked');
      return;
    }
    if (this.#isRepeated(segment)) {
      requestHits.lose(hits, 'sequence-number-repeated');
      return;
    }
    if (isEnd) this.sequences.delete(tuple);
    const normalised = httpTuple(tuple, this.#stacks, this.#portRange);
    const stack = this.#stacks.getOrCreate(normalised, segment.timeNs);
    if (stack === undefined) {
      requestHits.lose(hits, 'classification-map-full');
      return;
    }
    stack.flags |= FLAG_USM;
    const known = stack.application;
    if (isEnd) {
      this.#stacks.release(normalised, FLAG_SOCKET_FILTER_DELETION, stack);
    } else if (stack.encryption !== 0) {
      requestHits.lose(hits, 'tls-not-hooked');
      return;
    }
    if (known === 0 ? this.#classify(segment, stack) : known === APPLICATION_HTTP) {
      runHttpProgram(this.#program, segment, normalised);
    } else {
      requestHits.lose(hits, startsTlsRecord(segment.payload) ? 'tls-not-hooked' : 'not-classified');
    }
  }

  /**
   * Whether the segment is a copy, or the last segment of its direction sent again. Sequence number 0 is never
   * recognised, and only the latest segment of each direction is remembered.
   */
  #isRepeated({ tuple, seq }: Segment): boolean {
    if (seq === 0) return false;
    if (this.sequences.get(tuple) === seq) return true;
    this.sequences.set(tuple, seq);
    return false;
  }

  /**
   * Tries to take the connection for HTTP. After FIN or RST the entry may already be out of the map: the answer is then
   * written where nobody will find it, but this segment is still processed.
   */
  #classify(segment: Segment, stack: ProtocolStackEntry): boolean {
    if (!this.#isHttpMonitored || !isHttpStart(segment.payload, segment.payload.length)) return false;
    if (!this.#knowsTrace && segment.payload.startsWith(TRACE_PREFIX)) return false;
    stack.application = APPLICATION_HTTP;
    return true;
  }
}

/**
 * The filter in front of the HTTP program: lets segments with a payload, or with a flag that ends it, through.
 *
 * @param normalised - the segment's tuple, client first
 * @upstream datadog-agent pkg/network/ebpf/c/runtime/usm.c socket__http_filter @ c45d449
 */
export function runHttpProgram(program: HttpProgram, segment: Segment, normalised: ConnTuple): void {
  const isEmpty = segment.payload === '';
  const isEnd = program.isEnd(segment.flags);
  if (!isEnd && isTermination(segment.flags)) program.overlookEnd(normalised);
  if (isEmpty && !isEnd) return;
  program.process({
    cpu: segment.cpu,
    timeNs: segment.timeNs,
    tuple: normalised,
    fragment: fragmentOf(segment),
    tags: 0n,
    segment: { seq: segment.seq, isTermination: isEnd, isEmpty },
    hits: segment.hits,
  });
}

/** Whether the bytes look like a TLS record. Only chooses the name of a loss. */
function startsTlsRecord(payload: string): boolean {
  const contentType = payload.charCodeAt(0);
  return contentType >= 0x14 && contentType <= 0x17 && payload.charCodeAt(1) === 0x03;
}
