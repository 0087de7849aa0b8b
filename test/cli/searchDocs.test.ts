import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { runCli } from './runCli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Directory that the shown command writes into. */
const SHOWN_DIRECTORY = 'mysrv-small';

interface ShownCommand {
  readonly command: string;
  readonly output: string;
}

/** Every command with its output in the console blocks of a text. */
function shownCommands(text: string): ShownCommand[] {
  const blocks = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1]!);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ flowproof /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { command: part.slice(0, end), output: part.slice(end + 1) };
      }),
  );
}

function argumentsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

const SHOWN = shownCommands(readFileSync(path.join(ROOT, 'docs', 'search.md'), 'utf8'));

describe('docs/search.md', () => {
  it('shows every search command', () => {
    const names = new Set(SHOWN.map(({ command }) => command.split(' ')[0]));
    expect([...names]).toEqual(['minimize', 'bisect', 'what-if', 'sweep', 'coverage']);
  });

  it.each(SHOWN.map(({ command, output }) => [command, output]))('prints what `%s` prints', (command, output) => {
    const directory = path.join(folder, SHOWN_DIRECTORY);
    const args = argumentsOf(command).map((argument) => (argument === SHOWN_DIRECTORY ? directory : argument));
    expect(runCli(args).stdout.replaceAll(directory, SHOWN_DIRECTORY)).toBe(output);
  });

  it('is read as it is written: a planted block gives its commands', () => {
    const planted = 'x\n```console\n$ flowproof a "b c" -d\none\n$ flowproof e\ntwo\n```\n';
    expect(shownCommands(planted)).toEqual([
      { command: 'a "b c" -d', output: 'one\n' },
      { command: 'e', output: 'two\n' },
    ]);
    expect(argumentsOf('a "b c" -d')).toEqual(['a', 'b c', '-d']);
  });
});
