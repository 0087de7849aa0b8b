import { describe, expect, it, vi } from 'vitest';
import { ColumnBaselines } from '../../../../src/model/state/columns/ColumnBaselines.ts';
import { CounterColumn } from '../../../../src/model/state/columns/CounterColumn.ts';
import { GroupIndex } from '../../../../src/model/state/columns/GroupIndex.ts';
import { ProtocolColumn } from '../../../../src/model/state/columns/ProtocolColumn.ts';
import { U64Column } from '../../../../src/model/state/columns/U64Column.ts';
import { compareRandomStates, SUBJECTS } from './compareStates.ts';

const [, makeColumns] = SUBJECTS[0]!;

describe('the state in columns', () => {
  it.each(SUBJECTS)('answers like the one of plain objects, asked for %s', (_name, make) => {
    compareRandomStates(make, 2000);
  });

  it.each([
    ['equal times count as later', () => vi.spyOn(U64Column.prototype, 'exceeds').mockReturnValue(true)],
    ['every closed connection is empty', () => vi.spyOn(CounterColumn.prototype, 'hasTraffic').mockReturnValue(false)],
    ['no baseline is remembered', () => vi.spyOn(ColumnBaselines.prototype, 'keep').mockReturnValue()],
    ['an old zero baseline is not forgotten', () => vi.spyOn(CounterColumn.prototype, 'clearRow').mockReturnValue()],
    ['any stacks go together', () => vi.spyOn(ProtocolColumn.prototype, 'areStacksCompatible').mockReturnValue(true)],
    ['only the first group of a key is looked at', () => vi.spyOn(GroupIndex.prototype, 'after').mockReturnValue(-1)],
  ])('is looked at: the comparison fails when %s', (_what, breakRule) => {
    const broken = breakRule();
    try {
      expect(() => compareRandomStates(makeColumns, 2000)).toThrow(/Property failed/);
    } finally {
      broken.mockRestore();
    }
  });
});
