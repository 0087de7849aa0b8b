import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const VECTORS = path.join(ROOT, 'fixtures', 'conformance');
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function jsonOf(...paths: readonly string[]) {
  const { stdout, status } = runCli(['conformance', ...paths, '--json']);
  return { status, ...(JSON.parse(stdout) as Tally & { areas: Record<string, Tally> }) };
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** A stored file of vectors whose first answer that is a text or a number somewhere inside is altered. */
function altered(area: string): { file: string; vectors: number } {
  const [name = ''] = readdirSync(path.join(VECTORS, area)).filter((file) => file.endsWith('.json.gz'));
  const content = JSON.parse(gunzipSync(readFileSync(path.join(VECTORS, area, name))).toString('utf8')) as {
    vectors: { ops: { want: Record<string, unknown> }[] }[];
  };
  const op = content.vectors[0]!.ops.find(({ want }) => Object.keys(want).length > 0)!;
  op.want['planted'] = 'a field that no model answers';
  const file = write(`altered/${area}.json.gz`, gzipSync(JSON.stringify(content)));
  return { file, vectors: content.vectors.length };
}

describe('flowproof conformance', () => {
  it('adds the areas up, whatever the number of paths', () => {
    const both = jsonOf(path.join(VECTORS, 'http-path'), path.join(VECTORS, 'route-cache'));
    expect(Object.keys(both.areas)).toEqual(['http-path', 'route-cache']);
    const sum = (key: keyof Tally) => Object.values(both.areas).reduce((total, tally) => total + tally[key], 0);
    expect(both).toMatchObject({ status: 0, passed: sum('passed'), failed: 0, skipped: 0 });
    expect(both.passed).toBeGreaterThan(100);
  });

  it.each(['docker-proxy', 'state', 'http-statkeeper', 'conn-kernel', 'usm-join'])(
    'finds an altered answer of %s: one failure, all others pass, exit status 1',
    (area) => {
      const { file, vectors } = altered(area);
      expect(jsonOf(file)).toEqual({
        status: 1,
        passed: vectors - 1,
        failed: 1,
        skipped: 0,
        areas: { [area]: { passed: vectors - 1, failed: 1, skipped: 0 } },
      });
      const { stdout } = runCli(['conformance', file]);
      expect(stdout).toMatch(
        /^FAILED \S+ \(.*\)\n {2}step \d+ \(\w+\), field planted(?:, state in columns)?\n {2}expected ".*"\n {2}got {6}nothing/,
      );
    },
  );

  it('walks folders and takes plain and gzipped files, but nothing else', () => {
    const vector = { id: 'one', ops: [{ op: 'quantize', path: '/a/1', want: { quantized: '/a/*' } }] };
    const text = JSON.stringify({ format: 'flowproof-conformance/1', area: 'http-path', vectors: [vector] });
    write('walked/a.json', text);
    write('walked/deeper/b.json.gz', gzipSync(text));
    write('walked/notes.txt', 'not a vector');
    expect(jsonOf(path.join(folder, 'walked'))).toMatchObject({ status: 0, passed: 2, failed: 0, skipped: 0 });
  });

  it('counts a model that throws as a failure, not as the end of the run', () => {
    const vectors = [
      { id: 'strange', ops: [{ op: 'no-such-operation', want: { a: 1 } }] },
      { id: 'right', ops: [{ op: 'quantize', path: '/a/1', want: { quantized: '/a/*' } }] },
    ];
    const file = write(
      'throws.json',
      JSON.stringify({ format: 'flowproof-conformance/1', area: 'http-path', vectors }),
    );
    expect(jsonOf(file)).toMatchObject({ status: 1, passed: 1, failed: 1 });
  });

  it.each([
    ['an unfinished file', '{"format":'],
    ['scenarios that are none', '{"scenarios":[1]}'],
    ['a vector without an id', '{"format":"flowproof-conformance/1","area":"state","vectors":[{"ops":[]}]}'],
    ['a vector without operations', '{"format":"flowproof-conformance/1","area":"state","vectors":[{"id":"a"}]}'],
    ['no area', '{"format":"flowproof-conformance/1","vectors":[]}'],
    ['a text', '"vectors"'],
  ])('refuses %s with a code and the name of the file', (_what, text) => {
    const result = runCli(['conformance', write('bad.json', text)]);
    expectOneError(result, 3, 'FP_CONFORMANCE_FILE');
    expect(result.stderr).toContain('bad.json');
  });

  it('refuses a file that is only called gzipped', () => {
    expectOneError(runCli(['conformance', write('plain.json.gz', '{}')]), 3, 'FP_CONFORMANCE_FILE');
  });
});
