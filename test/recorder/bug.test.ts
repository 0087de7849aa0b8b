import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { lacking, scratch, workload } from './recorder.ts';

/** The recorder with one fault: it reads closes and does not count them. */
const PLANTED = path.join(ROOT, 'bpf-recorder', 'build', 'bpf-recorder-planted');
const SOCKETS = 8;

describe.skipIf(lacking !== '' || !existsSync(PLANTED))('a bug of the recorder itself', () => {
  it('ends with 70, says what to report, and the trace is not believed', async () => {
    const file = path.join(scratch(), 't.msgpack');
    const traffic = ['/usr/bin/python3', workload('traffic.py'), '8099', String(SOCKETS / 2), '1'];
    const { status, stderr } = spawnSync(
      'unshare',
      ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', PLANTED, 'record', '-o', file, '--', ...traffic],
      { encoding: 'utf8' },
    );
    expect(status).toBe(70);
    const [, attempts, delivered] = /error: .*: attempts are not delivered plus lost \(life (\d+) - (\d+) - 0, /.exec(
      stderr,
    )!;
    // The listener is closed as well.
    expect(Number(attempts) - Number(delivered)).toBe(SOCKETS + 1);
    expect(stderr).toMatch(
      /\n {2}remedy: this is a bug: report this line with what `bpf-recorder info` and `uname -r`/,
    );
    const { health, footer } = await loadTrace(file);
    expect(health.conservation).toBe('broken');
    expect(health.problems.length).toBeGreaterThan(0);
    expect(footer?.exitStatus).toBe(0);
  });
});
