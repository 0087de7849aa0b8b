// `npm run mutation -- [FOLDER …] [--concurrency N]`: changes the model in small ways, folder by folder, and counts the
// changes that no test notices. Verdicts are kept in reports/mutation, so that the next run only looks at what has changed.
// With --check nothing is written to docs, and a folder below the least score fails.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AREAS } from './mutation/areas.mjs';
import { countMutants, isEnough, SCORE_MIN, scoreOf, storeScore } from './mutation/scores.mjs';
import { root, run, say } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
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
for (const area of chosenAreas()) {
  if (Date.now() > endsAtMs) {
    say(`${area.folder} is left for the next run: the time is up`);
    continue;
  }
  failures += mutate(area) ? 0 : 1;
}
if (!values.check) run(process.execPath, ['scripts/write-mutation-doc.mjs']);
process.exit(failures === 0 ? 0 : 1);

/** Those never judged and those judged longest ago come first, so that short runs get to all of them in turn. */
function chosenAreas() {
  const judgedAtMs = ({ folder }) => (existsSync(reportOf(folder)) ? statSync(reportOf(folder)).mtimeMs : 0);
  return AREAS.filter(({ folder }) => wanted.length === 0 || wanted.includes(folder))
    .map((area) => ({ area, atMs: judgedAtMs(area) }))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ area }) => area);
}

/** Where the verdicts of a folder are kept. */
function reportOf(folder) {
  return path.join(reports, `${nameOf(folder)}.json`);
}

/** Which tests gave the verdicts. */
function testsOf(folder) {
  return path.join(reports, `${nameOf(folder)}.tests.json`);
}

/** Stryker keeps a verdict whose test is merely not run any more: then all have to be given anew. */
function hasFewerTests(folder, tests) {
  if (!existsSync(testsOf(folder))) return false;
  return JSON.parse(readFileSync(testsOf(folder), 'utf8')).some((pattern) => !tests.includes(pattern));
}

function nameOf(folder) {
  return folder.replace('src/model/', '').replaceAll('/', '-');
}

/** One run of Stryker over one folder. @returns whether it could be run, and with --check whether the score will do */
function mutate({ folder, tests }) {
  const settings = path.join(reports, `${nameOf(folder)}.stryker.json`);
  const force = values.force || hasFewerTests(folder, tests);
  writeFileSync(settings, JSON.stringify({ ...settingsOf(folder, nameOf(folder)), force }, null, 2));
  const begunMs = Date.now();
  const { status } = spawnSync('npx', ['stryker', 'run', settings], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FLOWPROOF_MUTATION_TESTS: JSON.stringify(tests) },
  });
  rmSync(settings);
  const seconds = ((Date.now() - begunMs) / 1000).toFixed(0);
  if (status !== 0) {
    say(`${folder} could not be judged (${seconds} s)`);
    return false;
  }
  writeFileSync(testsOf(folder), JSON.stringify(tests));
  const counts = countMutants(JSON.parse(readFileSync(reportOf(folder), 'utf8')));
  if (!values.check) storeScore(folder, counts, values.file !== undefined);
  say(`${folder}: ${scoreOf(counts).toFixed(1)} % (${seconds} s)`);
  if (values.check && !isEnough(counts)) say(`${folder} is below ${SCORE_MIN} %`);
  return !values.check || isEnough(counts);
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
    // An endless loop must not take the machine's memory before its time is up.
    testRunnerNodeArgs: ['--max-old-space-size=3072'],
    ignorePatterns: ['biome.json', 'bpf-recorder', 'benchmarks', 'coverage', 'dist', 'docs', 'reports'],
    tempDirName: `.stryker-tmp/${name}`,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
    timeoutMS: 5000,
    allowConsoleColors: false,
  };
}
