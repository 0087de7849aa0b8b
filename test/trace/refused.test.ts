import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  FileMissingError,
  FileUnreadableError,
  type FlowproofError,
  NotATraceError,
  TraceCorruptError,
  TraceHeaderError,
  TraceTooLargeError,
  TraceTruncatedError,
} from '../../src/errors.ts';
import { footerFor } from '../../src/trace/footerFor.ts';
import { headerFor } from '../../src/trace/headerFor.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { readTrace } from '../../src/trace/readTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import type { WireValue } from '../../src/trace/wire.ts';
import { Packr } from 'msgpackr';
import { sampleBytes } from './sampleBytes.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const HEADER = headerFor(SAMPLE_FACTS, 'rows');
const packr = new Packr({ useRecords: false, variableMapSize: true });
const withHeader = (header: WireValue) => Buffer.from(packr.pack([0, header]));

function withRecord(...values: readonly WireValue[]): Buffer {
  const writer = new TraceWriter(SAMPLE_FACTS, 'columns');
  for (const value of values) writer.value(value);
  return writer.finish(footerFor([]));
}

type ErrorClass = new (...args: never[]) => FlowproofError;

describe('refused as an input', () => {
  const folder = temporaryFolder();

  it.each<[string, Buffer, ErrorClass, RegExp]>([
    ['JSON', Buffer.from('{"a":1}'), NotATraceError, /begins with the bytes 7b226122/],
    ['msgpack of another kind', packr.pack([7, 8]), NotATraceError, /not a trace/],
    ['gzipped text', gzipSync('hello'), NotATraceError, /not a trace/],
    ['an empty file', Buffer.alloc(0), TraceTruncatedError, /inside its header at byte 0 after 0 whole events/],
    ['a foreign header', withHeader({ magic: 'other' }), TraceHeaderError, /magic/],
    ['a later major version', withHeader({ ...HEADER, format: [2, 0] }), TraceHeaderError, /format 2\.0/],
    ['a header without a clock', withHeader({ ...HEADER, clock: {} }), TraceHeaderError, /\/clock .*t0_mono_ns/],
    [
      'two kinds of one number',
      withHeader({ ...HEADER, kinds: { tick: [4, []], marker: [4, []] } }),
      TraceHeaderError,
      /tick and marker have the same number 4/,
    ],
    [
      'a kind with the number of the footer',
      withHeader({ ...HEADER, kinds: { tick: [1, []] } }),
      TraceHeaderError,
      /reserved number 1/,
    ],
    ['a second header', withRecord([0, HEADER]), TraceCorruptError, /no second header/],
    [
      'records behind the footer',
      Buffer.concat([sampleBytes('rows', false), packr.pack([4])]),
      TraceCorruptError,
      /nothing behind the footer/,
    ],
    [
      'bytes behind gzip data',
      Buffer.concat([sampleBytes('rows', true), Buffer.from('tail')]),
      TraceCorruptError,
      /gzip data is damaged/,
    ],
    ['a text that no dictionary has', withRecord([69, 1, columns({ text: u32(9) })]), TraceCorruptError, /`text`/],
    ['a column of a wrong length', withRecord([69, 2, columns({ text: u32(0) })]), TraceCorruptError, /of 2 values/],
    ['a column that is missing', withRecord([69, 1, columns({})]), TraceCorruptError, /a column `text`/],
    ['a batch of too many rows', withRecord([69, 1e6, columns({})]), TraceCorruptError, /rows up to 65536/],
  ])('is %s', async (name, bytes, errorClass, message) => {
    const file = folder.write(name, bytes);
    const error: unknown = await loadTrace(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.stringContaining(file) });
  });

  it('names kind, field, byte and count of a value that its field cannot have', async () => {
    const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
    writer.write(SAMPLE_EVENTS[0]!);
    const at = writer.finish(undefined).length;
    writer.value([21, 1, 0, 0, 0, 5n, null, 70_000, null]);
    const file = folder.write('field', writer.finish(undefined));
    await expect(loadTrace(file)).rejects.toThrow(
      `${file}: \`listen\` has a wrong \`port\`: expected a whole number from 0 to 65535, got 70000, ` +
        `in the value at byte ${at} after 1 whole events`,
    );
  });

  it('is a file that is missing, or a folder', async () => {
    await expect(readTrace(`${folder.path}/none`)).rejects.toBeInstanceOf(FileMissingError);
    await expect(readTrace(folder.path)).rejects.toBeInstanceOf(FileUnreadableError);
  });

  it('is more than can be sorted in memory, though it can be read through', async () => {
    const file = folder.write('large', sampleBytes('rows', false));
    await expect(loadTrace(file, { eventsMax: 5 })).rejects.toBeInstanceOf(TraceTooLargeError);
    let events = 0;
    for await (const event of await readTrace(file)) events += event.tNs >= 0 ? 1 : 0;
    expect(events).toBe(SAMPLE_EVENTS.length);
  });
});

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Columns of markers: a prefix that is good, and what the test puts in. */
function columns(more: { readonly [name: string]: Buffer }): { readonly [name: string]: Buffer } {
  const one = Buffer.from([1]);
  return { t: one, cpu: one, cseq: one, ring: one, ...more };
}
