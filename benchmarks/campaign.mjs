// `node benchmarks/campaign.mjs [--seconds 15] [--workers 1,2,4] [--kind agent]`: how fast campaigns try cases.
//
// First one thread alone, when everything is compiled: cases a second, and cases for each second of processor time, which
// is what a core does when nothing else runs on it. Then `flowproof fuzz` with several workers beside as many processes
// of one worker each, one after the other: the second figure is what the machine gives at that moment, so the ratio of
// the two is what the threads cost. `whole` is the rate of a whole campaign, with start and compilation; `steady` that
// of its second half, as its journal tells it.
// At last what the machine makes of as many processes that have nothing to do with flowproof: no campaign can do better.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { ensureBuilt, root } from '../scripts/setup.mjs';
import { measureMachine } from './machineScaling.mjs';

/** As the worker threads of a campaign have it. */
const HEAP_FLAGS = ['--max-semi-space-size=8', '--no-allocation-site-pretenuring'];
const SEED = 1;
const WARM_UP_CASES = 6000;
const ROUND_CASES = 3000;
const ROUNDS = 5;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    workers: { type: 'string', default: '1,2,4' },
    kind: { type: 'string', default: 'agent' },
    alone: { type: 'boolean', default: false },
  },
});

if (values.alone) await measureAlone();
else await measureAll();

async function measureAll() {
  ensureBuilt();
  const self = fileURLToPath(import.meta.url);
  const alone = [...HEAP_FLAGS, self, '--alone', '--kind', values.kind];
  execFileSync(process.execPath, alone, { stdio: 'inherit' });
  const counts = values.workers.split(',').map(Number);
  console.log('workers     whole    steady   x one   as processes    steady   x one   ratio');
  let one;
  for (const workers of counts) {
    const threads = await measureCampaign(workers, []);
    const shards = Array.from({ length: workers }, (_, index) => ['--shard', `${index + 1}/${workers}`]);
    const processes = sumOf(await Promise.all(shards.map(async (shard) => measureCampaign(1, shard))));
    one ??= { threads: threads.steady / workers, processes: processes.steady / workers };
    const cells = [
      String(workers).padStart(7),
      threads.whole.toFixed(0).padStart(9),
      threads.steady.toFixed(0).padStart(9),
      (threads.steady / one.threads).toFixed(2).padStart(7),
      processes.whole.toFixed(0).padStart(14),
      processes.steady.toFixed(0).padStart(9),
      (processes.steady / one.processes).toFixed(2).padStart(7),
      (threads.steady / processes.steady).toFixed(2).padStart(7),
    ];
    console.log(cells.join(' '));
  }
  console.log(`the machine itself, processes: ${counts.join(', ')}`);
  for (const { name, factors } of await measureMachine(counts)) {
    console.log(`${name.padEnd(18)} x ${factors.map((factor) => factor.toFixed(2)).join(', ')}`);
  }
}

function sumOf(rates) {
  const sum = { whole: 0, steady: 0 };
  for (const { whole, steady } of rates) {
    sum.whole += whole;
    sum.steady += steady;
  }
  return sum;
}

/** Cases a second of one campaign: of all of it, and of its second half. */
async function measureCampaign(workers, more) {
  const findings = mkdtempSync(path.join(tmpdir(), 'flowproof-bench-'));
  try {
    const options = ['--kind', values.kind, '--all-fixed', '--time', `${values.seconds}s`, '--json'];
    const fuzz = [path.join(root, 'bin', 'flowproof'), 'fuzz', ...options, '--findings', findings];
    const args = [...fuzz, '--workers', String(workers), ...more];
    const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
    const whole = JSON.parse(stdout).tried / Number(values.seconds);
    return { whole, steady: steadyRate(path.join(findings, 'journal.jsonl')) };
  } finally {
    rmSync(findings, { recursive: true });
  }
}

/** Cases a second between the first word of a campaign's second half and the last one of its progress. */
function steadyRate(journal) {
  const lines = readFileSync(journal, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const halfMs = lines[0].atMs + Number(values.seconds) * 500;
  const told = lines.filter(({ type, atMs }) => type === 'progress' && atMs >= halfMs);
  const [first, last] = [told[0], told.at(-1)];
  if (told.length < 2) throw new Error(`--seconds ${values.seconds} is too short: nothing was told of the second half`);
  return ((last.tried - first.tried) / (last.atMs - first.atMs)) * 1000;
}

/** What the child process does. */
async function measureAlone() {
  const { caseOf } = await import('../dist/sim/campaign/runCampaign.js');
  const { judgeCase } = await import('../dist/sim/campaign/judgeCase.js');
  const { findCaseKind } = await import('../dist/sim/campaign/caseKinds.js');
  const { fixedProfile } = await import('../dist/sim/campaign/agent/fixedProfile.js');
  const kind = findCaseKind(values.kind);
  const profile = fixedProfile();
  let operations = 0;
  const tryCases = (count) => {
    operations = 0;
    for (let index = 0; index < count; index += 1) {
      const made = caseOf({ seed: SEED, generate: (random) => kind.generate(random) }, index);
      operations += made.ops?.length ?? 0;
      judgeCase(kind, made, profile);
    }
  };
  tryCases(WARM_UP_CASES);
  let best = 0;
  let bestOfCpu = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    const start = performance.now();
    tryCases(ROUND_CASES);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, ROUND_CASES / seconds);
    bestOfCpu = Math.max(bestOfCpu, ROUND_CASES / ((user + system) / 1e6));
  }
  const size = operations === 0 ? '' : `, ${(operations / ROUND_CASES).toFixed(1)} operations each`;
  console.log(`cases of kind ${values.kind}${size}: best of ${ROUNDS} rounds`);
  console.log(`one thread: ${best.toFixed(0)} a second, ${bestOfCpu.toFixed(0)} for each second of processor time`);
}
