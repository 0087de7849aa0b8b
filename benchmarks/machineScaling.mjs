// `node benchmarks/machineScaling.mjs [--processes 1,2,4] [--seconds 2]`: what the machine itself makes of more processes.
//
// Several processes that have nothing in common do the same at the same time: arithmetic that needs no memory, steps
// through a table that a core's own cache holds, and steps through one that no cache holds. The rate of all together,
// as a multiple of one alone, is the most that as many workers can reach.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const self = fileURLToPath(import.meta.url);
/** Bytes of the tables; 0: arithmetic alone. */
const LOADS = [
  ['arithmetic', 0],
  ['256 KB of memory', 256 * 1024],
  ['64 MB of memory', 64 * 1024 * 1024],
];
const ROUNDS = 3;
const STEPS_AT_A_TIME = 100_000;

/** Rates of so many processes as multiples of the rate of one, by kind of load: best of some interleaved rounds. */
export async function measureMachine(counts, seconds = 1) {
  const best = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, bytes] of LOADS) {
      for (const count of [1, ...counts]) {
        const key = `${name} ${count}`;
        best.set(key, Math.max(best.get(key) ?? 0, await rateOf(count, bytes, seconds)));
      }
    }
  }
  const factor = (name, count) => best.get(`${name} ${count}`) / best.get(`${name} 1`);
  return LOADS.map(([name]) => ({ name, factors: counts.map((count) => factor(name, count)) }));
}

async function rateOf(count, bytes, seconds) {
  const args = [self, '--steps', String(bytes), '--seconds', String(seconds)];
  const spins = Array.from({ length: count }, async () => promisify(execFile)(process.execPath, args));
  const rates = (await Promise.all(spins)).map(({ stdout }) => Number(stdout));
  return rates.reduce((sum, rate) => sum + rate, 0);
}

/** What a child process does. @returns steps a second */
function spin(bytes, seconds) {
  const table = new Int32Array(Math.max(1, bytes / Int32Array.BYTES_PER_ELEMENT));
  // Each place names the next one: a walk that no cache can foresee.
  for (let place = 0; place < table.length; place += 1) table[place] = (Math.imul(place, 1_664_525) + 12_345) >>> 0;
  const mask = table.length - 1;
  let place = 0;
  let steps = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    for (let step = 0; step < STEPS_AT_A_TIME; step += 1) place = (table[place & mask] + step) >>> 0;
    steps += STEPS_AT_A_TIME;
  }
  return (steps / (performance.now() - start)) * 1000;
}

if (process.argv[1] === self) {
  const { values } = parseArgs({
    options: {
      processes: { type: 'string', default: '1,2,4' },
      seconds: { type: 'string', default: '1' },
      steps: { type: 'string' },
    },
  });
  if (values.steps !== undefined) {
    process.stdout.write(String(spin(Number(values.steps), Number(values.seconds))));
  } else {
    const counts = values.processes.split(',').map(Number);
    console.log(`processes          ${counts.map((count) => String(count).padStart(6)).join(' ')}`);
    for (const { name, factors } of await measureMachine(counts, Number(values.seconds))) {
      console.log(`${name.padEnd(18)} ${factors.map((factor) => factor.toFixed(2).padStart(6)).join(' ')}`);
    }
  }
}
