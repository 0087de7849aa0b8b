// `node benchmarks/replayBig.mjs [--events 1000000,10000000] [--form rows,columns] [--folder DIR] [--memory sums]`:
// replays generated traces through the whole model, ledger and invariants on, each in a process of its own, and prints
// events per second, the most memory the process had resident, and what was alive on the heap after the first fifth of
// the events and after the last: flat when nothing grows. Traces are generated once and kept in the folder.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/setup.mjs';
import { generateTrace } from './generateTrace.mjs';

const MEMORY = { sums: 'sums', everything: 'everything' };
const options = {
  events: { type: 'string', default: '1000000,10000000' },
  form: { type: 'string', default: 'columns,rows' },
  folder: { type: 'string', default: path.join(tmpdir(), 'flowproof-big') },
  memory: { type: 'string', default: 'sums' },
  replay: { type: 'string' },
};
const { values } = parseArgs({ options });

if (values.replay === undefined) await measureAll();
else await replay(values.replay);

async function measureAll() {
  ensureBuilt();
  mkdirSync(values.folder, { recursive: true });
  console.log('form        events   polls   seconds  M events/s   max RSS MB  heap MB at 1/5  at the end');
  for (const events of values.events.split(',')) {
    for (const form of values.form.split(',')) {
      const file = path.join(values.folder, `${events}-${form}.msgpack`);
      if (!existsSync(file)) await generateTrace(file, Number(events), form);
      const args = [fileURLToPath(import.meta.url), '--replay', file, '--events', events, '--memory', values.memory];
      const found = JSON.parse(execFileSync(process.execPath, ['--expose-gc', ...args], { encoding: 'utf8' }));
      const row = [
        form.padEnd(8),
        String(found.events).padStart(9),
        String(found.polls).padStart(7),
        found.seconds.toFixed(2).padStart(9),
        (found.events / found.seconds / 1e6).toFixed(3).padStart(11),
        found.maxRssMb.toFixed(0).padStart(12),
        found.heapMb[0].toFixed(1).padStart(15),
        found.heapMb[1].toFixed(1).padStart(11),
      ];
      console.log(row.join(' '));
    }
  }
}

/** What the child process does. */
async function replay(file) {
  const { TraceSource } = await import('../dist/trace/TraceSource.js');
  const { hostFactsOfHeader } = await import('../dist/trace/hostFacts.js');
  const { simulateBatches } = await import('../dist/sim/simulate.js');
  const { findProfile } = await import('../dist/model/profiles.js');
  const source = await TraceSource.open(file);
  const settings = {
    host: hostFactsOfHeader(source.header),
    profile: findProfile('agent-7.60'),
    schedule: { registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 7e9, quietPolls: 2 },
    seed: 1,
    memory: MEMORY[values.memory] ?? Number(values.memory),
  };
  const heapMb = [];
  async function* watched() {
    let left = Number(values.events) / 5;
    for await (const batch of source.batches()) {
      yield batch;
      left -= batch.length;
      if (left < 0 && heapMb.length === 0) heapMb.push(liveHeapMb());
    }
    heapMb.push(liveHeapMb());
  }
  const begin = process.hrtime.bigint();
  const result = await simulateBatches(settings, watched());
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const maxRssMb = process.resourceUsage().maxRSS / 1024;
  const { events, polls, forgotten, totals } = result;
  const found = { events, polls: polls.length + (forgotten?.polls ?? 0), seconds, maxRssMb, heapMb };
  process.stdout.write(`${JSON.stringify({ ...found, captured: totals.captured, shipped: totals.shipped })}\n`);
}

function liveHeapMb() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
