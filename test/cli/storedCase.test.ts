import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PLAIN_CASE, PLAIN_FLOW } from '../sim/campaign/plainCase.ts';
import { expectOneError, runCli } from './runCli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-case-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FAILED = { ...PLAIN_FLOW, ending: { kind: 'closes', afterMs: 0, status: 3 } };
const FILE = { format: 'flowproof-case/1', kind: 'windows', case: { ...PLAIN_CASE, flows: [FAILED] } };

interface Written {
  readonly yaml?: string;
  readonly json?: string | object;
}

let count = 0;
function scenario({ yaml = '', json = FILE }: Written = {}): string {
  count += 1;
  const directory = path.join(folder, `case-${count}`);
  mkdirSync(directory);
  const text = `title: t\nprofile: agent-2026-05\nworkload: {case: case.json}\n${yaml}`;
  writeFileSync(path.join(directory, 'scenario.yaml'), text);
  writeFileSync(path.join(directory, 'case.json'), typeof json === 'string' ? json : JSON.stringify(json));
  return directory;
}

describe('a scenario with a case', () => {
  it('passes when it violates what it says, and nothing else', () => {
    expect(runCli(['run', scenario()])).toMatchObject({ status: 0 });
    const fails = runCli(['run', scenario({ yaml: 'expect: {violates: [failure-rate-bounded]}' })]);
    expect(fails.status).toBe(1);
    expect(fails.stdout).toContain('expected failure-rate-bounded violated, observed it holds');
  });

  it('can expect numbers as any other', () => {
    expect(runCli(['run', scenario({ yaml: 'expect: {tcp: {failed: 1, closed: 1}}' })]).status).toBe(0);
    expect(runCli(['run', scenario({ yaml: 'expect: {tcp: {failed: 2, closed: 1}}' })]).status).toBe(1);
  });

  it('has a digest that does not depend on where it lies', () => {
    const digest = () => (JSON.parse(runCli(['run', scenario(), '--json']).stdout) as { digest: string }).digest;
    expect(digest()).toBe(digest());
  });

  it.each([
    ['--seed', '3'],
    ['--seeds', '3'],
    ['--poll-every', '30s'],
    ['--poll-offset', '7s'],
    ['--restart-after', '1s'],
  ])('refuses %s: it has a timetable and a seed of its own', (option, value) => {
    expectOneError(runCli(['run', scenario(), option, value]), 2, 'FP_USAGE');
  });

  it.each([
    [{ yaml: 'seed: 3\n' }, 'FP_SCENARIO', 'a case has a seed of its own'],
    [{ yaml: 'agent: {quiet-polls: 1}\n' }, 'FP_SCENARIO', 'a case has a timetable of its own'],
    [{ json: '{' }, 'FP_CASE', 'is no JSON'],
    [{ json: 'null' }, 'FP_CASE', '`format` is not flowproof-case/1'],
    [{ json: { ...FILE, kind: 'linux' } }, 'FP_CASE', 'known: '],
    [{ json: { ...FILE, case: { flows: [] } } }, 'FP_CASE', 'is no case of kind windows'],
    [
      { json: { ...FILE, case: { ...FILE.case, flows: [{ ...FAILED, status: 99 }] } } },
      'FP_CASE',
      'is no case of kind',
    ],
  ])('is refused when it is wrong: %j', (written, code, problem) => {
    const result = runCli(['run', scenario(written)]);
    expectOneError(result, 3, code);
    expect(result.stderr).toContain(problem);
  });

  it('tells a missing file', () => {
    const directory = scenario();
    rmSync(path.join(directory, 'case.json'));
    expectOneError(runCli(['run', directory]), 4, 'FP_FILE_MISSING');
    mkdirSync(path.join(directory, 'case.json'));
    expectOneError(runCli(['run', directory]), 4, 'FP_FILE_UNREADABLE');
  });
});
