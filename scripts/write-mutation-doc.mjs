// Writes docs/mutation.md from the counts in docs/mutation.json, which `npm run mutation` keeps. With --check it writes nothing
// and fails when the file is not what the counts say.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AREAS, NOT_MUTATED } from './mutation/areas.mjs';
import { RULES } from './mutation/ignoreProse.mjs';
import { readScores, scoreOf } from './mutation/scores.mjs';
import { root } from './setup.mjs';

const file = path.join(root, 'docs', 'mutation.md');
const scores = readScores();
const counted = AREAS.map(({ folder }) => folder).filter((folder) => Object.hasOwn(scores, folder));
const missing = AREAS.map(({ folder }) => folder).filter((folder) => !Object.hasOwn(scores, folder));

const lines = [
  '# Mutation score of the model',
  '',
  'Written by `node scripts/write-mutation-doc.mjs` from `docs/mutation.json`, which `npm run mutation` keeps. A mutant is the model',
  'with one small change: `<` for `<=`, `true` for a condition, an empty block. It is killed when a test fails, or when it runs',
  'for ever. The score is the share of killed mutants among all that were judged, also those that no test reaches.',
  '',
  '| folder | score | killed | timed out | survived | not reached | left out | static |',
  '|---|---|---|---|---|---|---|---|',
  ...counted.map((folder) => row(nameOf(folder), scores[folder])),
  row('**together**', sumOf(counted.map((folder) => scores[folder]))),
  '',
  missing.length === 0
    ? 'Every folder with rules of the agent was run.'
    : `Not run yet: ${missing.map((folder) => `\`${folder}\``).join(', ')}.`,
  `Not part of the run: ${NOT_MUTATED.map((folder) => `\`${folder}\``).join(' and ')}, which are tables with texts.`,
  '',
  '## What is left out',
  '',
  'By rules about places in the code (`scripts/mutation/ignoreProse.mjs`), never by hand:',
  '',
  ...RULES.map((rule) => `- ${rule}`),
  '',
  'Static mutants are those in code that runs once, when a module is loaded: tables and limits. Each would need all tests in a',
  'fresh process, so they are counted but not judged.',
  '',
  '## How it runs',
  '',
  '```sh',
  'npm run mutation                                            # every folder; hours at first, minutes when little has changed',
  'npm run mutation -- src/model/filter                        # one folder',
  'npm run mutation -- src/model/join --file src/model/join/joinHttp.ts',
  'npm run mutation -- --concurrency 4 --minutes-max 30',
  '```',
  '',
  'It is incremental: `reports/mutation` (not in the repository) keeps every verdict, and only mutants are judged again whose code',
  'or tests have changed; `--force` judges all of them, as does a list of tests from which one was taken. A change of a file that',
  'is neither the mutated one nor a test is not noticed. A mutant that allocates in an endless loop can take gigabytes until its',
  'time is up, so mind `--concurrency` (2 by default).',
  '',
  'On a busy machine with four cores and `--concurrency 2`, 300 mutants took one to three minutes; a folder in which nothing has',
  'changed takes ten seconds.',
  '',
  'Each folder is watched by the tests that `scripts/mutation/areas.mjs` names: its unit tests, the recorded answers of the real',
  'code that run through it, and the cases of the museum. Only tests that reach a mutant are run against it, the quick ones first.',
  'Generated cases have a fixed seed. Sweeps of many seconds are left out, so the score is a lower bound of what `npm test` would',
  'notice. It is no part of `npm test`. `npm run test:long` ends with a run that begins with the folders judged longest ago, starts',
  'none after ten minutes, writes nothing here, and fails when one of them is below 80 %.',
];
const text = `${lines.join('\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/mutation.md is not up to date: run node scripts/write-mutation-doc.mjs');
  process.exitCode = 1;
}

function nameOf(folder) {
  return scores[folder].isPart ? `\`${folder}\`, ${scores[folder].files} files of it` : `\`${folder}\``;
}

function row(name, counts) {
  const { killed, timeout, survived, noCoverage, excluded } = counts;
  const cells = [killed, timeout, survived, noCoverage, excluded, counts.static].join(' | ');
  return `| ${name} | ${scoreOf(counts).toFixed(1)} % | ${cells} |`;
}

function sumOf(all) {
  const keys = ['killed', 'timeout', 'survived', 'noCoverage', 'excluded', 'static'];
  return Object.fromEntries(keys.map((key) => [key, all.reduce((sum, counts) => sum + counts[key], 0)]));
}
