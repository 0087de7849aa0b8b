// What scenarios and tests reach: which loss reasons end hits or connections, which counters move.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

/**
 * Runs every scenario and notes, by loss reason and by counter, the scenarios that reach it.
 *
 * @returns {Promise<{ reasons: Map<string, string[]>, counters: Map<string, string[]> }>}
 */
export async function reachOfScenarios() {
  const { prepareRun } = await import('../dist/runs/prepareRun.js');
  const { simulate } = await import('../dist/sim/simulate.js');
  const { AGENT_MODEL, scenarioModel } = await import('../dist/scenarios/scenarioModel.js');
  const reasons = new Map();
  const counters = new Map();
  for (const name of readdirSync(path.join(root, 'scenarios')).toSorted()) {
    if (scenarioModel(path.join(root, 'scenarios', name)) !== AGENT_MODEL) continue;
    const { settings, events } = await prepareRun(path.join(root, 'scenarios', name), {});
    const { totals, ledger, counters: moved } = simulate({ ...settings, events });
    for (const reason of totals.byReason.keys()) note(reasons, reason, name);
    for (let flow = 1; flow <= ledger.flowCount; flow += 1) {
      const { fate } = ledger.flow(flow);
      if (fate.kind === 'lost') note(reasons, fate.reason, name);
    }
    // Tags and the names of maps are left out: one table row stands for all of them.
    for (const counter of moved.keys()) {
      note(counters, counter, name);
      note(counters, counter.replace(/\{.*$/, ''), name);
      note(counters, counter.replace(/^ebpf_map_errors\..*$/, 'ebpf_map_errors'), name);
    }
  }
  return { reasons, counters };
}

/**
 * All tests of the model as blocks of text with their titles. A table of cases stands before the test that uses it and
 * belongs to it.
 *
 * @returns {{ file: string, title: string, body: string }[]}
 */
export function testBlocks(folder = 'test/model') {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted();
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => blocksOf(path.posix.join(folder, file), readFileSync(path.join(root, folder, file), 'utf8')));
}

/** @returns {{ file: string, title: string, body: string }[]} */
export function blocksOf(file, text) {
  const preamble = text.slice(0, text.search(/^\s*it(\.each)?\b/m));
  return text
    .split(/^(?=\s*it(?:\.each)?\b)/m)
    .slice(1)
    .filter((block) => /\bexpect/.test(block))
    .map((block) => ({ file, title: titleOf(block), body: `${block}\n${tablesUsedBy(block, preamble)}` }));
}

/** Tests whose text names a word, quoted or as a field. */
export function testsThatName(word, blocks) {
  const pattern = new RegExp(`(?<![\\w-])${word.replace(/[{}.]/g, '\\$&')}(?![\\w-])`);
  return blocks.filter(({ body }) => pattern.test(body));
}

function titleOf(block) {
  const titles = [
    ...block.matchAll(
      /(?:^\s*it|\]\)|>\)|\)|each\([A-Z_]+\))\(\s*'((?:[^'\\]|\\.)*)'|(?:^\s*it|\)|each\([A-Z_]+\))\(\s*"([^"]*)"/gm,
    ),
  ];
  return titles.map(([, single, double]) => (single ?? double).replaceAll("\\'", "'"))[0] ?? '';
}

/** Constants in capitals before the first test that the block mentions. */
function tablesUsedBy(block, preamble) {
  const names = new Set(block.match(/\b[A-Z][A-Z_]{2,}\b/g) ?? []);
  return preamble
    .split(/^(?=(?:const|function) )/m)
    .filter((part) => names.has(/^const ([A-Z_]+)/.exec(part)?.[1]))
    .join('');
}

function note(map, key, name) {
  const names = map.get(key);
  if (!names) map.set(key, [name]);
  else if (!names.includes(name)) names.push(name);
}
