import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './sourceFiles.ts';

/** Which rooms a room may import from, besides itself. Data flows one way: input → model → ledger → judge → report. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  scenarios: ['model', 'errors', 'generated'],
  trace: ['model', 'errors', 'generated'],
  payload: ['model', 'errors'],
  import: ['model', 'payload', 'trace', 'errors', 'generated'],
  sim: ['model', 'scenarios'],
  report: ['model', 'sim'],
  conformance: ['model', 'payload', 'errors'],
  runs: ['model', 'scenarios', 'trace', 'sim', 'errors'],
  vitest: ['model', 'scenarios', 'sim', 'report', 'runs', 'errors'],
  cli: ['model', 'scenarios', 'trace', 'payload', 'sim', 'report', 'conformance', 'import', 'runs', 'errors'],
};

/** Rooms that may use Node's own modules. The model and the run loop may not: they could not stay deterministic. */
const MAY_USE_NODE = new Set([
  'scenarios',
  'trace',
  'payload',
  'import',
  'report',
  'conformance',
  'runs',
  'vitest',
  'cli',
]);

function roomOf(path: string): string {
  const second = path.split('/')[1] ?? '';
  return second.startsWith('error') ? 'errors' : second;
}

function wrongArrows(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === 'errors' || file.path === 'src/index.ts') return [];
    return importsOf(file).flatMap((target) => {
      if (!target.startsWith('src/')) {
        const isNode = target.startsWith('node:');
        const isFine = isNode ? MAY_USE_NODE.has(room) : room !== 'model' && room !== 'sim';
        return isFine ? [] : [`${file.path} imports ${target}`];
      }
      const targetRoom = roomOf(target);
      const isFine = targetRoom === room || (ALLOWED[room] ?? []).includes(targetRoom);
      return isFine ? [] : [`${file.path} imports ${target}`];
    });
  });
}

describe('import arrows', () => {
  it('point one way only', () => {
    expect(wrongArrows(sourceFiles('src'))).toEqual([]);
  });

  it('are looked at: a planted arrow back is found', () => {
    const planted = [
      { path: 'src/model/planted.ts', text: "import { simulate } from '../sim/simulate.ts';\n" },
      { path: 'src/sim/planted.ts', text: "import { readFileSync } from 'node:fs';\n" },
      { path: 'src/report/planted.ts', text: "const late = await import('../cli/main.ts');\n" },
    ];
    expect(wrongArrows(planted)).toHaveLength(3);
  });

  it('reach every file: nothing lies around that nobody imports', () => {
    const files = sourceFiles('src');
    const imported = new Set([...files, ...sourceFiles('test')].flatMap(importsOf));
    const entries = new Set(['src/cli/main.ts', 'src/cli/fuzz/fuzzWorker.ts', 'src/index.ts', 'src/vitest/index.ts']);
    expect(files.map((file) => file.path).filter((path) => !imported.has(path) && !entries.has(path))).toEqual([]);
  });
});
