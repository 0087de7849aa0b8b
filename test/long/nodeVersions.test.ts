import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';

describe('Node 20, 22 and 24', () => {
  it('give the golden digests, each of them', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check-node-versions.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  }, 600_000);
});
