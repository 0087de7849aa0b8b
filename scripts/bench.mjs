// `npm run bench`: what flowproof's own layers cost, each as a ratio to a bare baseline that runs in the same round.
// Absolute figures belong to the machine; the ratios are what to compare with benchmarks/baseline.json.
//
//   npm run bench                 layers, parts of the model against real Go, replays of 1 and 10 million events, campaigns
//   npm run bench -- --only rows  one of the four: layers, rows, big, campaign
//   npm run bench -- --only recorder  what recording costs (as root on Linux)
//   npm run bench -- --rows PATTERN   only the parts whose name has this in it
//   npm run bench -- --save       also renews benchmarks/baseline.json
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureRecorder, root } from './setup.mjs';

const ROUNDS = 5;
const CURLS = 4000;
const COMMITTED = path.join(root, 'benchmarks', 'baseline.json');

ensureBuilt();
const { Unpackr } = await import('msgpackr');
const { expandScript, SCRIPT_ROOT_NETNS } = await import('../dist/scenarios/workload/expandScript.js');
const { footerFor } = await import('../dist/trace/footerFor.js');
const { TraceWriter } = await import('../dist/trace/TraceWriter.js');
const { loadTrace } = await import('../dist/trace/loadTrace.js');
const { readTrace } = await import('../dist/trace/readTrace.js');
const { hostFactsOf } = await import('../dist/trace/hostFacts.js');
const { TraceSource } = await import('../dist/trace/TraceSource.js');
const { simulate, simulateBatches } = await import('../dist/sim/simulate.js');
const { findProfile } = await import('../dist/model/profiles.js');

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, rows: { type: 'string' }, save: { type: 'boolean' } },
});
const isWanted = (part) => flags.only === undefined || flags.only === part;

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-bench-'));
try {
  if (isWanted('layers') && flags.rows === undefined) await benchLayers();
  if (isWanted('rows')) await benchRows();
  if (isWanted('big') && flags.rows === undefined) benchBigReplays();
  if (isWanted('campaign') && flags.rows === undefined) benchCampaigns();
  // Needs root, and changes a setting of the kernel while it runs: only where it is asked for.
  if (flags.only === 'recorder') benchRecorder();
} finally {
  rmSync(folder, { recursive: true });
}

/** The parts of the model against the rates that the real Go code reached. */
async function benchRows() {
  const { renderRows, runRows } = await import('../benchmarks/runRows.mjs');
  console.log(`\n${renderRows(await runRows({ pattern: flags.rows ?? '' }))}`);
}

/** Whole replays of generated traces, each in a process of its own. */
function benchBigReplays() {
  console.log('\nreplays with ledger and invariants on:');
  const script = path.join(root, 'benchmarks', 'replayBig.mjs');
  execFileSync(process.execPath, [script, '--events', '1000000,10000000'], { stdio: 'inherit' });
}

/** Generated cases a second, on one core and with several workers. */
function benchCampaigns() {
  console.log('\ncampaigns:');
  execFileSync(process.execPath, [path.join(root, 'benchmarks', 'campaign.mjs')], { stdio: 'inherit' });
}

/** What recording costs the host. */
function benchRecorder() {
  const lacking = ensureRecorder();
  if (lacking !== '') throw new Error(`nothing can be recorded here: ${lacking}`);
  execFileSync(process.execPath, [path.join(root, 'benchmarks', 'recorder.mjs')], { stdio: 'inherit' });
}

async function benchLayers() {
  const events = expandScript(manyCurls());
  const rows = writeTrace(events, 'rows');
  const columns = writeTrace(events, 'columns');
  const loaded = await loadTrace(rows);
  const run = {
    events: loaded.events,
    host: hostFactsOf(loaded),
    profile: findProfile('agent-7.60'),
    schedule: { registerAtNs: 0, pollEveryNs: 30e9, pollOffsetNs: 7e9, quietPolls: 2 },
    seed: 1,
  };
  const bytes = readFileSync(rows);
  const cli = path.join(root, 'bin', 'flowproof');
  const scenario = path.join(root, 'scenarios', 'ten-curls-original');
  const alone = () => unpack(bytes);
  const pairs = [
    pair('trace decode, rows', 'msgpackr alone, rows', events.length, () => decode(rows), alone),
    pair('trace decode, columns', 'msgpackr alone, rows', events.length, () => decode(columns), alone),
    pair('load and sort, rows', 'msgpackr alone, rows', events.length, () => loadTrace(rows), alone),
    pair('replay', 'msgpackr alone, rows', events.length, () => simulate(run), alone),
    pair('read and replay, rows', 'msgpackr alone, rows', events.length, () => readAndReplay(rows, run), alone),
    pair('read and replay, columns', 'msgpackr alone, rows', events.length, () => readAndReplay(columns, run), alone),
    pair(
      'scenario start',
      'node alone',
      1,
      () => start([cli, 'run', scenario]),
      () => start(['-e', '0']),
    ),
    pair(
      '--version',
      'node alone',
      1,
      () => start([cli, '--version']),
      () => start(['-e', '0']),
    ),
  ];
  for (let round = 0; round < ROUNDS; round += 1) for (const each of pairs) await each.round();
  const results = pairs.map((each) => each.result());
  print(results, events.length);
  if (flags.save) save(results);
}

/** Times the thing and its baseline one after the other, so that a busy machine slows both. */
function pair(name, baselineName, units, thing, baseline) {
  const times = { thing: [], baseline: [] };
  return {
    async round() {
      times.baseline.push(await timed(baseline));
      times.thing.push(await timed(thing));
    },
    result() {
      const ratios = times.thing.map((time, index) => time / times.baseline[index]);
      return {
        name,
        baselineName,
        units,
        ms: median(times.thing),
        baselineMs: median(times.baseline),
        ratio: median(ratios),
      };
    },
  };
}

async function timed(work) {
  globalThis.gc?.();
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function print(results, events) {
  const committed = readCommitted();
  console.log(
    `${events} events (${CURLS} curls through docker-proxy), median of ${ROUNDS} interleaved rounds, node ${process.version}`,
  );
  console.log('what                       ms     baseline ms  ratio  committed  per second  baseline');
  for (const { name, baselineName, units, ms, baselineMs, ratio } of results) {
    const before = committed[name] === undefined ? '-' : committed[name].toFixed(2);
    const rate = units === 1 ? '-' : `${(units / ms / 1000).toFixed(2)} M`;
    console.log(
      `${name.padEnd(25)} ${ms.toFixed(1).padStart(7)} ${baselineMs.toFixed(1).padStart(11)} ${ratio.toFixed(2).padStart(7)} ${before.padStart(9)} ${rate.padStart(11)}  ${baselineName}`,
    );
  }
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`peak memory of this process ${memory} MB`);
}

function readCommitted() {
  try {
    return JSON.parse(readFileSync(COMMITTED, 'utf8')).ratios;
  } catch {
    return {};
  }
}

function save(results) {
  const ratios = Object.fromEntries(results.map(({ name, ratio }) => [name, Math.round(ratio * 100) / 100]));
  writeFileSync(COMMITTED, `${JSON.stringify({ about: 'median ratios of npm run bench', ratios }, null, 2)}\n`);
}

async function decode(file) {
  const reader = await readTrace(file);
  let count = 0;
  for await (const batch of reader.batches()) count += batch.length;
  return count;
}

async function readAndReplay(file, { events: _events, ...settings }) {
  const source = await TraceSource.open(file);
  return simulateBatches(settings, source.batches());
}

function unpack(bytes) {
  let count = 0;
  new Unpackr({ useRecords: false }).unpackMultiple(bytes, () => {
    count += 1;
  });
  return count;
}

function start(args) {
  const env = { ...process.env };
  delete env.NODE_EXTRA_CA_CERTS;
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'ignore' }).status;
}

function writeTrace(events, form) {
  const file = path.join(folder, `${form}.msgpack`);
  const facts = {
    t0MonoNs: 0n,
    t0RealNs: 0n,
    recorder: { version: 'bench' },
    host: { netns_ino: SCRIPT_ROOT_NETNS, cpus_possible: 4 },
  };
  const writer = new TraceWriter(facts, form);
  for (const event of events) writer.write(event);
  writeFileSync(file, writer.finish(footerFor(events)));
  return file;
}

function manyCurls() {
  const argv = ['docker-proxy', '-proto', 'tcp', '-container-ip', '172.17.0.2', '-container-port', '8085'];
  const process = (name, pid, netns, args) => [
    name,
    { name, pid, netns, argv: args, service: undefined, cpu: pid % 4 },
  ];
  return {
    cpus: 4,
    processes: new Map([process('docker-proxy', 3340, 'host', argv), process('mysrv', 3307, 'container', ['python3'])]),
    steps: [
      {
        kind: 'curl',
        startNs: 1e9,
        repeat: CURLS,
        everyNs: 10e6,
        firstPid: 12_000,
        frontAddress: '127.0.0.1',
        frontPort: 8085,
        path: '/daniel',
        status: 200,
        proxy: 'docker-proxy',
        proxyAddress: '172.17.0.1',
        server: 'mysrv',
        serverAddress: '172.17.0.2',
        serverPort: 8085,
        thinkNs: 2e6,
        holdNs: 0,
        bridgeHoldNs: 0,
        serverHoldNs: 0,
      },
    ],
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
