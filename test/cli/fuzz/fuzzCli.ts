import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { readJournal } from '../../../src/cli/fuzz/readJournal.ts';
import { type CliResult, runCli } from '../runCli.ts';

/** A campaign that finds something within ten cases. */
export const LINGERING = ['--profile', 'agent-2026-05', '--toggle', 'lingering-flow-rule=off'];
export const FINDS = ['--kind', 'windows', ...LINGERING, '--property', 'failure-rate-bounded'];
/** One that finds many things. */
export const FINDS_MANY = [...FINDS, '--property', 'every-hit-arrives', '--max-findings', '100'];
/** One that finds nothing. */
export const FINDS_NOTHING = ['--kind', 'windows', '--profile', 'agent-2026-05', '--property', 'failure-rate-bounded'];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A directory for findings that is not there yet; it goes away with the tests of the file. */
export function freshDirectory(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-fuzz-'));
  folders.push(folder);
  return path.join(folder, 'findings');
}

/** Runs `flowproof fuzz`, outside of CI or a terminal. */
export function fuzz(directory: string, args: readonly string[]): CliResult {
  return runCli(['fuzz', '--findings', directory, ...args]);
}

/** Directories of findings, by name. */
export function storedIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => existsSync(path.join(directory, name, 'case.json')));
}

/** What is stored, to the byte. */
export function contentsOf(directory: string): Record<string, string> {
  const files = storedIn(directory).flatMap((name) =>
    ['scenario.yaml', 'README.md', 'case.json'].map((file) => path.join(name, file)),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(directory, file), 'utf8')]));
}

/** Findings of the journal: signature and number of the case, in order. */
export function foundIn(directory: string): string[] {
  const { lines } = readJournal(directory);
  const first = new Map<string, number>();
  for (const line of lines) {
    if (line.type !== 'found') continue;
    first.set(line.signature, Math.min(line.finding.index, first.get(line.signature) ?? Infinity));
  }
  return [...first].map(([signature, index]) => `${signature} ${index}`).toSorted((a, b) => (a < b ? -1 : 1));
}
