import { describe, expect, it } from 'vitest';
import { BatchExtractor } from '../../../src/model/delivery/BatchExtractor.ts';
import type { CloseRecord } from '../../../src/model/kernel/connRecords.ts';
import type { CloseBatch } from '../../../src/model/kernel/kernelEvents.ts';
import { closeRecordOf } from './closeRecordOf.ts';

const SECOND = 1_000_000_000;
type Policy = 'last-take' | 'visit';

/** A batch of CPU 0 whose slot n has cookie n. */
function batchOf(length: number, fields: Partial<CloseBatch> = {}): CloseBatch {
  const slots = Array.from({ length }, (_, slot) => closeRecordOf({ cookie: slot }));
  return { cpu: 0, id: 0n, length, slots, ...fields };
}

function extractor(policy: Policy = 'last-take'): BatchExtractor {
  return new BatchExtractor(2, { batchOffsets: policy, batchOffsetExpiryMs: 60_000 });
}

function slots(records: readonly CloseRecord[]): number[] {
  return records.map((record) => record.cookie);
}

/** A flush as a poll runs it: the current batch of the CPU, then the forgetting. */
function flush(reader: BatchExtractor, length: number, atS = 0): number[] {
  const taken = slots(reader.takeFromMap(batchOf(length), atS * SECOND));
  reader.forgetExpired(atS * SECOND);
  return taken;
}

function event(reader: BatchExtractor, length: number, atS = 0): number[] {
  return slots(reader.takeFromEvent(batchOf(length), atS * SECOND));
}

/** Times (s) at which a flush of a partial batch of one reports its connection. */
function reportTimes(policy: Policy, times: readonly number[]): number[] {
  const reader = extractor(policy);
  return times.filter((atS) => flush(reader, 1, atS).length > 0);
}

const EVERY_30_S = Array.from({ length: 11 }, (_, index) => 10 + 30 * index);
const EVERY_20_S = Array.from({ length: 14 }, (_, index) => 10 + 20 * index);

describe('batch offsets', () => {
  it.each<Policy>(['last-take', 'visit'])('B01 (%s): an event of a full batch gives its four slots', (policy) => {
    expect(event(extractor(policy), 4)).toEqual([0, 1, 2, 3]);
  });

  it.each<Policy>(['last-take', 'visit'])('B02 (%s): with three taken, the event gives the fourth', (policy) => {
    const reader = extractor(policy);
    flush(reader, 3);
    expect(event(reader, 4)).toEqual([3]);
  });

  it.each<Policy>(['last-take', 'visit'])('B03 (%s): a second flush gives only what is new', (policy) => {
    const reader = extractor(policy);
    expect(flush(reader, 2)).toEqual([0, 1]);
    expect(flush(reader, 3)).toEqual([2]);
  });

  it.each<Policy>(['last-take', 'visit'])('B04 (%s): the event gives what the flush left', (policy) => {
    const reader = extractor(policy);
    expect(flush(reader, 2)).toEqual([0, 1]);
    expect(event(reader, 4)).toEqual([2, 3]);
  });

  it('B05: flushed every 30 s, an idle partial batch is reported every 90 s', () => {
    expect(reportTimes('last-take', EVERY_30_S)).toEqual([10, 100, 190, 280]);
    expect(reportTimes('visit', EVERY_30_S)).toEqual([10]);
  });

  it('B06: flushed every 20 s, an idle partial batch is reported every 80 s', () => {
    expect(reportTimes('last-take', EVERY_20_S)).toEqual([10, 90, 170, 250]);
    expect(reportTimes('visit', EVERY_20_S)).toEqual([10]);
  });

  it('B07: a batch that a flush saw full is reported twice', () => {
    const reader = extractor();
    expect(flush(reader, 4)).toEqual([0, 1, 2, 3]);
    expect(event(reader, 4)).toEqual([0, 1, 2, 3]);
    const older = extractor('visit');
    expect(flush(older, 4)).toEqual([0, 1, 2, 3]);
    expect(event(older, 4)).toEqual([]);
  });

  it.each<[Policy, number[]]>([
    ['last-take', [0, 1, 2, 3]],
    ['visit', [2, 3]],
  ])('B08 (%s): a partial batch that fills after a minute of polls', (policy, expected) => {
    const reader = extractor(policy);
    expect(flush(reader, 2, 0)).toEqual([0, 1]);
    flush(reader, 2, 30);
    flush(reader, 2, 60);
    expect(event(reader, 4, 61)).toEqual(expected);
  });

  it('B09: after the offsets expired the next flush brings the offset back, because it reports both again', () => {
    const reader = extractor();
    flush(reader, 2, 0);
    flush(reader, 2, 60);
    expect(reader.trackedBatches).toBe(0);
    expect(flush(reader, 2, 61)).toEqual([0, 1]);
    expect(reader.takenOf(batchOf(2))).toBe(2);
  });

  it('keeps and removes the position of an idle batch as the table of section 6.2 says', () => {
    const reader = extractor();
    const rows = [10, 40, 70, 100, 130, 160, 190].map((atS) => [
      atS,
      flush(reader, 1, atS).length,
      reader.trackedBatches,
    ]);
    expect(rows).toEqual([
      [10, 1, 1],
      [40, 0, 1],
      [70, 0, 0],
      [100, 1, 1],
      [130, 0, 1],
      [160, 0, 0],
      [190, 1, 1],
    ]);
  });

  it('gives nothing of an unknown CPU and nothing of an empty batch', () => {
    const reader = extractor();
    expect(reader.takeFromEvent(batchOf(4, { cpu: 2 }), 0)).toEqual([]);
    expect(reader.takeFromMap(batchOf(0), 0)).toEqual([]);
    expect(reader.trackedBatches).toBe(0);
  });
});
