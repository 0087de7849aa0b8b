import { describe, expect, it } from 'vitest';
import { type Choices, FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnStats } from '../../../src/model/connStats.ts';
import { CloseConsumer, type CloseEvent } from '../../../src/model/delivery/CloseConsumer.ts';
import { FailureConsumer } from '../../../src/model/delivery/FailureConsumer.ts';
import type { CloseRecord } from '../../../src/model/kernel/connRecords.ts';
import type { CloseBatch } from '../../../src/model/kernel/kernelEvents.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { NO_TRACKER, type Tracker } from '../../../src/model/ledger/tracker.ts';
import type { DeliveryProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { closeRecordOf } from './closeRecordOf.ts';

interface Setting {
  readonly id?: string;
  readonly profile?: Partial<DeliveryProfile>;
  readonly batches?: CloseBatch[];
  readonly choices?: Choices;
  readonly tracker?: Tracker;
  readonly pageBytes?: number;
}

/** A consumer with the source ports of what it delivered. */
function consumerOf(setting: Setting = {}): { consumer: CloseConsumer; ports: number[]; conns: ConnStats[] } {
  const conns: ConnStats[] = [];
  const ports: number[] = [];
  const consumer = new CloseConsumer({
    profile: { ...findProfile(setting.id ?? 'agent-7.60')!.delivery, ...setting.profile },
    cpuCount: 2,
    batches: setting.batches ?? [],
    onClosed: (conn) => {
      conns.push(conn);
      ports.push(conn.sport);
    },
    choices: setting.choices ?? FIRST_CHOICES,
    tracker: setting.tracker ?? NO_TRACKER,
    ...(setting.pageBytes === undefined ? {} : { pageBytes: setting.pageBytes }),
  });
  return { consumer, ports, conns };
}

function recordOf(sport: number, flows = 0): CloseRecord {
  return closeRecordOf({ tuple: { ...closeRecordOf().tuple, sport }, flows });
}

function single(sport: number, flows = 0): CloseEvent {
  return { via: 'ring', cpu: 0, kind: 'conn', record: recordOf(sport, flows) };
}

function batchOf(cpu: number, id: bigint, sports: readonly number[]): CloseBatch {
  return { cpu, id, length: sports.length, slots: sports.map((sport) => recordOf(sport)) };
}

/** Choices that answer every question with the same alternative. */
function always(alternative: number): Choices {
  return { ...FIRST_CHOICES, pick: () => alternative };
}

describe('delivering closes', () => {
  it('delivers what was written in order, a batch slot by slot', () => {
    const { consumer, ports } = consumerOf();
    consumer.offer(single(1));
    consumer.offer({ via: 'ring', cpu: 0, kind: 'batch', batch: batchOf(0, 0n, [2, 3, 4, 5]) });
    expect(consumer.deliver(0)).toBe(true);
    expect(ports).toEqual([1]);
    consumer.deliverAll(0);
    expect(ports).toEqual([1, 2, 3, 4, 5]);
    expect(consumer.deliver(0)).toBe(false);
    expect(consumer.telemetry).toEqual({ pollingReceived: 5, pollingLost: 0, flushReceived: 0 });
  });

  it('A: a flush reads the unfinished batches of the CPUs in order and counts them nowhere', () => {
    const batches = [batchOf(0, 3n, [1, 2]), batchOf(1, 0n, [3])];
    const { consumer, ports } = consumerOf({ batches });
    consumer.flushPending(0);
    consumer.flushPending(1);
    expect(ports).toEqual([1, 2, 3]);
    expect(consumer.telemetry.pollingReceived).toBe(0);
  });

  it.each([
    ['flush-first', [9]],
    ['data-first', [1, 2, 9]],
  ] as const)('A: with %s a flush delivers %j', (selectPolicy, expected) => {
    const { consumer, ports } = consumerOf({ profile: { selectPolicy }, batches: [batchOf(0, 0n, [9])] });
    consumer.offer(single(1));
    consumer.offer(single(2));
    consumer.flushPending(0);
    expect(ports).toEqual(expected);
    consumer.deliverAll(0);
    expect(ports.toSorted((a, b) => a - b)).toEqual([1, 2, 9]);
  });

  it.each([
    [0, [9]],
    [1, [1, 2, 9]],
  ])('A: a seeded choice of %i between flush and data gives %j', (alternative, expected) => {
    const { consumer, ports } = consumerOf({
      profile: { selectPolicy: 'seeded' },
      batches: [batchOf(0, 0n, [9])],
      choices: always(alternative),
    });
    consumer.offer(single(1));
    consumer.offer(single(2));
    consumer.flushPending(0);
    expect(ports).toEqual(expected);
  });

  it('C: a flush first delivers everything written before, even below the wake-up limit', () => {
    const { consumer, ports } = consumerOf({ id: 'agent-2025-mid' });
    consumer.offer(single(1));
    consumer.deliverAll(0);
    expect(ports).toEqual([]);
    consumer.flushPending(0);
    expect(ports).toEqual([1]);
    expect(consumer.queuedRecords).toBe(0);
    expect(consumer.telemetry).toEqual({ pollingReceived: 1, pollingLost: 0, flushReceived: 1 });
  });

  it('C with batches: a flush walks the batches and does not wait for the buffer', () => {
    const { consumer, ports } = consumerOf({ id: 'agent-2025-mid', batches: [batchOf(0, 0n, [9])] });
    consumer.offer(single(1));
    consumer.flushPending(0);
    expect(ports).toEqual([9]);
    expect(consumer.telemetry).toEqual({ pollingReceived: 1, pollingLost: 0, flushReceived: 1 });
  });

  it('keeps records in the kernel buffer while the channel is full, until that overflows', () => {
    const { consumer, ports } = consumerOf({ profile: { closedChannelSize: 1 }, pageBytes: 32 });
    // The channel holds one; the ring for two CPUs has 512 bytes for four more.
    for (let sport = 1; sport <= 6; sport += 1) consumer.offer(single(sport));
    expect(consumer.queuedRecords).toBe(5);
    consumer.deliverAll(0);
    expect(ports).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts a lost batch as one sample, with the record that fits next', () => {
    const { consumer, ports } = consumerOf({ profile: { transport: 'perf' }, pageBytes: 32 });
    consumer.offer({ via: 'perf', cpu: 0, kind: 'batch', batch: batchOf(0, 0n, [1, 2, 3, 4]) });
    consumer.offer(single(5));
    consumer.deliverAll(0);
    expect(ports).toEqual([5]);
    expect(consumer.telemetry.pollingLost).toBe(1);
  });

  it.each([
    ['perf', 'perf-buffer-full'],
    ['ring', 'ring-buffer-full'],
  ] as const)('tells the ledger of a full %s buffer', (transport, reason) => {
    const ledger = new Ledger();
    const flow = ledger.openFlow();
    const { consumer } = consumerOf({ profile: { transport }, pageBytes: 4, tracker: ledger });
    consumer.offer(single(1, ledger.listOfFlow(flow)));
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason });
  });

  it('does not take back what a flush had delivered before the batch was lost', () => {
    const ledger = new Ledger();
    const flow = ledger.openFlow();
    const batch = { cpu: 0, id: 0n, length: 1, slots: [recordOf(1, ledger.listOfFlow(flow))] };
    const { consumer } = consumerOf({ batches: [batch], pageBytes: 8, tracker: ledger });
    consumer.flushPending(0);
    const before = ledger.flow(flow);
    consumer.offer({ via: 'ring', cpu: 0, kind: 'batch', batch });
    expect(ledger.flow(flow)).toEqual(before);
  });

  it('rejects a record that is shorter than a connection', () => {
    const ledger = new Ledger();
    const flow = ledger.openFlow();
    const { consumer, ports } = consumerOf({ tracker: ledger });
    consumer.offer({ kind: 'short', cpu: 0, bytes: 60, flows: ledger.listOfFlow(flow) });
    consumer.deliverAll(0);
    expect(ports).toEqual([]);
    expect(ledger.flow(flow).fate).toMatchObject({ kind: 'lost', reason: 'close-record-short' });
  });

  it('hands the flows on as a copy, so that a batch read twice stands for them twice', () => {
    const ledger = new Ledger();
    const flow = ledger.openFlow();
    const full = {
      ...batchOf(0, 0n, [1, 2, 3, 4]),
      slots: [recordOf(1, ledger.listOfFlow(flow)), ...[2, 3, 4].map((sport) => recordOf(sport))],
    };
    const { consumer, conns } = consumerOf({ batches: [full], tracker: ledger });
    consumer.flushPending(0);
    consumer.offer({ via: 'ring', cpu: 0, kind: 'batch', batch: full });
    consumer.deliverAll(0);
    expect(conns).toHaveLength(8);
    expect(conns[0]!.flows).not.toBe(0);
    expect(conns[4]!.flows).not.toBe(0);
  });
});

describe('delivering failures', () => {
  it.each([
    ['polluted', 2],
    ['exact', 0],
  ] as const)('counts arrivals as lost when the counter is %s', (failureLostCounter, lost) => {
    const errors: number[] = [];
    const consumer = new FailureConsumer({
      profile: { ...findProfile('agent-7.60')!.delivery, failureLostCounter },
      cpuCount: 1,
      onFailure: (_tuple, errno) => errors.push(errno),
    });
    for (const reason of [104, 111]) {
      consumer.offer({ via: 'ring', cpu: 0, kind: 'failure', tuple: closeRecordOf().tuple, reason });
    }
    consumer.deliverAll();
    expect(errors).toEqual([104, 111]);
    expect(consumer.telemetry).toEqual({ pollingReceived: 2, pollingLost: lost });
  });
});
