// Writes docs/loss-points.md: every place where the agent loses something and every counter of it, with the scenarios and
// tests that reach each, found by running the scenarios and reading the tests. Run the build first. With --check it writes
// nothing and fails when the file is not up to date. In both cases it fails when something is reached by nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { COUNTERS, COUNTERS_ELSEWHERE, HTTP, PAYLOAD, TRACKING, WINDOWS_FLOWS, WINDOWS_HTTP } from './lossPoints.mjs';
import { reachOfScenarios, testBlocks, testsThatName } from './reach.mjs';
import { root } from './setup.mjs';

const { LOSS_REASONS } = await import('../dist/model/ledger/lossReasons.js');
const file = path.join(root, 'docs', 'loss-points.md');
const SHOWN = 3;

const { reasons, counters } = await reachOfScenarios();
const blocks = testBlocks();
const wordOf = new Map(COUNTERS.map(({ key, word }) => [key, word]));
const unreached = [];

const lines = [
  '# Loss points and counters',
  '',
  'Written by `node scripts/write-loss-points-doc.mjs`: the places where the agent loses, delays or doubles something, and its',
  'own counters, with what reaches each here. Scenarios were run and their ledgers and counters read; tests name the reason or',
  'the counter in what they expect. A gate fails when one is reached by nothing.',
];
addPlaces('Connection tracking', TRACKING);
addPlaces('HTTP capture', HTTP);
addPlaces('Join, payload, process-agent', PAYLOAD);
addPlaces('Connection tracking on Windows', WINDOWS_FLOWS);
addPlaces('HTTP on Windows', WINDOWS_HTTP);
addReasons();
addCounters();
const text = `${lines.join('\n')}\n`;

if (unreached.length > 0) {
  console.error(`reached by nothing: ${unreached.join(', ')}`);
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/loss-points.md is not up to date: run node scripts/write-loss-points-doc.mjs');
  process.exitCode = 1;
}

function addPlaces(title, places) {
  lines.push(
    '',
    `## ${title}`,
    '',
    "| place | what goes wrong | agent's counter | reason here | reached by |",
    '|---|---|---|---|---|',
  );
  for (const { id, where, what, counter, reasons: ids, counters: keys, test, scenarios, why } of places) {
    const evidence = [
      ...ids.flatMap((reason) => evidenceOfReason(reason)),
      ...keys.flatMap((key) => evidenceOfCounter(key)),
      ...(test === undefined ? [] : testsTitled(test)),
      ...(scenarios ?? []).filter((name) => isScenario(name)).map(scenario),
    ];
    const reached = why === undefined ? shown(id, evidence) : `not modelled: ${why}`;
    const named = ids.map((reason) => `\`${reason}\``).join(', ') || '-';
    lines.push(`| ${id} ${where} | ${what} | ${counter} | ${named} | ${reached} |`);
  }
}

function addReasons() {
  lines.push('', '## Reasons of the ledger', '', '| reason | reached by |', '|---|---|');
  for (const reason of Object.keys(LOSS_REASONS)) {
    lines.push(`| \`${reason}\` | ${shown(reason, evidenceOfReason(reason))} |`);
  }
}

function addCounters() {
  lines.push('', '## Counters of the agent', '', '| counter | in a run | reached by |', '|---|---|---|');
  for (const { name, key } of COUNTERS) lines.push(`| ${name} | \`${key}\` | ${shown(name, evidenceOfCounter(key))} |`);
  for (const [name, why] of COUNTERS_ELSEWHERE) lines.push(`| ${name} | - | ${why} |`);
}

function evidenceOfReason(reason) {
  return [...(reasons.get(reason) ?? []).map(scenario), ...testsThatName(reason, blocks).map(test)];
}

function evidenceOfCounter(key) {
  return [...(counters.get(key) ?? []).map(scenario), ...testsThatName(wordOf.get(key) ?? key, blocks).map(test)];
}

function isScenario(name) {
  return existsSync(path.join(root, 'scenarios', name, 'scenario.yaml'));
}

function testsTitled(words) {
  return blocks.filter(({ title, body }) => title.includes(words) || new RegExp(`'${words}'`).test(body)).map(test);
}

/** Scenarios first; all of them would be too many. */
function shown(id, evidence) {
  const distinct = [...new Set(evidence)].toSorted(
    (a, b) => Number(b.startsWith('scenario')) - Number(a.startsWith('scenario')),
  );
  if (distinct.length === 0) unreached.push(id);
  const rest = distinct.length - SHOWN;
  return distinct.slice(0, SHOWN).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

function scenario(name) {
  return `scenario \`${name}\``;
}

function test({ file: from, title }) {
  const name = path.posix.basename(from, '.test.ts');
  return `test ${name}${title === '' ? '' : `: ${title.replaceAll('|', '\\|')}`}`;
}
