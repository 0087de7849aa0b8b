// `node --expose-gc benchmarks/etwDecode.mjs [--events 1000000] [--form rows,columns] [--folder DIR]`: writes traces of
// requests to the HTTP service of Windows, every id and payload of its own, and prints how fast their events come out:
// in the order of the file, and in the total order. Each read is a process of its own, so that its memory is its own.
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/setup.mjs';

const options = {
  events: { type: 'string', default: '1000000' },
  form: { type: 'string', default: 'rows,columns' },
  folder: { type: 'string', default: path.join(tmpdir(), 'flowproof-etw') },
  read: { type: 'string' },
  order: { type: 'string', default: 'file' },
};
const { values } = parseArgs({ options });
const START = 133_252_832_570_000_000n;
/** A request is 1, 2, 3, 8 and 12 of the spec's timelines; so many of them on a connection, between its 21, 23 and 24. */
const REQUESTS = 20;
const PIECE_EVENTS = 8192;

if (values.read === undefined) await measureAll();
else await read(values.read);

async function measureAll() {
  ensureBuilt();
  mkdirSync(values.folder, { recursive: true });
  console.log('form     order     events  MB of file   seconds  M events/s  max RSS MB');
  for (const form of values.form.split(',')) {
    const file = path.join(values.folder, `etw-${values.events}-${form}.msgpack`);
    if (!existsSync(file)) await write(file, Number(values.events), form);
    for (const order of ['file', 'total']) {
      const args = [fileURLToPath(import.meta.url), '--read', file, '--order', order];
      const found = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
      const row = [
        form.padEnd(8),
        order.padEnd(6),
        String(found.events).padStart(9),
        (statSync(file).size / 1e6).toFixed(0).padStart(11),
        found.seconds.toFixed(2).padStart(9),
        (found.events / found.seconds / 1e6).toFixed(2).padStart(11),
        found.maxRssMb.toFixed(0).padStart(11),
      ];
      console.log(row.join(' '));
    }
  }
}

/** What the child process does. */
async function read(file) {
  const { TraceSource } = await import('../dist/trace/TraceSource.js');
  const { readTrace } = await import('../dist/trace/readTrace.js');
  const begin = process.hrtime.bigint();
  const batches =
    values.order === 'total' ? (await TraceSource.open(file)).batches() : (await readTrace(file)).batches();
  let events = 0;
  let bytes = 0;
  for await (const batch of batches) {
    events += batch.length;
    for (const event of batch) bytes += event.data.length;
  }
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const maxRssMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ events, bytes, seconds, maxRssMb })}\n`);
}

async function write(file, eventsWanted, form) {
  const { FooterCounter } = await import('../dist/trace/FooterCounter.js');
  const { TraceWriter } = await import('../dist/trace/TraceWriter.js');
  const facts = {
    t0MonoNs: 0n,
    t0RealNs: 1_680_809_657_000_000_000n,
    recorder: { version: 'generated' },
    host: { os: 'windows' },
  };
  const writer = new TraceWriter(facts, form);
  const counter = new FooterCounter();
  function* pieces() {
    let written = 0;
    for (const event of etwEvents(eventsWanted)) {
      counter.observe(event);
      writer.write(event);
      written += 1;
      if (written % PIECE_EVENTS === 0) yield writer.take();
    }
    yield writer.finish(counter.footer());
  }
  await pipeline(Readable.from(pieces()), createWriteStream(file));
}

/** So many events, 10 us apart; every third time in a header is a little earlier than the one before. */
function* etwEvents(count) {
  const cycle = REQUESTS * 5 + 3;
  for (let cseq = 0; cseq < count; cseq += 1) {
    const connection = Math.floor(cseq / cycle);
    const place = cseq % cycle;
    const request = connection * REQUESTS + Math.floor((place - 1) / 5);
    yield etwEvent(
      cseq,
      place === 0 ? 21 : place >= cycle - 2 ? 21 + place - cycle + 4 : [1, 2, 3, 8, 12][(place - 1) % 5],
      {
        connection: le(connection, 16),
        request: le(request, 16),
      },
    );
  }
}

function etwEvent(cseq, id, { connection, request }) {
  const ofConnection = id === 1 || id > 20;
  return {
    kind: 'etw',
    tNs: cseq * 10_000,
    cpu: -1,
    cseq,
    ring: 'user',
    fileTime: START + BigInt(cseq * 100 - (cseq % 3) * 120 + 240),
    id,
    version: 0,
    level: 4,
    keyword: 0x136n,
    activityId: ofConnection ? connection : request,
    relatedActivityId: id === 1 ? request : undefined,
    pid: 4,
    tid: 88,
    processor: cseq % 4,
    provider: undefined,
    data: dataOf(id, connection, request),
  };
}

/** As long as the fixtures of the real events, with the numbers of connection and request in them. */
function dataOf(id, connection, request) {
  const first = request.slice(0, 8);
  switch (id) {
    case 1:
      return first + connection.slice(0, 8) + 'c'.repeat(20);
    case 2:
      return `${first}\u0004\u0000\u0000\u0000${utf16('http://h:80/a')}`;
    case 3:
      return `${first}${first}\u0001\u0000\u0000\u0000${utf16('DefaultAppPool')}${utf16('http://h:80/a')}\u0000\u0000\u0000\u0000`;
    case 8:
      return `${first}${connection.slice(0, 8)}\u00c8\u0000GET\u0000\u00c8\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000`;
    case 12:
      return `${first}\u00c8\u0000`;
    default:
      return connection.slice(0, 8) + (id === 21 ? 'a'.repeat(40) : '');
  }
}

function utf16(text) {
  return `${[...text].map((character) => `${character}\u0000`).join('')}\u0000\u0000`;
}

function le(value, bytes) {
  let text = '';
  for (let left = value; text.length < bytes; left = Math.floor(left / 256)) text += String.fromCharCode(left % 256);
  return text;
}
