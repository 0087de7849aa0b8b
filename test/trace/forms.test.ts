import { describe, expect, it } from 'vitest';
import { Packr } from 'msgpackr';
import { compareOrder, orderRecorded } from '../../src/model/order.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { validateTrace } from '../../src/trace/validateTrace.ts';
import { FORMS, sampleBytes } from './sampleBytes.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const IN_ORDER = SAMPLE_EVENTS.map((event) => orderRecorded(event)).toSorted(compareOrder);

describe('a trace', () => {
  const folder = temporaryFolder();

  it.each(FORMS)('gives the same events back from $name, 64-bit values exact', async ({ name, form, isPacked }) => {
    const file = folder.write(`${name}.msgpack`, sampleBytes(form, isPacked));
    const trace = await loadTrace(file);
    expect(trace.events).toEqual(IN_ORDER);
    expect(trace.header.t0MonoNs).toBe(SAMPLE_FACTS.t0MonoNs);
    expect(trace.health).toMatchObject({ isComplete: true, conservation: 'holds', lostEvents: 0 });
    expect((await validateTrace(file)).problems).toEqual([]);
  });

  it('has one order, whatever the order in the file', async () => {
    const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
    for (const event of SAMPLE_EVENTS.toReversed()) writer.write(event);
    const trace = await loadTrace(folder.write('reversed.msgpack', writer.finish(footerFor(SAMPLE_EVENTS))));
    expect(trace.events).toEqual(IN_ORDER);
  });

  it('may have kinds and trailing fields that this reader does not know', async () => {
    const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
    writer.value([200, 'a kind of a later recorder', { with: [1, 2] }]);
    writer.value([5, 7, 65_535, 40, 2, 'a marker', 'and a later field']);
    const trace = await loadTrace(folder.write('later.msgpack', writer.finish(undefined)), {
      allowTruncated: true,
    });
    expect(trace.events.map(({ event }) => event)).toMatchObject([{ kind: 'marker', text: 'a marker' }]);
    expect(trace.health.unknownRecords).toBe(1);
  });

  it('may hold a wide field as a short or as a long integer', async () => {
    const cookies = [5n, 0xffff_ffffn, 0x1_0000_0000n, 0xffff_ffff_ffff_ffffn];
    const packr = new Packr({ useRecords: false });
    const close = (ck: number | bigint, cseq: number) => [26, 9, 0, cseq, 0, ck, 1, 1, 1, null, [0, 0]];
    const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
    const head = writer.finish(undefined);
    const short = packr.pack(close(5, 0));
    const long = cookies.slice(1).map((ck, index) => packr.pack(close(ck, index + 1)));
    const file = folder.write('wide.msgpack', Buffer.concat([head, short, ...long]));
    const trace = await loadTrace(file, { allowTruncated: true });
    expect(trace.events.map(({ event }) => event.kind === 'close' && event.ck)).toEqual(cookies);
  });
});
