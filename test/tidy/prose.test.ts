import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, type SourceFile } from './sourceFiles.ts';

const COLUMNS_MAX = 120;
/** Spelt in pieces, so that this file does not find itself. */
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
const LOCAL_PATHS = new RegExp(['/wo' + 'rk/', '/ro' + 'ot/'].join('|'));
const ADDRESSES = new RegExp('"resol' + 'ved": *"https?:|//(regis' + 'try|deb)\\.');

/** Text files that git tracks (or would): code, scripts and prose, without data. */
function trackedFiles(): SourceFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return list
    .split('\n')
    .filter((file) => /\.(ts|mjs|md|c|h|sh|ya?ml|json)$/.test(file) && !file.startsWith('fixtures/'))
    .flatMap((file) => {
      try {
        return [{ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }];
      } catch {
        return [];
      }
    });
}

function findings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const place = `${file.path}:${index + 1}`;
      const isCode = /^(src|test)\/.*\.ts$/.test(file.path);
      return [
        ...(UNFINISHED.test(line) ? [`${place}: unfinished mark`] : []),
        ...(LOCAL_PATHS.test(line) ? [`${place}: path of one machine`] : []),
        ...(ADDRESSES.test(line) ? [`${place}: download address`] : []),
        // What remains too long in code after formatting is a text that cannot be broken.
        ...(isCode && line.length > COLUMNS_MAX && !/['"`].*['"`]/.test(line)
          ? [`${place}: ${line.length} columns`]
          : []),
      ];
    }),
  );
}

describe('code and prose', () => {
  it('hold no unfinished marks, no paths of one machine, no download addresses, no overlong lines', () => {
    expect(findings(trackedFiles())).toEqual([]);
  });

  it('are looked at: planted violations are found', () => {
    const lines = [
      '// TO' + 'DO later',
      'cd /ro' + 'ot/x',
      '"resol' + 'ved": "https://x"',
      'x'.repeat(COLUMNS_MAX + 1),
    ];
    expect(findings([{ path: 'src/planted.ts', text: lines.join('\n') }])).toHaveLength(4);
  });
});
