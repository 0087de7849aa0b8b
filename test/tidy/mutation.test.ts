import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AREAS, NOT_MUTATED } from '../../scripts/mutation/areas.mjs';
import { countMutants, isEnough, readScores, scoreOf } from '../../scripts/mutation/scores.mjs';
import { ROOT } from './sourceFiles.ts';

/** Folders of the model that hold code themselves. */
function foldersOfModel(): string[] {
  const files = readdirSync(path.join(ROOT, 'src/model'), { recursive: true, encoding: 'utf8' });
  const folders = files.filter((file) => file.endsWith('.ts')).map((file) => path.posix.dirname(`src/model/${file}`));
  return [...new Set(folders)].toSorted();
}

/** The tests that a pattern such as `a/{b,c}.test.ts` or `a/*.test.ts` names. */
function testsOf(pattern: string): string[] {
  const folder = path.posix.dirname(pattern);
  const names = path.posix.basename(pattern).replaceAll('.', '\\.').replaceAll('*', '.*');
  const shape = new RegExp(`^${names.replaceAll('{', '(').replaceAll('}', ')').replaceAll(',', '|')}$`);
  return readdirSync(path.join(ROOT, folder)).filter((file) => shape.test(file));
}

describe('the mutation run', () => {
  it('knows every folder of the model, to be mutated or not', () => {
    expect([...AREAS.map(({ folder }) => folder), ...NOT_MUTATED].toSorted()).toEqual(foldersOfModel());
  });

  it('names tests that exist', () => {
    const patterns = AREAS.flatMap(({ tests }) => tests);
    expect(patterns.filter((pattern) => testsOf(pattern).length === 0)).toEqual([]);
    expect(testsOf('test/model/filter/{planted,missing}.test.ts')).toEqual([]);
  });

  it('has found enough of them noticed in every folder that was run as a whole', () => {
    const scores = Object.entries(readScores());
    expect(scores.filter(([, score]) => score.isPart !== true && !isEnough(score)).map(([folder]) => folder)).toEqual(
      [],
    );
    const planted = { killed: 79, timeout: 0, survived: 20, noCoverage: 1 };
    expect([isEnough(planted), isEnough({ ...planted, killed: 80, survived: 19 })]).toEqual([false, true]);
  });

  it('counts a mutant that no test reaches against the score, one that is left out not at all', () => {
    const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage'].map((status) => ({ status }));
    const ignored = [
      { status: 'Ignored', statusReason: 'an assertion' },
      { status: 'Ignored', statusReason: 'Static mutant (and "ignoreStatic" was enabled)' },
    ];
    const counts = countMutants({ files: { 'a.ts': { mutants: statuses }, 'b.ts': { mutants: ignored } } });
    expect(counts).toMatchObject({ files: 2, killed: 2, timeout: 1, survived: 1, noCoverage: 1 });
    expect(counts).toMatchObject({ excluded: 1, static: 1, failed: 0 });
    expect(scoreOf(counts)).toBe(60);
    expect(isEnough(counts)).toBe(false);
    expect(() => countMutants({ files: { 'a.ts': { mutants: [{ status: 'Pending' }] } } })).toThrow('not judged');
  });
});
