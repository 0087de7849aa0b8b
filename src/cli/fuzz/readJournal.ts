import { readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { FileMissingError, FileUnreadableError, JournalError } from '../../errors.ts';
import { JOURNAL_FILE, JOURNAL_FORMAT, type JournalLine } from './journalLines.ts';

/** What is readable of a journal. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Lines that cannot be read: a disk was full, or a machine went down inside them. */
  readonly damaged: number;
}

/** Reads the journal of a directory of findings. @throws FileMissingError, FileUnreadableError, JournalError */
export function readJournal(directory: string): ReadJournal {
  const file = path.join(directory, JOURNAL_FILE);
  const texts = readText(file)
    .split('\n')
    .filter((text) => text !== '');
  const lines = texts.map(parseLine).filter((line) => line !== undefined);
  if (lines.length === 0 && texts.length > 0) throw new JournalError(file, 'not one line is of a journal');
  return { lines, damaged: texts.length - lines.length };
}

/** The same, and nothing where there is no journal yet, or a device or pipe in its place: those have no past. */
export function readJournalIfAny(directory: string): ReadJournal {
  const status = statSync(path.join(directory, JOURNAL_FILE), { throwIfNoEntry: false });
  return !status || isEndless(status) ? { lines: [], damaged: 0 } : readJournal(directory);
}

function isEndless(status: Stats): boolean {
  return !status.isFile() && !status.isDirectory();
}

function readText(file: string): string {
  try {
    if (isEndless(statSync(file))) throw new FileUnreadableError(file, 'a device or pipe');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof FileUnreadableError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new FileMissingError(file);
    throw new FileUnreadableError(file, code);
  }
}

function parseLine(text: string): JournalLine | undefined {
  try {
    const line = JSON.parse(text) as Partial<JournalLine> | null;
    return line?.format === JOURNAL_FORMAT && line.type !== undefined ? (line as JournalLine) : undefined;
  } catch {
    return undefined;
  }
}
