import { describe, expect, it } from 'vitest';
import { describeError, exitStatusOf, FlowproofError, TraceCorruptError, UsageError } from '../src/errors.ts';
import { ERROR_TABLE, EXIT_STATUS, EXIT_STATUS_MEANINGS } from '../src/errorTable.ts';

describe('errors', () => {
  it('have a stable code, an exit status that is explained, a meaning and a remedy', () => {
    const statuses = new Set<number>(Object.values(EXIT_STATUS));
    for (const [code, { exitStatus, meaning, remedy }] of Object.entries(ERROR_TABLE)) {
      expect(code).toMatch(/^FP_[A-Z_]+$/);
      expect(statuses).toContain(exitStatus);
      expect(meaning).toMatch(/^[A-Za-z`].*\.$/);
      expect(remedy).not.toBe('');
    }
    expect(Object.keys(EXIT_STATUS_MEANINGS)).toEqual(Object.keys(EXIT_STATUS));
  });

  it('name the file, the place and the problem, and the remedy apart', () => {
    const place = { byteOffset: 17, eventsRead: 3, isUnpacked: true };
    expect(describeError(new TraceCorruptError('a.gz', 'there is a thing', place))).toBe(
      'flowproof: FP_TRACE_CORRUPT: a.gz: there is a thing, in the value at unpacked byte 17 after 3 whole events\n' +
        `  remedy: ${ERROR_TABLE.FP_TRACE_CORRUPT.remedy}\n`,
    );
  });

  it('end in the status of their code; anything else that is thrown is a bug of ours, told without a stack', () => {
    expect(exitStatusOf(new UsageError('x'))).toBe(2);
    expect(exitStatusOf(new FlowproofError('FP_TRACE_LOSSY', 'x'))).toBe(7);
    expect(exitStatusOf(new RangeError('x'))).toBe(70);
    expect(describeError(new RangeError('x'))).toMatch(/^flowproof: FP_BUG: RangeError: x\n {2}remedy: [^\n]*\n$/);
    expect(exitStatusOf('thrown text')).toBe(70);
  });
});
