import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';

const FUZZER = path.join(ROOT, 'bpf-recorder', 'build', 'recorder-fuzz');

function make(...targets: readonly string[]) {
  return spawnSync('make', ['-s', '-C', path.join(ROOT, 'bpf-recorder'), '-j2', ...targets], { encoding: 'utf8' });
}

describe.skipIf(!existsSync(FUZZER))("the recorder's code, at length", () => {
  it.each([2, 3])(
    'reads five million changed and random texts of seed %i without a fault',
    (seed) => {
      const { status, stdout, stderr } = spawnSync(FUZZER, ['5000000', String(seed)], { encoding: 'utf8' });
      expect(`${stdout}${stderr}`).toContain('no fault');
      expect(status).toBe(0);
    },
    600_000,
  );

  it("gives clang's static analyzer nothing to say, which finds a planted fault", () => {
    const { status, stdout, stderr } = make('analyze');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/the analyzer found nothing in \d+ files/);
    expect(status).toBe(0);
    const planted = make('analyze-planted');
    expect(planted.stdout).toContain('Null pointer passed');
    expect(planted.status).toBe(0);
  }, 600_000);
});
