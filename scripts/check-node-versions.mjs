// `node scripts/check-node-versions.mjs [major…]`: installs Node 20, 22 and 24 into a temporary folder (npm package
// `node`), replays the bundled traces and all scenarios under each, and compares the digests with the golden ones.
// Part of `npm run test:long`, because it downloads some 300 MB. Exit status 6 when a Node cannot be installed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, run, say } from './setup.mjs';

const golden = JSON.parse(readFileSync(path.join(root, 'fixtures', 'golden', 'digests.json'), 'utf8'));
const asked = process.argv.slice(2);
const majors = asked.length > 0 ? asked : ['20', '22', '24'];
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-node-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let different = 0;
for (const major of majors) {
  const node = install(major);
  const version = run(node, ['--version']).output.trim();
  const printed = run(node, ['scripts/write-golden.mjs', '--print']);
  if (!printed.ok) fail(`node ${version} does not run flowproof: ${printed.output}`, 1);
  const digests = JSON.parse(printed.output);
  const names = [...new Set([...Object.keys(golden), ...Object.keys(digests)])];
  const wrong = names.filter((name) => golden[name] !== digests[name]);
  different += wrong.length;
  console.log(`node ${version}: ${names.length - wrong.length} of ${names.length} digests equal the golden ones`);
  for (const name of wrong) console.log(`  ${name}: ${digests[name]} instead of ${golden[name]}`);
}
process.exit(different === 0 ? 0 : 1);

/** @returns path of the binary */
function install(major) {
  say(`installing node ${major}`);
  const prefix = path.join(folder, major);
  mkdirSync(prefix);
  const result = run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', prefix, `node@${major}`], {
    cwd: prefix,
  });
  if (!result.ok) fail(`node ${major} cannot be installed: ${result.output}`, 6);
  return path.join(prefix, 'node_modules', 'node', 'bin', 'node');
}

function fail(text, status) {
  say(text);
  process.exit(status);
}
