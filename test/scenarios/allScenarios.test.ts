import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const NAMES = readdirSync(path.join(ROOT, 'scenarios')).toSorted((a, b) => (a < b ? -1 : 1));

describe('every scenario', () => {
  it('is there', () => {
    expect(NAMES).toContain('forty-curls');
    expect(NAMES.length).toBeGreaterThanOrEqual(11);
  });

  it.each(NAMES)('%s says what it shows and where it comes from', (name) => {
    const readme = path.join(ROOT, 'scenarios', name, 'README.md');
    expect(existsSync(readme)).toBe(true);
    expect(readFileSync(readme, 'utf8').length).toBeGreaterThan(200);
  });

  it('shows what it says, with the fates adding up to the captured hits', () => {
    const { status, stdout } = runCli(['run', 'scenarios', '--json']);
    const report = JSON.parse(stdout) as { passed: number; scenarios: { scenario: string; differences: unknown[] }[] };
    expect(report.scenarios.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(report.passed).toBe(NAMES.length);
    expect(status).toBe(0);
  });
});
