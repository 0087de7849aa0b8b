import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file with its path from the root of the project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** All files below a folder that end with one of the given endings; generated ones are left out. */
export function sourceFiles(folder: string, endings: readonly string[] = ['.ts']): SourceFile[] {
  const entries = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return (
    entries
      .map((entry) => path.posix.join(folder, entry))
      .filter((entry) => endings.some((ending) => entry.endsWith(ending)) && !entry.startsWith('src/generated/'))
      // Types of a package that brings none: they are found by its name, and nothing is built of them.
      .filter((entry) => !entry.endsWith('.d.ts'))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((entry) => ({ path: entry, text: readFileSync(path.join(ROOT, entry), 'utf8') }))
  );
}

/** Code without comments and without the content of strings, so that a word in a sentence is not taken for a call. */
export function codeOnly(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** Paths that a file imports, resolved against the root; packages and node modules as they are written. */
export function importsOf(file: SourceFile): string[] {
  const specifiers = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file.path), specifier) : specifier,
  );
}
