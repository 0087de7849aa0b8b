import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { validateTrace } from '../../src/trace/validateTrace.ts';
import type { WireMap } from '../../src/trace/wire.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const WHOLE = footerFor(SAMPLE_EVENTS);
const without = (kind: string) => SAMPLE_EVENTS.filter((event) => event.kind !== kind);

describe('checking a trace', () => {
  const folder = temporaryFolder();

  async function check(events: readonly RecordedEvent[], footer: WireMap, prepare?: (writer: TraceWriter) => void) {
    const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
    for (const event of events) writer.write(event);
    prepare?.(writer);
    const { problems, trace } = await validateTrace(folder.write('checked.msgpack', writer.finish(footer)));
    return { problems, health: trace.health };
  }

  it('accepts a hole in the numbers that the recorder owns up to, and counts it as lost', async () => {
    const events = without('retrans');
    const { problems, health } = await check(events, footerFor(events));
    expect(problems).toEqual([]);
    expect(health).toMatchObject({ isComplete: true, conservation: 'holds', lostEvents: 1 });
    expect(health.losses).toEqual(new Map([['life', 1]]));
  });

  it('finds an event that is missing although the recorder delivered it', async () => {
    const { problems, health } = await check(without('retrans'), WHOLE);
    expect(problems).toEqual([
      'the footer counts 1 records of kind retrans, the trace has 0',
      'ring life, CPU 1: the footer says 10 events, the trace has 9',
    ]);
    expect(health).toMatchObject({ isComplete: false, conservation: 'broken' });
  });

  it("finds a missing record of the recorder's user space, whose numbers have no holes", async () => {
    const events = without('marker');
    expect((await check(events, footerFor(events))).problems).toEqual(['ring user: 31 numbers, but 30 records']);
  });

  it('finds a number that stands in two events', async () => {
    const twin = { ...SAMPLE_EVENTS.find(({ kind }) => kind === 'segment')!, tNs: 5 };
    const { problems } = await check([...SAMPLE_EVENTS, twin], WHOLE);
    expect(problems).toContain('ring data, CPU 1: the number 1 stands in two events');
  });

  it('finds events on a CPU that the footer does not know', async () => {
    const moved = SAMPLE_EVENTS.map((event) => (event.kind === 'retrans' ? { ...event, cpu: 3, cseq: 0 } : event));
    expect((await check(moved, WHOLE)).problems).toContain(
      'ring life, CPU 3: 1 events, but the footer has no such CPU',
    );
  });

  it('calls no trace complete whose sums do not add up', async () => {
    const ring = { attempts: 9, delivered: 5, lost: 3, per_cpu: [] };
    const { problems, health } = await check([], { ended: 'command', complete: true, rings: { life: ring } });
    expect(problems).toEqual(['ring life: 9 attempts are not 5 delivered and 3 lost']);
    expect(health.isComplete).toBe(false);
  });

  it.each(['writer_dropped', 'recursion_misses', 'storage_failed'])('counts %s as lost events', async (name) => {
    const { problems, health } = await check(SAMPLE_EVENTS, { ...WHOLE, detail: { [name]: 3, head_cut: 2 } });
    expect(problems).toEqual([]);
    expect(health.lostEvents).toBe(3);
  });

  it('does not blame a trace for records of kinds that only a later recorder knows', async () => {
    const footer = footerFor(without('retrans'));
    const later = { ...footer, rings: WHOLE['rings']!, counts: { later: 1 } };
    const { problems, health } = await check(without('retrans'), later, (writer) => writer.value([200, 'later']));
    expect(problems).toEqual([]);
    expect(health).toMatchObject({ isComplete: true, unknownRecords: 1 });
  });

  it.each(['forty-curls', 'forty-curls-slow'])('finds nothing wrong in the recording %s', async (name) => {
    const { problems, trace } = await validateTrace(`fixtures/${name}/trace.msgpack.gz`);
    expect(problems).toEqual([]);
    expect(trace.health).toMatchObject({ isComplete: true, lostEvents: 0, unknownRecords: 0 });
  });
});
