// `node benchmarks/generateTrace.mjs --events 10000000 --form rows|columns OUT`: writes a trace of that many events (or
// up to one slice more) piece by piece. The same arguments give the same bytes. OUT may end in `.gz`.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { ensureBuilt } from '../scripts/setup.mjs';

/** Writes the trace. @returns how many events it has */
export async function generateTrace(file, eventsWanted, form) {
  ensureBuilt();
  const { BIG_FACTS, bigWorkload } = await import('./bigWorkload.mjs');
  const { FooterCounter } = await import('../dist/trace/FooterCounter.js');
  const { TraceWriter } = await import('../dist/trace/TraceWriter.js');
  const writer = new TraceWriter(BIG_FACTS, form);
  const counter = new FooterCounter();
  let written = 0;
  function* pieces() {
    for (const events of bigWorkload(eventsWanted)) {
      for (const event of events) {
        counter.observe(event);
        writer.write(event);
      }
      written += events.length;
      yield writer.take();
    }
    yield writer.finish(counter.footer());
  }
  const packed = file.endsWith('.gz') ? [createGzip({ level: 1 })] : [];
  await pipeline(Readable.from(pieces()), ...packed, createWriteStream(file));
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { events: { type: 'string', default: '1000000' }, form: { type: 'string', default: 'rows' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || !['rows', 'columns'].includes(values.form) || !/^\d+$/.test(values.events)) {
    console.error('usage: node benchmarks/generateTrace.mjs [--events N] [--form rows|columns] OUT');
    process.exit(2);
  }
  const written = await generateTrace(file, Number(values.events), values.form);
  console.log(`${file}: ${written} events, ${values.form}`);
}
