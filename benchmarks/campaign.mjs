// `node benchmarks/campaign.mjs [--seconds 15] [--workers 1,2,4] [--kind agent]`: how fast campaigns try cases.
//
// First one thread alone, when everything is compiled: cases a second, and cases for each second of processor time, which
// is what a core does when nothing else runs on it. Then `flowproof fuzz` with several workers beside as many processes
// of one worker each, one after the other: the second figure is what the machine gives at that moment, so the ratio of
// the two is what the threads cost. Start and compilation are in both.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { ensureBuilt, root } from '../scripts/setup.mjs';

/** As the worker threads of a campaign have it. */
const HEAP_FLAGS = ['--max-semi-space-size=64', '--no-allocation-site-pretenuring'];
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
  console.log('workers   cases/s   as processes   ratio');
  for (const workers of values.workers.split(',').map(Number)) {
    const threads = await rateOf(workers, []);
    const shards = Array.from({ length: workers }, (_, index) => ['--shard', `${index + 1}/${workers}`]);
    const rates = await Promise.all(shards.map(async (shard) => rateOf(1, shard)));
    const processes = rates.reduce((sum, rate) => sum + rate, 0);
    const cells = [String(workers).padStart(7), threads.toFixed(0).padStart(9), processes.toFixed(0).padStart(14)];
    console.log(`${cells.join(' ')} ${(threads / processes).toFixed(2).padStart(7)}`);
  }
}

/** Cases a second of one campaign. */
async function rateOf(workers, more) {
  const findings = mkdtempSync(path.join(tmpdir(), 'flowproof-bench-'));
  try {
    const options = ['--kind', values.kind, '--all-fixed', '--time', `${values.seconds}s`, '--json'];
    const fuzz = [path.join(root, 'bin', 'flowproof'), 'fuzz', ...options, '--findings', findings];
    const args = [...fuzz, '--workers', String(workers), ...more];
    const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
    return JSON.parse(stdout).tried / Number(values.seconds);
  } finally {
    rmSync(findings, { recursive: true });
  }
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
