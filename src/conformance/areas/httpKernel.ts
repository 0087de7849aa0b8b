import { FIRST_CHOICES } from '../../model/choices.ts';
import type { HttpTransaction } from '../../model/httpStats.ts';
import { FLAG_TCP_CLOSE_DELETION, ProtocolStackMap } from '../../model/kernel/protocolStackMap.ts';
import { EventConsumer } from '../../model/usm/EventConsumer.ts';
import { type EventPage, EventPages } from '../../model/usm/EventPages.ts';
import { HttpDispatcher, runHttpProgram } from '../../model/usm/HttpDispatcher.ts';
import { HttpProgram } from '../../model/usm/HttpProgram.ts';
import { type Frame, parseFrame } from '../../model/usm/parseFrame.ts';
import { TlsHooks } from '../../model/usm/TlsHooks.ts';
import { booleanOf, bigintOf, MalformedVectorError, numberOf, numbersOf, textOf } from '../codec/fields.ts';
import { burstFromJson, frameFromJson, packetTupleFromJson } from '../codec/frame.ts';
import { httpEndsToJson, httpTransactionToJson } from '../codec/httpTransaction.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, Json, JsonObject, Vector, VectorOp } from '../vector.ts';

const PAGES = { pagesPerCpu: 8, eventsPerPage: 14 };
const EVENT_BYTES = 288;

/** Replays one vector of the area `http-kernel`: packets, TLS calls, event pages and their consumer. */
export function runHttpKernel(vector: Vector): Divergence | undefined {
  const replay = new HttpKernelReplay(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    const difference = firstDifference(op.want, replay.run(op));
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

/** The parts of a vector, with what one operation did to them. */
class HttpKernelReplay {
  readonly #isDispatcherEntry: boolean;
  readonly #stacks: ProtocolStackMap;
  readonly #program: HttpProgram;
  readonly #dispatcher: HttpDispatcher;
  readonly #tls: TlsHooks;
  readonly #pages: EventPages;
  readonly #consumer: EventConsumer;
  /** Sent pages that user space has not taken yet. */
  readonly #queue: EventPage[] = [];
  readonly #numberOf = new Map<HttpTransaction, number>();
  /** Number of successful writes before the output buffer is full. */
  #outputsLeft = Number.POSITIVE_INFINITY;
  #enqueued: JsonObject[] = [];
  #dropped = 0;
  #output: Json[] = [];

  constructor(config: JsonObject) {
    const [first = 0, last = 0] = numbersOf(config, 'ephemeralRange');
    const isHttpMonitored = config['httpMonitoring'] !== false;
    this.#isDispatcherEntry = config['entry'] === 'dispatcher';
    this.#stacks = new ProtocolStackMap({ capacity: numberOf(config, 'maxStacks'), ephemeralRange: [first, last] });
    this.#pages = new EventPages({
      numCpus: numberOf(config, 'numCPUs'),
      profile: PAGES,
      output: (page) => this.#send(page),
      isHttpMonitored,
    });
    this.#program = new HttpProgram({
      maxConcurrentRequests: numberOf(config, 'maxInFlight'),
      sink: (cpu, transaction) => this.#enqueue(cpu, transaction),
    });
    const shared = { stacks: this.#stacks, program: this.#program, pages: this.#pages, isHttpMonitored };
    this.#dispatcher = new HttpDispatcher({ ...shared, maxSequences: numberOf(config, 'maxSequences') });
    this.#tls = new TlsHooks(shared);
    this.#consumer = new EventConsumer(this.#pages);
  }

  /** Runs one operation and writes down what it did. */
  run(op: VectorOp): JsonObject {
    this.#enqueued = [];
    this.#dropped = 0;
    this.#output = [];
    const before = { batches: this.#batches(), counters: { ...this.#consumer.counters }, mapFull: this.#mapFull() };
    const answer = this.#apply(op);
    answer['enqueued'] = this.#enqueued;
    answer['droppedEvents'] = this.#dropped;
    answer['output'] = this.#output;
    answer['batch'] = this.#batches().filter((batch, cpu) => firstDifference(before.batches[cpu], batch));
    answer['mapFull'] = increments(before.mapFull, this.#mapFull());
    answer['tel'] = increments(before.counters, { ...this.#consumer.counters });
    return answer;
  }

  #apply(op: VectorOp): JsonObject {
    switch (op.op) {
      case 'packet':
        this.#packet(frameFromJson(op));
        return this.#mapsAfter(op);
      case 'burst':
        for (const frame of burstFromJson(op)) this.#packet(frame);
        return this.#mapsAfter(op);
      case 'tls':
      case 'tlsClose':
        this.#tlsOp(op);
        return this.#mapsAfter(op);
      case 'trackerFlags':
      case 'trackerClose':
        this.#trackerOp(op);
        return this.#mapsAfter(op);
      case 'rx':
        this.#outputsLeft = op['outputs'] === undefined ? Number.POSITIVE_INFINITY : numberOf(op, 'outputs');
        this.#pages.flush(numberOf(op, 'cpu'));
        this.#outputsLeft = Number.POSITIVE_INFINITY;
        return {};
      case 'consume': {
        const page = this.#queue.shift();
        return { delivered: this.#numbers(page ? this.#consumer.takePage(page) : []), queued: this.#queue.length };
      }
      case 'sync':
        return { delivered: this.#numbers(this.#consumer.sync(FIRST_CHOICES)) };
      default:
        throw new MalformedVectorError(`unknown operation ${op.op}`);
    }
  }

  #packet(frame: Frame): void {
    const segment = parseFrame(frame);
    if (segment === undefined) return;
    if (this.#isDispatcherEntry) this.#dispatcher.onSegment(segment);
    else runHttpProgram(this.#program, segment, this.#stacks.normalise(segment.tuple));
  }

  #tlsOp(op: VectorOp): void {
    const call = { cpu: numberOf(op, 'cpu'), timeNs: bigintOf(op, 'timeNs'), tuple: packetTupleFromJson(op) };
    if (op.op === 'tlsClose') {
      this.#tls.onClose({ ...call, isFromTcpClose: booleanOf(op, 'fromTcpClose') });
      return;
    }
    const memory = textOf(op, 'payload');
    this.#tls.onCall({
      ...call,
      tuple: { ...call.tuple, netns: numberOf(op, 'netns'), pid: numberOf(op, 'pid') },
      memory,
      lengthBytes: op['length'] === undefined ? memory.length : numberOf(op, 'length'),
      readableBytes: op['readable'] === undefined ? undefined : numberOf(op, 'readable'),
      tags: bigintOf(op, 'tags'),
      hits: 0,
    });
  }

  #trackerOp(op: VectorOp): void {
    const tuple = packetTupleFromJson(op);
    if (op.op === 'trackerClose') {
      this.#stacks.release(tuple, FLAG_TCP_CLOSE_DELETION);
      return;
    }
    const entry = this.#stacks.find(tuple);
    if (entry !== undefined) entry.flags |= numberOf(op, 'flags');
  }

  #enqueue(cpu: number, transaction: HttpTransaction): void {
    const result = this.#pages.enqueue(cpu, transaction);
    if (result === 'dropped') this.#dropped += 1;
    if (result !== 'stored') return;
    const n = this.#numberOf.size;
    this.#numberOf.set(transaction, n);
    this.#enqueued.push({ n, cpu, ...httpEndsToJson(transaction), ...httpTransactionToJson(transaction) });
  }

  #send(page: EventPage): boolean {
    if (this.#outputsLeft === 0) return false;
    this.#outputsLeft -= 1;
    this.#queue.push(page);
    this.#output.push({
      cpu: page.cpu,
      idx: String(page.idx),
      len: page.slots.length,
      cap: page.cap,
      eventSize: EVENT_BYTES,
      dropped: page.dropped,
      failed: page.failed,
      txs: this.#numbers(page.slots.map(({ transaction }) => transaction)),
    });
    return true;
  }

  #numbers(transactions: readonly HttpTransaction[]): number[] {
    return transactions.map((transaction) => this.#numberOf.get(transaction) ?? -1);
  }

  #batches(): JsonObject[] {
    return Array.from({ length: this.#pages.numCpus }, (_, cpu) => {
      const { idx, idxToFlush, pages } = this.#pages.status(cpu);
      return {
        cpu,
        idx: String(idx),
        idxToFlush: String(idxToFlush),
        len: pages.map(({ slots }) => slots.length),
        dropped: allZeroAsAbsent(pages.map(({ dropped }) => dropped)),
        failed: allZeroAsAbsent(pages.map(({ failed }) => failed)),
      };
    });
  }

  #mapFull(): Record<string, number> {
    return {
      http_in_flight: this.#program.inFlight.refusedCount,
      connection_protocol: this.#stacks.map.refusedCount,
    };
  }

  #mapsAfter(op: VectorOp): JsonObject {
    const tuple = this.#stacks.normalise(packetTupleFromJson(op));
    const transaction = this.#program.inFlight.get(tuple);
    const stack = this.#stacks.find(tuple);
    return {
      entry: transaction && httpTransactionToJson(transaction),
      stack: stack && { app: stack.application, enc: stack.encryption, flags: stack.flags },
      inFlight: this.#program.inFlight.size,
      stacks: this.#stacks.map.size,
      sequences: this.#dispatcher.sequences.size,
    };
  }
}

function increments(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): JsonObject {
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
}

function allZeroAsAbsent(counts: number[]): number[] | undefined {
  return counts.some((count) => count !== 0) ? counts : undefined;
}
