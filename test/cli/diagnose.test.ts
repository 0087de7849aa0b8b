import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'flowproof-diagnose-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function scenario(yaml: string): string {
  const file = path.join(FOLDER, 'scenario.yaml');
  writeFileSync(file, `model: go-http-client-pool\n${yaml}`);
  return file;
}

describe('flowproof diagnose leak', () => {
  it('says which hypotheses explain the field report, why the others died, what to look at next', () => {
    const { status, stdout } = runCli(['diagnose', 'leak', 'scenarios/leak-root-cause']);
    expect(status).toBe(0);
    const [heading, ...lines] = stdout.trimEnd().split('\n');
    expect(heading).toBe('leak-root-cause  5 observations, 12 hypotheses');
    const ids = (from: string, to?: string) =>
      lines
        .slice(lines.indexOf(from) + 1, to === undefined ? undefined : lines.indexOf(to))
        .flatMap((line) => /^ {2}(H\d\w?) /.exec(line)?.[1] ?? []);
    expect(ids('explain everything', 'ruled out')).toEqual(['H1', 'H2', 'H5a', 'H5c']);
    expect(ids('ruled out')).toEqual(['H3', 'H4a', 'H4b', 'H5b', 'H6a', 'H6b', 'H7', 'H8']);
    expect(stdout).toContain(
      'O2: observed 2.00 goroutines per descriptor ±0.05, predicted 3.00; also against O3, O4, O5',
    );
    expect(lines).toContain('look at next, to tell them apart');
  });

  it('gives the same as JSON', () => {
    const { status, stdout } = runCli(['diagnose', 'leak', 'scenarios/leak-root-cause', '--json']);
    const diagnosis = JSON.parse(stdout) as { survivors: string[]; verdicts: unknown[]; further: unknown[] };
    expect(status).toBe(0);
    expect(diagnosis.survivors).toEqual(['H1', 'H2', 'H5a', 'H5c']);
    expect(diagnosis.verdicts).toHaveLength(12);
    expect(diagnosis.further).toHaveLength(2);
  });

  it('ends with 1 when no hypothesis explains everything', () => {
    const observed = 'observations: [{ at: 5m, goroutines: 7 }]\n';
    const { status, stdout } = runCli([
      'diagnose',
      'leak',
      scenario(`application: { periodic: [{ every: 30s }] }\n${observed}`),
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('no hypothesis explains everything that was observed');
  });

  it('refuses what it cannot judge', () => {
    const observed = 'observations: [{ at: 5m, goroutines: 7 }]\n';
    expectOneError(runCli(['diagnose', 'leak', 'scenarios/forty-curls']), 2, 'FP_USAGE');
    expectOneError(runCli(['diagnose', 'leak', scenario('application: {}\n')]), 3, 'FP_SCENARIO');
    expectOneError(runCli(['diagnose', 'leak', scenario(`application: {}\n${observed}`)]), 3, 'FP_SCENARIO');
    expectOneError(runCli(['diagnose', 'leak', path.join(FOLDER, 'none')]), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['diagnose']), 2, 'FP_USAGE');
  });
});

describe('flowproof run, with HTTP clients', () => {
  it('prints what the README shows', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const shown = /\$ flowproof run scenarios\/leak-field-test-1\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(shown).toBe(runCli(['run', 'scenarios/leak-field-test-1']).stdout);
  });

  it('fails when a scenario does not show what it says, and tells the numbers', () => {
    const location = scenario(
      'application: { periodic: [{ every: 30s, client: temporary }] }\nexpect: [{ at: 5m, dials: 3 }]\n',
    );
    const { status, stdout } = runCli(['run', location]);
    expect(status).toBe(1);
    expect(stdout).toContain('expectation: expected at 300s dials = 3, observed 10');
    expect(stdout).toContain('+20 goroutines, +10 fds, 10 dials, new read loops io_wait for up to 285s, leak');
  });

  it('is the same twice, and has no use for options of the agent', () => {
    const checked = runCli(['run', 'scenarios/leak-h4b-unclosed-shared', '--check-determinism']);
    expect(checked.status).toBe(0);
    for (const option of [
      ['--seeds', '3'],
      ['--toggle', 'x=on'],
      ['--profile', 'latest'],
    ]) {
      expectOneError(runCli(['run', 'scenarios/leak-root-cause', ...option]), 2, 'FP_USAGE');
    }
  });

  it('is refused by commands of the agent', () => {
    for (const command of ['explain', 'minimize', 'bisect']) {
      expectOneError(runCli([command, 'scenarios/leak-root-cause']), 3, 'FP_SCENARIO');
    }
  });
});
