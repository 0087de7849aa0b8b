import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { runCli } from './runCli.ts';

/** Commands with what the README says that they print; those that write a file are left out. */
const EXAMPLES = [
  ...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/```console\n\$ flowproof ([^\n]+)\n([\s\S]*?)```/g),
]
  .map(([, command = '', output = '']) => ({ command, output }))
  .filter(({ command }) => !command.includes(' -o '));

describe('the README', () => {
  it('has examples', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(4);
  });

  it.each(EXAMPLES)('shows what flowproof $command prints', ({ command, output }) => {
    expect(runCli(command.split(' ')).stdout).toBe(output);
  });
});
