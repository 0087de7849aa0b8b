import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/report/digest.ts';
import { renderRun } from '../../src/report/renderRun.ts';
import { reportRun, type RunReport } from '../../src/report/runReport.ts';
import { type RunOptions, simulate } from '../../src/sim/simulate.ts';
import { curls, scriptedRun } from '../sim/scriptedRun.ts';

const OPTIONS = scriptedRun([curls(40)]);

function reportOf(options: RunOptions): RunReport {
  const result = simulate(options);
  return reportRun(result, { source: 'x', violations: result.violations });
}

describe('the report of a run that keeps only sums', () => {
  const full = reportOf(OPTIONS);
  const sums = reportOf({ ...OPTIONS, memory: 100 });

  it('says what it does not list, and else the same as the full one', () => {
    const { forgotten, ...told } = sums;
    expect(told).toEqual({ ...full, fates: [], choices: [] });
    expect(forgotten).toMatchObject({ fates: full.fates.length, choices: full.choices.length, polls: 0 });
    expect(full).not.toHaveProperty('forgotten');
    expect(Object.keys(full)).toEqual(Object.keys(told));
  });

  it('has a digest of its own that tells runs apart', () => {
    const other = reportOf({ ...OPTIONS, memory: 100, seed: 2 });
    expect(digestOf(reportOf({ ...OPTIONS, memory: 100 }))).toBe(digestOf(sums));
    expect(new Set([full, sums, other].map((report) => digestOf(report))).size).toBe(3);
  });

  it('says so as text too, with the number of all polls', () => {
    const options = { colours: new Chalk({ level: 0 }), digest: 'd', explainCommand: 'e' };
    expect(renderRun(sums, options)).toContain('--fates keeps them');
    expect(renderRun(full, options)).not.toContain('--fates');
    const many = { ...sums, forgotten: { ...sums.forgotten!, polls: 2000 } };
    expect(renderRun(many, options)).toContain(`${sums.polls.length + 2000} polls`);
  });
});
