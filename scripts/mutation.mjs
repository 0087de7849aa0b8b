// `npm run mutation [FOLDER …] [-- --concurrency N]`: changes the model in small ways, folder by folder, and counts the changes
// that no test notices. What was found is kept in reports/mutation, so that the next run only looks at what has changed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AREAS } from './mutation/areas.mjs';
import { countMutants, storeScore } from './mutation/scores.mjs';
import { root, run, say } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    file: { type: 'string' },
    force: { type: 'boolean', default: false },
    'minutes-max': { type: 'string', default: '600' },
  },
});
const wanted = positionals.map((folder) => folder.replace(/\/+$/, ''));
const unknown = wanted.filter((folder) => !AREAS.some((area) => area.folder === folder));
if (unknown.length > 0) {
  say(`no such folder of the model: ${unknown.join(', ')}; known: ${AREAS.map(({ folder }) => folder).join(', ')}`);
  process.exit(2);
}

const reports = path.join(root, 'reports', 'mutation');
mkdirSync(reports, { recursive: true });
const endsAtMs = Date.now() + Number(values['minutes-max']) * 60_000;
let failures = 0;
for (const area of AREAS.filter(({ folder }) => wanted.length === 0 || wanted.includes(folder))) {
  if (Date.now() > endsAtMs) {
    say(`${area.folder} is left for the next run: the time is up`);
    continue;
  }
  failures += mutate(area) ? 0 : 1;
}
if (values.file === undefined) run(process.execPath, ['scripts/write-mutation-doc.mjs']);
process.exit(failures === 0 ? 0 : 1);

/** One run of Stryker over one folder; its result stays in `reports/mutation/<name>.json`. */
function mutate({ folder, tests }) {
  const name = folder.replace('src/model/', '').replaceAll('/', '-');
  const settings = path.join(reports, `${name}.stryker.json`);
  writeFileSync(settings, JSON.stringify(settingsOf(folder, name), null, 2));
  const begunMs = Date.now();
  const { status } = spawnSync('npx', ['stryker', 'run', settings], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FLOWPROOF_MUTATION_TESTS: JSON.stringify(tests) },
  });
  rmSync(settings);
  if (status === 0) {
    const report = path.join(reports, `${name}.json`);
    const scored = countMutants(JSON.parse(readFileSync(report, 'utf8')));
    if (values.file === undefined) storeScore(folder, scored);
  }
  say(`${folder}: ${((Date.now() - begunMs) / 1000).toFixed(0)} s`);
  return status === 0;
}

function settingsOf(folder, name) {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/ignoreProse.mjs'],
    ignorers: ['prose'],
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    // A name that does not exist: Stryker cannot read settings with TypeScript 7.
    tsconfigFile: 'none.json',
    mutate: [values.file ?? `${folder}/*.ts`],
    coverageAnalysis: 'perTest',
    // Tables that are made when a module is loaded are not judged: see docs/mutation.md.
    ignoreStatic: true,
    // Vitest checks no types.
    disableTypeChecks: false,
    concurrency: Number(values.concurrency),
    incremental: true,
    incrementalFile: `reports/mutation/${name}.json`,
    force: values.force,
    ignorePatterns: ['bpf-recorder', 'benchmarks', 'coverage', 'dist', 'docs', 'reports'],
    tempDirName: `.stryker-tmp/${name}`,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
    timeoutMS: 5000,
    allowConsoleColors: false,
  };
}
