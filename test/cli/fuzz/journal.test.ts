import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/cli/fuzz/Journal.ts';
import type { JournalEntry } from '../../../src/cli/fuzz/journalLines.ts';
import { mergeJournals } from '../../../src/cli/fuzz/mergeJournals.ts';
import { readJournal } from '../../../src/cli/fuzz/readJournal.ts';
import { freshDirectory } from './fuzzCli.ts';

const START: JournalEntry = {
  type: 'start',
  seed: 1,
  kinds: ['windows'],
  profile: 'agent-7.60',
  toggles: [],
  properties: null,
  cases: 10,
  shard: '1/1',
  workers: 1,
};
const PROGRESS: JournalEntry = { type: 'progress', tried: 5, frontier: 5, violating: { 'known:x': 2 } };

function journalIn(directory: string, entries: readonly JournalEntry[]): void {
  mkdirSync(directory, { recursive: true });
  const journal = new Journal(directory);
  for (const entry of entries) journal.append(entry);
  journal.close();
}

describe('a journal', () => {
  it('gives back what was written, by several campaigns after each other', () => {
    const directory = freshDirectory();
    journalIn(directory, [START, PROGRESS]);
    journalIn(directory, [START]);
    const { lines, damaged } = readJournal(directory);
    expect(damaged).toBe(0);
    expect(lines.map(({ type }) => type)).toEqual(['start', 'progress', 'start']);
    expect(lines[1]).toMatchObject(PROGRESS);
  });

  it('goes on after half a line, which alone is lost', () => {
    const directory = freshDirectory();
    journalIn(directory, [START]);
    appendFileSync(path.join(directory, 'journal.jsonl'), '{"format":"flowproof-jour');
    journalIn(directory, [PROGRESS]);
    const { lines, damaged } = readJournal(directory);
    expect({ types: lines.map(({ type }) => type), damaged }).toEqual({ types: ['start', 'progress'], damaged: 1 });
    expect(readFileSync(path.join(directory, 'journal.jsonl'), 'utf8')).toMatch(/\n$/);
  });

  it('of a campaign that was killed counts as far as its last line goes', () => {
    const directory = freshDirectory();
    journalIn(directory, [START, PROGRESS]);
    expect(mergeJournals([directory])).toMatchObject({
      campaigns: [{ directory, tried: 5, why: 'cut' }],
      tried: 5,
      violating: { 'known:x': 2 },
      findings: [],
    });
  });
});
