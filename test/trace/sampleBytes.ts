import { gzipSync } from 'node:zlib';
import { footerFor } from '../../src/trace/footerFor.ts';
import type { TraceForm } from '../../src/trace/headerFor.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from './sampleTrace.ts';

/** How a small trace is stored. */
export const FORMS = [
  { name: 'rows', form: 'rows', isPacked: false },
  { name: 'columns', form: 'columns', isPacked: false },
  { name: 'rows, gzipped', form: 'rows', isPacked: true },
  { name: 'columns, gzipped', form: 'columns', isPacked: true },
] as const satisfies readonly { name: string; form: TraceForm; isPacked: boolean }[];

/** The sample trace as bytes. */
export function sampleBytes(form: TraceForm, isPacked: boolean): Buffer {
  const writer = new TraceWriter(SAMPLE_FACTS, form);
  for (const event of SAMPLE_EVENTS) writer.write(event);
  const bytes = writer.finish(footerFor(SAMPLE_EVENTS));
  return isPacked ? gzipSync(bytes) : bytes;
}
