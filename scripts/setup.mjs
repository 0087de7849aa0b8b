// What `npm run demo` and `npm test` need before they can start: npm packages, the build, and, where it is possible,
// the recorder with its Debian packages. Uses nothing but Node itself, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const recorder = path.join(root, 'bpf-recorder', 'build', 'bpf-recorder');
export const forty = path.join(root, 'bpf-recorder', 'lab', 'forty-curls.sh');

/** Runs a command in the project's folder; its output is shown only when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  return { ok: result.status === 0, status: result.status, output, error: result.error };
}

/** Installs the npm packages of the lockfile, when that has not been done for this lockfile, and builds. */
export function ensureBuilt() {
  const mark = path.join(root, 'node_modules', '.flowproof-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    say('installing npm packages');
    must('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts']);
    writeFileSync(mark, wanted);
  }
  must('npm', ['run', '--silent', 'build']);
}

/**
 * Installs what the recorder needs and builds it, when this is a Linux host and we are root.
 *
 * @returns why there is no recorder, or an empty text when there is one that this kernel lets run
 */
export function ensureRecorder() {
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  if (process.getuid?.() !== 0) return 'not root';
  if (!isDebian()) return 'not a Debian system, see bpf-recorder/README.md for what to install';
  say('checking the Debian packages of the recorder');
  const installed = run('bash', ['bpf-recorder/install-deps.sh']);
  if (!installed.ok) return `bpf-recorder/install-deps.sh failed: ${lastLine(installed.output)}`;
  const built = run('make', ['-s', '-C', 'bpf-recorder', 'all', 'test-all']);
  if (!built.ok) return `make -C bpf-recorder failed: ${lastLine(built.output)}`;
  const probed = run(recorder, ['probe', '--json']);
  if (!probed.ok) return `this kernel does not let it run: ${lastLine(probed.output)}`;
  return '';
}

/**
 * Cross-builds the Windows recorder and builds its native tests; installs the compiler when it is missing and we are
 * root (56 MB once). Needs nothing of this kernel.
 *
 * @returns why there is none, or an empty text
 */
export function ensureEtwRecorder() {
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  const hasCompiler = run('x86_64-w64-mingw32-gcc', ['--version']).ok && run('make', ['--version']).ok;
  if (!hasCompiler) {
    if (process.getuid?.() !== 0) return 'no mingw-w64, and not root to install it: bpf-recorder/install-deps.sh etw';
    if (!isDebian()) return 'no mingw-w64, and not a Debian system to install it on';
  }
  if (process.getuid?.() === 0 && isDebian()) {
    say('checking the Debian packages of the Windows recorder');
    const installed = run('bash', ['bpf-recorder/install-deps.sh', 'etw']);
    if (!installed.ok) return `bpf-recorder/install-deps.sh etw failed: ${lastLine(installed.output)}`;
  }
  const built = run('make', ['-s', '-C', 'bpf-recorder', 'etw-all']);
  return built.ok ? '' : `make -C bpf-recorder etw-all failed: ${lastLine(built.output)}`;
}

/**
 * Makes sure of QEMU and Debian's own kernel, in which the recorder is tested on a kernel other than this one;
 * installs them when they are missing and we are root. Needs the recorder to be built.
 *
 * @param lackingRecorder - why there is no recorder; a recorder that this kernel refuses runs in QEMU all the same
 * @returns why there is no QEMU, or an empty text
 */
export function ensureQemu(lackingRecorder) {
  if (!existsSync(recorder)) return lackingRecorder;
  say('checking QEMU and its kernel');
  const installed = run('bash', ['bpf-recorder/install-deps.sh', 'qemu']);
  return installed.ok ? '' : `bpf-recorder/install-deps.sh qemu failed: ${lastLine(installed.output)}`;
}

/** A line of progress on standard error. */
export function say(text) {
  process.stderr.write(`flowproof: ${text}\n`);
}

function must(command, args) {
  const result = run(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.ok) return;
  process.stderr.write(result.output);
  say(`${command} ${args.join(' ')} failed${result.error ? `: ${result.error.message}` : ''}`);
  process.exit(6);
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function lastLine(text) {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
