import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { CaseOverdue } from './CaseOverdue.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import { Heartbeat } from './Heartbeat.ts';
import type { FoundNote, Reply, Request, WorkerStart } from './messages.ts';

/**
 * Room for what some cases leave behind; V8 takes three spaces of a third each. Spaces of 2 to 64 MB are equally fast,
 * with one worker and with four: these fit into the caches, and many workers into the memory.
 */
const YOUNG_GENERATION_MB = 24;
/** How often the heartbeats are looked at, as a part of the longest time of a case. */
const LOOKS_PER_LIMIT = 8;

/** What a pool of workers is made from. */
export interface WorkerPoolOptions {
  readonly plan: FuzzPlan;
  /** Longest time of one case; the worker of a longer one is ended, and another takes its place. */
  readonly caseMs: number;
  /** Called with what is found while cases are tried. */
  readonly onFound?: (note: FoundNote) => void;
}

/**
 * V8 otherwise may come to place some objects of a case among the old ones at once. Such an object keeps all that it
 * points to until the old ones are collected, so that most of every case after it is copied before it is forgotten.
 */
const YOUNG_STAYS_YOUNG = '--no-allocation-site-pretenuring';

/**
 * V8 otherwise hands parts of collecting and compiling to threads that all workers share: few, and on processors that
 * have workers of their own. A worker that does it itself is quicker as soon as there is one for each processor.
 */
const EACH_WORKER_ALONE = ['--no-parallel-scavenge', '--no-concurrent-recompilation'];

/** Worker threads, each of which answers one request at a time. */
export class WorkerPool {
  /** How many. */
  readonly size: number;
  private readonly options: WorkerPoolOptions;
  private readonly seats: Seat[] = [];
  private readonly stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly watch: NodeJS.Timeout;
  private failure: Error | undefined;

  constructor(size: number, options: WorkerPoolOptions) {
    this.size = size;
    setFlagsFromString(YOUNG_STAYS_YOUNG);
    if (size > 1) for (const flag of EACH_WORKER_ALONE) setFlagsFromString(flag);
    this.options = options;
    for (let index = 0; index < size; index += 1) this.seats.push(this.newSeat());
    this.watch = setInterval(() => this.endOverdue(), options.caseMs / LOOKS_PER_LIMIT);
    this.watch.unref();
  }

  /** Asks a worker that is not busy. @throws CaseOverdue; what the worker died of */
  async ask<Type extends Request['type']>(
    index: number,
    request: Extract<Request, { type: Type }>,
  ): Promise<Extract<Reply, { type: ReplyType<Type> }>> {
    if (this.failure) throw this.failure;
    const reply = await new Promise<Reply>((resolve, reject) => {
      const seat = this.seats[index]!;
      seat.waiting = { resolve, reject };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      seat.worker.postMessage(request);
    });
    return reply as Extract<Reply, { type: ReplyType<Type> }>;
  }

  /** Lets all workers answer with what they have. */
  stop(): void {
    Atomics.store(this.stopFlag, 0, 1);
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    clearInterval(this.watch);
    await Promise.all(this.seats.map(async ({ worker }) => worker.terminate()));
  }

  private newSeat(): Seat {
    const { plan, onFound } = this.options;
    const heartbeat = new Heartbeat();
    const start: WorkerStart = { plan, stop: this.stopFlag, heartbeat: heartbeat.memory };
    const worker = new Worker(new URL('./fuzzWorker.js', import.meta.url), {
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    const seat: Seat = { worker, heartbeat, waiting: undefined, count: 0, sinceMs: 0 };
    worker.on('message', (message: FoundNote | Reply) => {
      if (message.type === 'found') onFound?.(message);
      else settle(seat, (waiting) => waiting.resolve(message));
    });
    worker.on('error', (error) => {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      settle(seat, (waiting) => waiting.reject(this.failure!));
    });
    return seat;
  }

  /** Puts a new worker in the place of each that has been running one case for too long. */
  private endOverdue(): void {
    const nowMs = performance.now();
    for (const [index, seat] of this.seats.entries()) {
      const { heartbeat, worker } = seat;
      if (heartbeat.isIdle || heartbeat.count !== seat.count) {
        seat.count = heartbeat.count;
        seat.sinceMs = nowMs;
      } else if (nowMs - seat.sinceMs > this.options.caseMs) {
        this.seats[index] = this.newSeat();
        void worker.terminate();
        settle(seat, (waiting) =>
          waiting.reject(new CaseOverdue(heartbeat.offset, heartbeat.isDrawing, this.options.caseMs)),
        );
      }
    }
  }
}

/** A worker with what is known of it. */
interface Seat {
  readonly worker: Worker;
  readonly heartbeat: Heartbeat;
  waiting: Waiting | undefined;
  /** The heartbeat when it last moved, and when that was seen. */
  count: number;
  sinceMs: number;
}

function settle(seat: Seat, how: (waiting: Waiting) => void): void {
  const { waiting } = seat;
  seat.waiting = undefined;
  if (waiting) how(waiting);
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface ReplyTypes {
  readonly try: 'tried';
  readonly shrink: 'shrunk';
  readonly judge: 'judged';
  readonly check: 'checked';
  readonly steps: 'steps';
}
type ReplyType<Type extends Request['type']> = ReplyTypes[Type];
