import type { CloseRecord } from './connRecords.ts';
import { BATCH_SIZE, type CloseBatch } from './kernelEvents.ts';

/** What became of a record that was to be batched. */
export type AppendResult = 'appended' | 'full' | 'no-batch';

/**
 * The batches of closed connections, one for each CPU that was populated at start.
 *
 * A batch that has just become full is not sent by the close that filled it: a return hook does that, on the CPU that
 * it happens to run on.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/tracer/events.h @ c45d449
 */
export class CloseBatches {
  readonly #batches: CloseBatch[] = [];

  constructor(cpuCount: number) {
    for (let cpu = 0; cpu < cpuCount; cpu += 1) this.#batches.push({ cpu, id: 0n, length: 0, slots: [] });
  }

  /** The batches as the map holds them, by CPU. */
  get all(): readonly Readonly<CloseBatch>[] {
    return this.#batches;
  }

  /** The current batch of a CPU; `undefined` for a CPU without one. */
  of(cpu: number): Readonly<CloseBatch> | undefined {
    return this.#batches[cpu];
  }

  /** Sets the content of a CPU's batch, as a recorded map shows it. No effect for a CPU without one. */
  load(batch: CloseBatch): void {
    const own = this.#batches[batch.cpu];
    if (own !== undefined) Object.assign(own, batch);
  }

  append(cpu: number, record: CloseRecord): AppendResult {
    const batch = this.#batches[cpu];
    if (batch === undefined) return 'no-batch';
    if (batch.length >= BATCH_SIZE) return 'full';
    batch.slots[batch.length] = record;
    batch.length += 1;
    return 'appended';
  }

  /** Takes a copy of the CPU's batch when it is full, and starts the next one. */
  takeIfFull(cpu: number): CloseBatch | undefined {
    const batch = this.#batches[cpu];
    if (batch === undefined || batch.length !== BATCH_SIZE) return undefined;
    const full = { ...batch, slots: [...batch.slots] };
    batch.length = 0;
    batch.id = BigInt.asUintN(64, batch.id + 1n);
    return full;
  }
}
