import { IPV4, TCP } from '../../../src/model/connStats.ts';
import type { HttpTransaction } from '../../../src/model/httpStats.ts';
import { ProtocolStackMap } from '../../../src/model/kernel/protocolStackMap.ts';
import type { ConnTuple } from '../../../src/model/kernel/tuple.ts';
import { NO_TRACKER, type Tracker } from '../../../src/model/ledger/tracker.ts';
import { type EventPage, EventPages } from '../../../src/model/usm/EventPages.ts';
import { HttpDispatcher, runHttpProgram } from '../../../src/model/usm/HttpDispatcher.ts';
import { HttpProgram } from '../../../src/model/usm/HttpProgram.ts';
import { TlsHooks } from '../../../src/model/usm/TlsHooks.ts';

export const FIN = 0x11;
export const RST = 0x14;
export const ACK = 0x10;

/** Where segments enter: in front of the duplicate filter and the classifier, or behind. */
export type Entry = 'program' | 'dispatcher';

export interface BenchOptions {
  readonly entry?: Entry;
  readonly tracker?: Tracker;
  readonly maxConcurrentRequests?: number;
  readonly maxStacks?: number;
  readonly maxSequences?: number;
  readonly numCpus?: number;
  readonly pagesPerCpu?: number;
  readonly eventsPerPage?: number;
}

export interface SentSegment {
  readonly from: 'client' | 'server';
  readonly seq: number;
  readonly payload?: string;
  readonly flags?: number;
  readonly padding?: string;
  readonly cpu?: number;
  readonly hits?: number;
  readonly clientPort?: number;
}

/** A transaction as the tables write it: method, status, start, last seen. */
export type EmittedRow = readonly [method: number, status: number, startedNs: number, lastSeenNs: number];

/** The kernel side of HTTP capture with a clock that advances 10 ns per call, beginning at 1010. */
export class CaptureBench {
  readonly stacks: ProtocolStackMap;
  readonly pages: EventPages;
  readonly program: HttpProgram;
  readonly dispatcher: HttpDispatcher;
  readonly tls: TlsHooks;
  readonly emitted: HttpTransaction[] = [];
  readonly channel: EventPage[] = [];
  /** Successful page outputs before the channel is full. */
  outputsLeft = Number.POSITIVE_INFINITY;
  dropped = 0;
  ends = { clientPort: 40_000, serverPort: 8085 };
  nowNs = 1000n;
  readonly #entry: Entry;

  constructor(options: BenchOptions = {}) {
    const tracker = options.tracker ?? NO_TRACKER;
    this.#entry = options.entry ?? 'program';
    this.stacks = new ProtocolStackMap({ capacity: options.maxStacks ?? 100, ephemeralRange: [32_768, 60_999] });
    this.pages = new EventPages({
      numCpus: options.numCpus ?? 2,
      profile: { pagesPerCpu: options.pagesPerCpu ?? 8, eventsPerPage: options.eventsPerPage ?? 14 },
      output: (page) => this.#send(page),
      tracker,
    });
    this.program = new HttpProgram({
      maxConcurrentRequests: options.maxConcurrentRequests ?? 100,
      sink: (cpu, transaction) => this.#enqueue(cpu, transaction),
      tracker,
    });
    const parts = { stacks: this.stacks, program: this.program, isHttpMonitored: true };
    this.dispatcher = new HttpDispatcher({ ...parts, maxSequences: options.maxSequences ?? 100 });
    this.tls = new TlsHooks({ ...parts, pages: this.pages });
  }

  /** One sight of a segment, 10 ns after the call before. */
  segment(sent: SentSegment): void {
    this.nowNs += 10n;
    const segment = {
      cpu: sent.cpu ?? 0,
      timeNs: this.nowNs,
      tuple: this.tuple(sent.from, sent.clientPort),
      seq: sent.seq,
      flags: sent.flags ?? ACK,
      payload: sent.payload ?? '',
      padding: sent.padding ?? '',
      hits: sent.hits ?? 0,
    };
    if (this.#entry === 'dispatcher') this.dispatcher.onSegment(segment);
    else runHttpProgram(this.program, segment, this.stacks.normalise(segment.tuple));
  }

  /** A TLS library reads or writes. */
  tlsCall(
    from: 'client' | 'server',
    memory: string,
    more: { tags?: bigint; hits?: number; readableBytes?: number } = {},
  ) {
    this.nowNs += 10n;
    const { tags = 4n, hits = 0, readableBytes } = more;
    const tuple = { ...this.tuple(from), pid: 7, netns: 9 };
    const call = { cpu: 0, timeNs: this.nowNs, tuple, memory, lengthBytes: memory.length, tags, hits };
    this.tls.onCall({ ...call, readableBytes });
  }

  tlsClose(isFromTcpClose = false): void {
    this.nowNs += 10n;
    this.tls.onClose({ cpu: 0, timeNs: this.nowNs, tuple: this.tuple('client'), isFromTcpClose });
  }

  tuple(from: 'client' | 'server', clientPort = this.ends.clientPort): ConnTuple {
    const client = { ip: '10.0.0.1', port: clientPort };
    const server = { ip: '10.0.0.2', port: this.ends.serverPort };
    const [source, dest] = from === 'client' ? [client, server] : [server, client];
    return {
      src: source.ip,
      sport: source.port,
      dst: dest.ip,
      dport: dest.port,
      netns: 0,
      pid: 0,
      type: TCP,
      family: IPV4,
    };
  }

  get rows(): EmittedRow[] {
    return this.emitted.map(({ method, statusCode, requestStartedNs, responseLastSeenNs }) => [
      method,
      statusCode,
      Number(requestStartedNs),
      Number(responseLastSeenNs),
    ]);
  }

  #enqueue(cpu: number, transaction: HttpTransaction): void {
    this.emitted.push(transaction);
    if (this.pages.enqueue(cpu, transaction) === 'dropped') this.dropped += 1;
  }

  #send(page: EventPage): boolean {
    if (this.outputsLeft === 0) return false;
    this.outputsLeft -= 1;
    this.channel.push(page);
    return true;
  }
}

/** A request or a response with an empty body. */
export function request(path: string, method = 'GET'): string {
  return `${method} ${path} HTTP/1.1\r\n\r\n`;
}

export function response(status: number): string {
  return `HTTP/1.1 ${status} X\r\n\r\n`;
}
