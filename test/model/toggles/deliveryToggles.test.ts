import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import type { ConnStats } from '../../../src/model/connStats.ts';
import { CloseConsumer } from '../../../src/model/delivery/CloseConsumer.ts';
import { emptyConnStats } from '../../../src/model/kernel/connRecords.ts';
import { NO_TRACKER } from '../../../src/model/ledger/tracker.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { TracerTelemetry } from '../../../src/model/tracer/TracerTelemetry.ts';
import { walkConnections } from '../../../src/model/tracer/walkConnections.ts';
import { closingHost } from '../kernel/closingHost.ts';
import { closeRecordOf } from '../delivery/closeRecordOf.ts';

const delivery = findProfile('agent-7.60')!.delivery;

function consumerOf(profile: Partial<typeof delivery>): { consumer: CloseConsumer; conns: ConnStats[] } {
  const conns: ConnStats[] = [];
  const consumer = new CloseConsumer({
    profile: { ...delivery, selectPolicy: 'data-first', ...profile },
    cpuCount: 1,
    batches: [],
    onClosed: (conn) => conns.push(conn),
    choices: FIRST_CHOICES,
    tracker: NO_TRACKER,
  });
  return { consumer, conns };
}

describe('toggles of the way to user space', () => {
  it.each([
    ['kernel32', true],
    ['hash64', false],
  ] as const)('cookie-width=%s', (cookieWidth, isKernels) => {
    const { consumer, conns } = consumerOf({ cookieWidth });
    const record = closeRecordOf();
    consumer.offer({ via: 'ring', cpu: 0, kind: 'conn', record });
    consumer.deliverAll(0);
    expect(conns[0]!.cookie === BigInt(record.cookie)).toBe(isKernels);
  });

  it.each([
    ['samples', 1],
    ['connections', 4],
  ] as const)('lost-unit=%s', (lostUnit, perSample) => {
    const { consumer } = consumerOf({ lostUnit, transport: 'perf' });
    const samples = 4000;
    const offer = () => consumer.offer({ via: 'perf', cpu: 0, kind: 'conn', record: closeRecordOf() });
    for (let sample = 1; sample < samples; sample += 1) offer();
    consumer.deliverAll(0);
    // The next record that finds room tells what was lost before it.
    offer();
    consumer.deliverAll(0);
    const lost = consumer.telemetry.pollingLost;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBe((samples - consumer.telemetry.pollingReceived) * perSample);
  });

  it.each([
    ['tuple-and-cookie', 2, 1],
    ['tuple', 1, 2],
    ['none', 3, 0],
  ] as const)('iteration-dedup=%s', (iterationDedup, kept, counted) => {
    const { kernel } = closingHost('agent-7.60');
    const entry = { key: closeRecordOf().tuple, value: emptyConnStats(1n, 7) };
    const anew = { ...entry, value: emptyConnStats(1n, 8) };
    const telemetry = new TracerTelemetry();
    const rules = { iterationDedup, cookieWidth: 'hash64' } as const;
    const walk = { entries: [entry, entry, anew], isAborted: false };
    const context = { telemetry, tracker: NO_TRACKER, rules };
    expect(walkConnections(walk, kernel.state.maps, () => true, context)).toHaveLength(kept);
    expect(telemetry.iterationDups).toBe(counted);
  });

  it('a walk that gives each entry once remembers none of them', () => {
    const { kernel } = closingHost('agent-7.60');
    const entry = { key: closeRecordOf().tuple, value: emptyConnStats(1n, 7) };
    const walk = { entries: [entry, entry], isAborted: false, isDistinct: true };
    const context = { telemetry: new TracerTelemetry(), tracker: NO_TRACKER };
    expect(walkConnections(walk, kernel.state.maps, () => true, context)).toHaveLength(2);
  });
});
