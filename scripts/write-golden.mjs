// `node scripts/write-golden.mjs`: renews fixtures/golden/digests.json, on purpose, after a change of the model's
// answers or of the report. With --print it only prints what the file would hold, by the Node that runs it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const GOLDEN = path.join(root, 'fixtures', 'golden', 'digests.json');
const REPLAYS = [
  ['fixtures/forty-curls/trace.msgpack.gz'],
  ['fixtures/forty-curls/trace.msgpack.gz', '--toggle', 'docker-proxy-pid-check=on'],
  ['fixtures/forty-curls/trace.msgpack.gz', '--profile', 'latest'],
  ['fixtures/forty-curls-slow/trace.msgpack.gz'],
  ['fixtures/forty-curls-io/trace.msgpack.gz'],
  ['fixtures/forty-curls-io/trace.msgpack.gz', '--toggle', 'docker-proxy-pid-check=on'],
  ['fixtures/forty-curls-io/trace.msgpack.gz', '--http-from', 'heads', '--poll-every', '100ms'],
  ['fixtures/forty-curls-io/trace.msgpack.gz', '--poll-every', '100ms'],
];

const digests = {};
for (const args of REPLAYS) digests[`replay ${args.join(' ')}`] = flowproof(['replay', ...args, '--json']).digest;
for (const { scenario, digest } of flowproof(['run', 'scenarios', '--json']).scenarios) {
  digests[`run scenarios/${scenario}`] = digest;
}
const text = `${JSON.stringify(digests, undefined, 2)}\n`;
if (process.argv.includes('--print')) {
  process.stdout.write(text);
} else {
  mkdirSync(path.dirname(GOLDEN), { recursive: true });
  writeFileSync(GOLDEN, text);
}

/** The JSON answer of the built command line; a bad verdict is an answer too. */
function flowproof(args) {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin', 'flowproof'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stderr !== '') {
    process.stderr.write(stderr);
    process.exit(1);
  }
  return JSON.parse(stdout);
}
