import type { ConnStats } from '../connStats.ts';
import type { CloseBatch, KernelEvent } from '../kernel/kernelEvents.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { DeliveryProfile } from '../profile.ts';
import { BatchExtractor } from './BatchExtractor.ts';
import { closeRecordToConn } from './kernelRecordToConn.ts';

/**
 * User space's end of the close records: what the kernel has sent and nobody has read, and the flush of a poll, which
 * also reads the batches that the kernel is still filling.
 *
 * Times are ns since the start of the run, on the wall clock.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/tcp_close_consumer.go @ c45d449
 */
export class CloseInbox {
  readonly extractor: BatchExtractor;
  private readonly waiting: KernelEvent[] = [];
  private readonly drainsAtFlush: boolean;
  private readonly tracker: Tracker;

  constructor(options: { readonly cpuCount: number; readonly profile: DeliveryProfile; readonly tracker: Tracker }) {
    this.extractor = new BatchExtractor(options.cpuCount, options.profile);
    this.drainsAtFlush = options.profile.flushDrains;
    this.tracker = options.tracker;
  }

  /** Close records and batches that were sent and not read. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** The kernel has sent something. */
  receive(event: KernelEvent): void {
    if (event.kind === 'failure') return;
    const records = event.kind === 'batch' ? event.batch.slots.slice(0, event.batch.length) : [event.record];
    for (const record of records) this.tracker.moveFlows(record.flows, 'close-channel');
    this.waiting.push(event);
  }

  /** Reads everything that waits, in sending order. */
  takeAll(nowNs: number): ConnStats[] {
    const conns: ConnStats[] = [];
    for (const event of this.waiting.splice(0)) {
      if (event.kind === 'conn') conns.push(closeRecordToConn(event.record, this.tracker));
      if (event.kind !== 'batch') continue;
      for (const record of this.extractor.takeFromEvent(event.batch, nowNs)) {
        conns.push(closeRecordToConn(record, this.tracker));
      }
    }
    return conns;
  }

  /** The flush at the beginning of a poll: what waits (where this version drains it), then unfinished batches. */
  flush(batches: readonly Readonly<CloseBatch>[], nowNs: number): ConnStats[] {
    const drained = this.drainsAtFlush ? this.takeAll(nowNs) : [];
    const unfinished = batches.flatMap((batch) => this.extractor.takeFromMap(batch, nowNs));
    this.extractor.forgetExpired(nowNs);
    return [...drained, ...unfinished.map((record) => closeRecordToConn(record, this.tracker))];
  }
}
