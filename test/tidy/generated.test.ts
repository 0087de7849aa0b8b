import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sourceFiles.ts';

function check(script: string): { status: number | null; output: string } {
  const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'scripts', script), '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, output: stderr };
}

describe('what is written by scripts', () => {
  it.each([
    'compile-schemas.mjs',
    'write-errors-doc.mjs',
    'write-loss-doc.mjs',
    'write-profiles-doc.mjs',
    'write-loss-points-doc.mjs',
    'write-mutation-doc.mjs',
  ])('is what %s would write now', (script) => {
    expect(check(script)).toEqual({ status: 0, output: '' });
  });
});
