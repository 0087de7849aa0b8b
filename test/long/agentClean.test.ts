import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KNOWN_DEFECTS } from '../../src/sim/campaign/agent/knownDefects.ts';
import { freshDirectory } from '../cli/fuzz/fuzzCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const RUNS = 1_000_000;
const PLAN = ['fuzz', '--kind', 'agent', '--all-fixed', '--seed', '11', '--workers', '2', '--json'];

interface Clean {
  readonly tried: number;
  readonly verdict: string;
  readonly violating: Readonly<Record<string, number>>;
}

describe('everything fixed, a million times', () => {
  it(`${RUNS} cases violate nothing that no open defect of the agent explains, and every fate is known`, async () => {
    const args = [path.join(ROOT, 'bin/flowproof'), ...PLAN, '--runs', String(RUNS), '--findings', freshDirectory()];
    // A finding makes the exit status 1, and the promise fail with all that was found.
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    const { tried, verdict, violating } = JSON.parse(stdout) as Clean;
    expect({ tried, verdict }).toEqual({ tried: RUNS, verdict: 'pass' });
    const open = Object.keys(KNOWN_DEFECTS).map((id) => `known:${id}`);
    expect(Object.keys(violating).filter((name) => !open.includes(name))).toEqual([]);
    // It is not clean because it looks at nothing.
    expect(Object.keys(violating).length).toBeGreaterThan(open.length / 2);
  }, 3_600_000);
});
