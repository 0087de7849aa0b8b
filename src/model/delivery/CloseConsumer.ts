import { assertNever } from '../assert.ts';
import type { Choices } from '../choices.ts';
import type { ConnStats } from '../connStats.ts';
import type { CloseRecord } from '../kernel/connRecords.ts';
import { BATCH_SIZE, type CloseBatch, type KernelEvent } from '../kernel/kernelEvents.ts';
import type { FlowList, Tracker } from '../ledger/tracker.ts';
import type { DeliveryProfile } from '../profile.ts';
import { BatchExtractor } from './BatchExtractor.ts';
import type { CloseTelemetry } from './closeTelemetry.ts';
import { KernelBuffer } from './KernelBuffer.ts';
import { closeRecordToConn } from './kernelRecordToConn.ts';

/** Lengths by which user space tells records apart. */
const BATCH_BYTES = 496;
const CONN_BYTES = 120;
const LOST_CHANNEL_SIZE = 10;

/** A record shorter than a connection: a fault, logged and otherwise ignored. */
export interface ShortRecord {
  readonly kind: 'short';
  readonly cpu: number;
  readonly bytes: number;
  readonly flows: FlowList;
}

/** What is written into the buffer of closed connections. */
export type CloseEvent = Extract<KernelEvent, { kind: 'batch' | 'conn' }> | ShortRecord;

/** What a consumer needs to know about its surroundings. */
export interface CloseConsumerOptions {
  readonly profile: DeliveryProfile;
  readonly cpuCount: number;
  /** The batches that the kernel is filling; none where closes are not batched. */
  readonly batches: readonly Readonly<CloseBatch>[];
  readonly onClosed: (conn: ConnStats) => void;
  readonly choices: Choices;
  readonly tracker: Tracker;
  /** Page size of the host, bytes; 4096 when absent. */
  readonly pageBytes?: number;
  /** Asked before each write: whether others have left no room in the kernel's buffer. */
  readonly isFull?: ((event: CloseEvent) => boolean) | undefined;
}

/**
 * The way of closed connections through user space: kernel buffer, channel, conversion, callback.
 *
 * Nothing here runs by itself: the owner says when a ready input is served and when a poll flushes. Up to generation B
 * a flush reads the unfinished batches but does not wait for records that are still queued; those come after the poll.
 * Times are ns since the start of the run.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/tcp_close_consumer.go @ c45d449, 043e4b5
 */
export class CloseConsumer {
  readonly telemetry: CloseTelemetry = { pollingReceived: 0, pollingLost: 0, flushReceived: 0 };
  readonly #options: CloseConsumerOptions;
  readonly #buffer: KernelBuffer<CloseEvent>;
  readonly #extractor: BatchExtractor;
  /** Channels between the reader of the kernel buffer and the consumer. */
  readonly #data: CloseEvent[] = [];
  readonly #lost: number[] = [];
  #isFlushing = false;

  constructor(options: CloseConsumerOptions) {
    const { profile, cpuCount, pageBytes, isFull } = options;
    this.#options = options;
    this.#extractor = new BatchExtractor(cpuCount, profile);
    this.#buffer = new KernelBuffer({
      transport: profile.transport,
      cpuCount,
      wakeupRecords: profile.wakeupRecords,
      isFull,
      ...(pageBytes === undefined ? {} : { pageBytes }),
    });
  }

  /** Records that are on their way: in the kernel buffer and in the channel. */
  get queuedRecords(): number {
    return this.#buffer.length + this.#data.length;
  }

  /** Number of (CPU, batch id) positions that the reader of batches remembers. */
  get trackedBatches(): number {
    return this.#extractor.trackedBatches;
  }

  /** The kernel side writes a record. A full buffer loses it: counted for perf, silently for a ring. */
  offer(event: CloseEvent): void {
    const { profile, tracker } = this.#options;
    if (!this.#buffer.write(event.cpu, event, recordBytes(event))) {
      const reason = profile.transport === 'perf' ? 'perf-buffer-full' : 'ring-buffer-full';
      for (const flows of this.#flowsStillIn(event)) tracker.loseFlows(flows, reason);
    }
    this.#fillChannels();
  }

  /** Serves one ready input. @returns false when none is ready */
  deliver(nowNs: number): boolean {
    this.#fillChannels();
    const hasData = this.#data.length > 0;
    const hasLost = this.#lost.length > 0;
    if (!hasData && !hasLost) return false;
    if (hasData && (!hasLost || this.#prefersData())) this.#serveData(nowNs);
    else this.telemetry.pollingLost += (this.#lost.shift() ?? 0) * this.#lostUnit();
    return true;
  }

  /** Serves inputs until none is ready. */
  deliverAll(nowNs: number): void {
    while (this.deliver(nowNs));
  }

  /** What a poll does first: gets hold of the closes that no record has announced. */
  flushPending(nowNs: number): void {
    const { profile, batches } = this.#options;
    if (!profile.flushDrains) {
      this.#serveUntilFlush(nowNs);
      this.#readBatches(nowNs);
      return;
    }
    this.#isFlushing = true;
    // With batches the flush walks those instead, and does not wait for the buffer.
    if (batches.length > 0) this.#readBatches(nowNs);
    else {
      this.#buffer.wakeReader();
      this.deliverAll(nowNs);
    }
    this.#isFlushing = false;
  }

  /** Up to generation B the flush is one of the consumer's inputs; whatever else is ready may be served before it. */
  #serveUntilFlush(nowNs: number): void {
    const { profile, choices } = this.#options;
    switch (profile.selectPolicy) {
      case 'flush-first':
        return;
      case 'data-first':
        this.deliverAll(nowNs);
        return;
      case 'seeded':
        this.#fillChannels();
        while (this.#readyInputs() > 0 && choices.pick('close-consumer.flush', this.#readyInputs() + 1) > 0) {
          this.deliver(nowNs);
          this.#fillChannels();
        }
        return;
      default:
        assertNever(profile.selectPolicy);
    }
  }

  #readyInputs(): number {
    return (this.#data.length > 0 ? 1 : 0) + (this.#lost.length > 0 ? 1 : 0);
  }

  #lostUnit(): number {
    return this.#options.profile.lostUnit === 'samples' ? 1 : BATCH_SIZE;
  }

  #prefersData(): boolean {
    const { profile, choices } = this.#options;
    return profile.selectPolicy !== 'seeded' || choices.pick('close-consumer.select', 2) === 0;
  }

  #readBatches(nowNs: number): void {
    const { profile, batches } = this.#options;
    let collected: CloseRecord[] = [];
    for (const batch of batches) {
      const unseen = this.#extractor.takeFromMap(batch, nowNs);
      const isSeen = batch.length > 0 && unseen.length === 0;
      if (isSeen && profile.flushList === 'begins-anew') {
        this.#loseCollected(collected);
        collected = [];
      }
      collected.push(...unseen);
    }
    for (const record of collected) {
      if (profile.flushDrains) this.#deliverReceived(record);
      else this.#callBack(record);
    }
    this.#extractor.forgetExpired(nowNs);
  }

  /** A batch that was seen before takes the place of what other CPUs have given so far. */
  #loseCollected(records: readonly CloseRecord[]): void {
    const { tracker } = this.#options;
    // The batch itself stays and will be sent with these records.
    for (const { flows } of records) tracker.loseFlows(tracker.copyFlows(flows), 'flush-list-wiped');
  }

  #serveData(nowNs: number): void {
    const event = this.#data.shift();
    if (event === undefined) return;
    switch (event.kind) {
      case 'batch':
        for (const record of this.#extractor.takeFromEvent(event.batch, nowNs)) this.#deliverReceived(record);
        return;
      case 'conn':
        this.#deliverReceived(event.record);
        return;
      case 'short':
        this.#options.tracker.loseFlows(event.flows, 'close-record-short');
        return;
      default:
        assertNever(event);
    }
  }

  #deliverReceived(record: CloseRecord): void {
    this.telemetry.pollingReceived += 1;
    if (this.#isFlushing) this.telemetry.flushReceived += 1;
    this.#callBack(record);
  }

  #callBack(record: CloseRecord): void {
    const { onClosed, tracker, profile } = this.#options;
    onClosed(closeRecordToConn(record, tracker, profile.cookieWidth));
  }

  /** The reader moves records on while there is room; a full channel leaves them in the kernel buffer. */
  #fillChannels(): void {
    for (let item = this.#buffer.peek(); item !== undefined; item = this.#buffer.peek()) {
      if (item.kind === 'lost') {
        if (this.#lost.length >= LOST_CHANNEL_SIZE) return;
        this.#lost.push(item.samples);
      } else {
        if (this.#data.length >= this.#options.profile.closedChannelSize) return;
        this.#data.push(item.record);
      }
      this.#buffer.shift();
    }
  }

  /** Flows of an event that no earlier flush has delivered already. */
  #flowsStillIn(event: CloseEvent): FlowList[] {
    switch (event.kind) {
      case 'batch':
        return event.batch.slots.slice(this.#extractor.takenOf(event.batch)).map((record) => record.flows);
      case 'conn':
        return [event.record.flows];
      case 'short':
        return [event.flows];
      default:
        return assertNever(event);
    }
  }
}

function recordBytes(event: CloseEvent): number {
  switch (event.kind) {
    case 'batch':
      return BATCH_BYTES;
    case 'conn':
      return CONN_BYTES;
    case 'short':
      return event.bytes;
    default:
      return assertNever(event);
  }
}
