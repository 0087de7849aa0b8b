// What recording costs, by the kernel's own accounts (kernel.bpf_stats_enabled) and by pairs of the same load with and
// without a recorder. As root on Linux, with the recorder built: `npm run bench -- --only recorder`, or some of its parts:
// node benchmarks/recorder.mjs times|size|start|flood|pairs
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Unpackr } from 'msgpackr';
import { RECORDER, startSession } from './recorder/session.mjs';

const STATS = '/proc/sys/kernel/bpf_stats_enabled';
const ROUNDS = 5;
const PAIRS = 7;
const FLOOD_MS = 10_000;
/** Records that tell of data; all others of kernel hooks tell of lives. */
const DATA_RECORDS = new Set(['http', 'segment']);

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-bench-recorder-'));
const before = readFileSync(STATS, 'latin1').trim();
try {
  writeFileSync(STATS, '1');
  if (isWanted('times')) await bpfTimes();
  if (isWanted('size')) await size();
  if (isWanted('start')) await start();
  // The accounts cost time themselves.
  writeFileSync(STATS, before);
  if (isWanted('flood')) {
    await flood(traceFile(), '');
    await flood(`${traceFile()}.gz`, ', gzipped');
  }
  if (isWanted('pairs')) await pairs();
} finally {
  writeFileSync(STATS, before);
  rmSync(folder, { recursive: true, force: true });
}

function isWanted(part) {
  return process.argv.length === 2 || process.argv.includes(part);
}

function row(what, goal, measured) {
  console.log(`${what.padEnd(58)}${goal.padEnd(22)}${measured}`);
}

/** The best of the rounds: on a busy machine the others measure the machine. */
async function bestOf(rounds, measure) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) best = Math.min(best, await measure());
  return best;
}

function traceFile() {
  return path.join(folder, 'trace.msgpack');
}

/** ns of BPF programs for one request, both ends. */
async function nsPerRequest(mode, requests, options, connections = 16) {
  const session = await startSession({ mode, connections }, ['-o', traceFile(), ...options]);
  await session.load(Math.ceil(requests / 10));
  const from = session.bpf();
  const { requests: made } = await session.load(requests);
  const to = session.bpf();
  await session.end();
  return (to.ns - from.ns) / made;
}

async function bpfTimes() {
  const micros = (ns) => `${(ns / 1000).toFixed(2)} us`;
  const best = (mode, requests, options) => bestOf(ROUNDS, () => nsPerRequest(mode, requests, options));
  row('BPF time per keep-alive request, both ends, heads on', '<= 5 us', micros(await best('keep-alive', 40_000, [])));
  row('the same, lives only (--http off)', '<= 1 us', micros(await best('keep-alive', 40_000, ['--http', 'off'])));
  row('BPF time per short connection with a request, both ends', '<= 20 us', micros(await best('short', 5000, [])));
  row('the same, lives only (--http off)', '-', micros(await best('short', 5000, ['--http', 'off'])));
  // A request is one datagram there and one back.
  const datagram = async (connections, options) =>
    micros((await bestOf(ROUNDS, () => nsPerRequest('datagram', 20_000, options, connections))) / 2);
  row('BPF time per datagram, both ends, one peer', '-', await datagram(1, []));
  row('the same, at a server with 16 peers in turn', '-', await datagram(16, []));
  row('the same, each call told (--io)', '-', await datagram(16, ['--io']));
}

/** Bytes of records, by what they tell. */
async function size() {
  const session = await startSession({ mode: 'short', connections: 16 }, ['-o', traceFile()]);
  const { requests } = await session.load(5000);
  await session.end();
  const bytes = readFileSync(traceFile());
  const sums = { life: [0, 0], data: [0, 0] };
  let names;
  new Unpackr({ useRecords: false, int64AsType: 'bigint' }).unpackMultiple(bytes, (value, from, to) => {
    const [kind, first] = value;
    if (kind === 0) names = new Map(Object.entries(first.kinds).map(([name, [number]]) => [number, name]));
    if (kind < 20) return;
    const sum = sums[DATA_RECORDS.has(names.get(kind)) ? 'data' : 'life'];
    sum[0] += to - from;
    sum[1] += 1;
  });
  const perRecord = ([total, count]) => `${(total / count).toFixed(0)} bytes (${count} records)`;
  row('bytes per record, lives', '<= 80', perRecord(sums.life));
  row('bytes per record, heads and ends', '<= 350', perRecord(sums.data));
  const packed = gzipSync(bytes, { level: 9 }).length;
  row(
    'trace per short connection with a request, both ends',
    '-',
    `${(bytes.length / requests).toFixed(0)} bytes, ${(packed / requests).toFixed(0)} gzipped`,
  );
  const written = `${traceFile()}.gz`;
  const again = await startSession({ mode: 'short', connections: 16 }, ['-o', written]);
  const { requests: made } = await again.load(5000);
  await again.end();
  row('the same, gzipped as it is written', '-', `${(statSync(written).size / made).toFixed(0)} bytes`);
}

/** From the start of the recorder to that of its command, which waits until all hooks are on. */
async function start() {
  const ms = await bestOf(ROUNDS * 2, async () => {
    const begin = performance.now();
    const child = spawn(RECORDER, ['record', '--quiet', '-o', traceFile(), '--settle', '0', '--', '/bin/echo', 'on']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const took = performance.now() - begin;
    await new Promise((resolve) => child.on('exit', resolve));
    return took;
  });
  row('start to the first line of a command below all hooks', '<= 300 ms', `${ms.toFixed(0)} ms`);
}

/** As many events as the load can make, for ten seconds, with the rings as they are. */
async function flood(file, how) {
  const session = await startSession({ mode: 'burst', connections: 32, processes: 3 }, [
    '-o',
    file,
    '--segments',
    '--settle',
    '0',
  ]);
  const cpu = session.cpuSeconds();
  const { requests, seconds } = await session.load(`${FLOOD_MS}ms`);
  const cpuUsed = session.cpuSeconds() - cpu;
  const rss = session.maxRssMiB();
  await session.end();
  const { rings } = footerOf(bytesOf(file));
  const events = Number(rings.life.delivered) + Number(rings.data.delivered);
  const lost = Number(rings.life.lost) + Number(rings.data.lost);
  const rate = `${Math.round(events / seconds / 1000)},000/s, ${lost} lost`;
  row(
    `events for 10 s, default rings, --segments${how}`,
    '250,000/s, 0 lost',
    `${rate} (${Math.round(requests / seconds)} requests/s)`,
  );
  row(`CPU of the recorder per event${how}`, '<= 1.5 us', `${((cpuUsed / events) * 1e6).toFixed(2)} us`);
  row(`resident memory at most${how}`, '<= 17 + 32 MiB', `${rss.toFixed(0)} MiB`);
}

function bytesOf(file) {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function footerOf(bytes) {
  let last;
  new Unpackr({ useRecords: false, int64AsType: 'bigint' }).unpackMultiple(bytes, (value) => {
    last = value;
  });
  return last[1];
}

/** The same load with and without a recorder, in turns. */
async function pairs() {
  for (const mode of ['keep-alive', 'short']) {
    const rate = async (record) => {
      const session = await startSession({ mode, connections: 32 }, record);
      await session.load('300ms');
      const { requests, seconds } = await session.load('1500ms');
      await session.end();
      return requests / seconds;
    };
    const ratios = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const bare = pair % 2 === 0 ? await rate(undefined) : 0;
      const recorded = await rate(['-o', traceFile()]);
      ratios.push(recorded / (bare === 0 ? await rate(undefined) : bare));
    }
    ratios.sort((a, b) => a - b);
    const shown = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
    row(`requests/s with a recorder to without, ${mode}`, 'no bar', `median ${ratios[3].toFixed(2)} (${shown})`);
  }
}
