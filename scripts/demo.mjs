// `npm run demo`: the main job. Replays the bundled recording of 40 curls with the agent's docker-proxy filter as it is
// and as it should be, then records 40 fresh curls and replays those, where this host allows it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureRecorder, forty, root } from './setup.mjs';

const BUNDLED = 'fixtures/forty-curls/trace.msgpack.gz';
const EXPECTED = ['--expect', 'docker-proxy=40', '--expect', 'mysrv=40'];
const FIXED = ['--toggle', 'docker-proxy-pid-check=on'];

ensureBuilt();
let allGood = judge(BUNDLED);

const lacking = ensureRecorder();
if (lacking === '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-demo-'));
  try {
    heading('40 fresh curls through docker-proxy, recorded on this host');
    const fresh = path.join(folder, 'trace.msgpack');
    allGood = succeeds('bash', [forty, '-n', '40', '-o', fresh]) && judge(fresh) && allGood;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  heading(`no fresh recording: ${lacking}`);
}
heading(
  allGood
    ? 'as it should be: docker-proxy has its 40 hits each time; mysrv has 0 without the pid check and 40 with it'
    : 'NOT as it should be: see above',
);
process.exit(allGood ? 0 : 1);

/** Replays with the defect (which must be found) and with the fix (which must hold). */
function judge(trace) {
  heading('the filter as the agent has it: the hits of mysrv disappear');
  const found = status(['replay', trace, ...EXPECTED]) === 1;
  heading('where the first missing hit died');
  const explained = status(['explain', trace, '--lost', '--limit', '1']) === 0;
  heading('with the pid check: 40 and 40');
  const held = status(['replay', trace, ...FIXED, ...EXPECTED]) === 0;
  return found && explained && held;
}

function status(args) {
  console.log(`$ flowproof ${args.join(' ')}`);
  return spawnSync(process.execPath, [path.join(root, 'bin', 'flowproof'), ...args], { cwd: root, stdio: 'inherit' })
    .status;
}

function succeeds(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function heading(text) {
  console.log(`\n== ${text}`);
}
