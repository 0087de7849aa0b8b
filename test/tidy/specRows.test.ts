import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './sourceFiles.ts';

/** Ids from `first` to `last` with one prefix, as the tables number their rows. */
function ids(prefix: string, first: number, last: number, width = 1): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => prefix + `${first + index}`.padStart(width, '0'));
}

/** The tables of expected behaviour: which rows they have, and where their tests stand. */
const TABLES: readonly { readonly table: string; readonly folders: readonly string[]; readonly rows: string[] }[] = [
  {
    table: 'network state: cases',
    folders: ['test/model/state'],
    rows: [
      ...ids('S', 1, 71, 2).filter((id) => id !== 'S59'),
      'S29b',
      'S48b',
      'S48c',
      'S59a',
      'S59b',
      'S59c',
      'S59d',
      'S59e',
      'S59f',
      'S59g',
      'S59h',
    ],
  },
  { table: 'network state: lingering flows', folders: ['test/model/state'], rows: ids('W', 1, 9, 2) },
  { table: 'network state: positions in batches', folders: ['test/model/delivery'], rows: ids('B', 1, 9, 2) },
  { table: 'network state: invariants', folders: ['test/model/state'], rows: ids('I', 1, 11) },
  {
    table: 'connection tracking: invariants',
    folders: ['test/model/delivery', 'test/model/tracer'],
    rows: ids('T', 1, 7),
  },
  { table: 'HTTP: transactions', folders: ['test/model/usm'], rows: ids('K', 1, 20) },
  { table: 'HTTP: positions in pages', folders: ['test/model/usm'], rows: ids('B', 1, 8) },
  { table: 'HTTP: joiner', folders: ['test/model/usm'], rows: ids('J', 1, 13) },
  { table: 'HTTP: statistics', folders: ['test/model/usm'], rows: ids('S', 1, 11) },
  {
    table: 'payload: look-up, join, encoding',
    folders: ['test/model/join', 'test/payload'],
    rows: ids('E', 1, 18),
  },
  { table: 'docker-proxy filter', folders: ['test/model/filter'], rows: ids('P', 1, 12) },
  {
    table: 'Windows: HTTP from transaction to payload',
    folders: ['test/model/windows/http'],
    rows: ids('WH', 1, 5),
  },
  { table: 'container resolver', folders: ['test/model/processAgent'], rows: ids('R', 1, 14) },
  { table: 'Windows: flows', folders: ['test/model/windows'], rows: ids('WF', 1, 11) },
  { table: 'Windows: lingering flows', folders: ['test/model/windows'], rows: ids('WL', 1, 16) },
  { table: 'HTTP clients: invariants', folders: ['test/sim/goclient'], rows: ids('P', 1, 10) },
  { table: 'HTTP clients: observations of the field case', folders: ['test/sim/goclient'], rows: ids('O', 1, 6) },
  {
    table: 'HTTP clients: hypotheses',
    folders: ['test/sim/goclient'],
    rows: [...ids('H', 1, 3), 'H4a', 'H4b', 'H5a', 'H5b', 'H5c', 'H6a', 'H6b', 'H7', 'H8'],
  },
];

/** Rows that no title or table of cases in these files names. */
function unnamed(rows: readonly string[], files: readonly SourceFile[]): string[] {
  const quoted = files.flatMap(({ text }) => text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []).join('\n');
  return rows.filter((row) => !new RegExp(`\\b${row}\\b`).test(quoted));
}

describe('the tables of expected behaviour', () => {
  it.each(TABLES)('$table: every row has a test of its name', ({ folders, rows }) => {
    const files = folders.flatMap((folder) => sourceFiles(folder, ['.test.ts']));
    expect(unnamed(rows, files)).toEqual([]);
  });

  it('a row without a test is found', () => {
    const planted: SourceFile = { path: 'x.test.ts', text: "it('S01 does this', () => {}); // S02\nit('S031', f);" };
    expect(unnamed(['S01', 'S02', 'S03'], [planted])).toEqual(['S02', 'S03']);
  });
});
