// `npm test`: sets everything up, runs the gates and all tests, and ends with one line that counts them.
// `npm run test:long` adds the campaigns in test/long. Further arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureEtwRecorder, ensureQemu, ensureRecorder, root, run, say } from './setup.mjs';

const GATES = [
  ['types', 'npx', ['tsc', '--noEmit']],
  ['format', 'npx', ['biome', 'format', '.']],
  ['lint', 'npx', ['oxlint', '--type-aware', '--quiet']],
];

ensureBuilt();
const lacking = ensureRecorder();
if (lacking !== '') loudly(`the live recording is SKIPPED: ${lacking}`);
const lackingQemu = ensureQemu(lacking);
if (lackingQemu !== '') loudly(`the test on Debian's kernel in QEMU is SKIPPED: ${lackingQemu}`);
const lackingEtw = ensureEtwRecorder();
if (lackingEtw !== '') loudly(`the Windows recorder is SKIPPED: ${lackingEtw}`);

const failedGates = GATES.filter(([name, command, args]) => {
  const result = run(command, args);
  say(`${name} ${result.ok ? 'clean' : 'FAILED'}`);
  if (!result.ok) process.stderr.write(result.output);
  return !result.ok;
}).length;

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-test-'));
const report = path.join(folder, 'report.json');
const isLong = process.argv.includes('--long');
const wanted = process.argv.slice(2).filter((argument) => argument !== '--long');
const vitest = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...wanted],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      FLOWPROOF_NO_RECORDER: lacking,
      FLOWPROOF_NO_QEMU: lackingQemu,
      FLOWPROOF_NO_ETW: lackingEtw,
      FLOWPROOF_LONG: isLong ? '1' : '',
    },
  },
);
// Only when everything is run: whoever names a file wants that file.
const mutationFailures = isLong && wanted.length === 0 && !isMutationGood() ? 1 : 0;
const mutationRuns = isLong && wanted.length === 0 ? 1 : 0;
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });

const passed = numPassedTests + GATES.length - failedGates + mutationRuns - mutationFailures;
const failed = numFailedTests + failedGates + mutationFailures;
if (lacking !== '') loudly(`the live recording was SKIPPED: ${lacking}`);
if (lackingQemu !== '') loudly(`the test on Debian's kernel in QEMU was SKIPPED: ${lackingQemu}`);
if (lackingEtw !== '') loudly(`the Windows recorder was SKIPPED: ${lackingEtw}`);
console.log(`${passed} passed, ${failed} failed, ${numPendingTests} skipped`);
// A test file that cannot be loaded fails the run without counting as a failed test.
process.exit(failed > 0 ? 1 : (vitest.status ?? 1));

/** Mutants of the folders judged longest ago; none is started after ten minutes: see docs/mutation.md. */
function isMutationGood() {
  const { status } = spawnSync(process.execPath, ['scripts/mutation.mjs', '--check', '--minutes-max', '10'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  say(`mutation ${status === 0 ? 'clean' : 'FAILED'}`);
  return status === 0;
}

function loudly(text) {
  const line = '!'.repeat(text.length + 6);
  console.error(`${line}\n!! ${text} !!\n${line}`);
}
