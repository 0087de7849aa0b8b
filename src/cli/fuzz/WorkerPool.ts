import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { FoundNote, Reply, Request, WorkerStart } from './messages.ts';

/** Room for what a case leaves behind: with Node's own measure half of the time goes into collecting it. */
const YOUNG_GENERATION_MB = 64;

/**
 * V8 otherwise may come to place some objects of a case among the old ones at once. Such an object keeps all that it
 * points to until the old ones are collected, so that most of every case after it is copied before it is forgotten.
 */
const YOUNG_STAYS_YOUNG = '--no-allocation-site-pretenuring';

/** Worker threads, each of which answers one request at a time. */
export class WorkerPool {
  /** How many. */
  readonly size: number;
  private readonly workers: Worker[] = [];
  private readonly waiting: (Waiting | undefined)[] = [];
  private readonly stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private failure: Error | undefined;

  /** @param onFound - called with what is found while cases are tried */
  constructor(size: number, plan: FuzzPlan, onFound: (note: FoundNote) => void) {
    this.size = size;
    const start: WorkerStart = { plan, stop: this.stopFlag };
    setFlagsFromString(YOUNG_STAYS_YOUNG);
    for (let index = 0; index < size; index += 1) {
      const worker = new Worker(new URL('./fuzzWorker.js', import.meta.url), {
        workerData: start,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
      });
      worker.on('message', (message: FoundNote | Reply) => {
        if (message.type === 'found') onFound(message);
        else this.settle(index, (waiting) => waiting.resolve(message));
      });
      worker.on('error', (error) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
        this.settle(index, (waiting) => waiting.reject(this.failure!));
      });
      this.workers.push(worker);
    }
  }

  /** Asks a worker that is not busy. @throws what the worker died of */
  async ask<Type extends Request['type']>(
    index: number,
    request: Extract<Request, { type: Type }>,
  ): Promise<Extract<Reply, { type: ReplyType<Type> }>> {
    if (this.failure) throw this.failure;
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.waiting[index] = { resolve, reject };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.workers[index]!.postMessage(request);
    });
    return reply as Extract<Reply, { type: ReplyType<Type> }>;
  }

  /** Lets all workers answer with what they have. */
  stop(): void {
    Atomics.store(this.stopFlag, 0, 1);
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map(async (worker) => worker.terminate()));
  }

  private settle(index: number, how: (waiting: Waiting) => void): void {
    const waiting = this.waiting[index];
    this.waiting[index] = undefined;
    if (waiting) how(waiting);
  }
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface ReplyTypes {
  readonly try: 'tried';
  readonly shrink: 'shrunk';
  readonly check: 'checked';
  readonly steps: 'steps';
}
type ReplyType<Type extends Request['type']> = ReplyTypes[Type];
