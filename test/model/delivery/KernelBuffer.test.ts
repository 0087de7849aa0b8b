import { describe, expect, it } from 'vitest';
import { type BufferItem, KernelBuffer, nearestPowerOfTwo } from '../../../src/model/delivery/KernelBuffer.ts';

const BATCH_BYTES = 496;

function drain(buffer: KernelBuffer<number>): BufferItem<number>[] {
  const items: BufferItem<number>[] = [];
  for (let item = buffer.peek(); item !== undefined; item = buffer.peek()) {
    items.push(item);
    buffer.shift();
  }
  return items;
}

function fill(buffer: KernelBuffer<number>, cpu: number): number {
  let count = 0;
  while (buffer.write(cpu, count, BATCH_BYTES)) count += 1;
  return count;
}

describe('a kernel output buffer', () => {
  it('holds 64 batches per CPU as perf buffer and 520 in a ring for 8 CPUs', () => {
    const perf = new KernelBuffer<number>({ transport: 'perf', cpuCount: 8, wakeupRecords: 1 });
    const ring = new KernelBuffer<number>({ transport: 'ring', cpuCount: 8, wakeupRecords: 1 });
    expect([fill(perf, 0), fill(perf, 1), fill(ring, 0), fill(ring, 1)]).toEqual([64, 64, 520, 0]);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [5, 4],
    [6, 8],
    [8, 8],
    [11, 8],
    [12, 16],
  ])('rounds %i CPUs to %i', (count, expected) => {
    expect(nearestPowerOfTwo(count)).toBe(expected);
  });

  it('tells the reader of a perf buffer how many samples were refused, ahead of the next one', () => {
    const buffer = new KernelBuffer<number>({ transport: 'perf', cpuCount: 1, wakeupRecords: 1, pageBytes: 64 });
    expect([1, 2, 3].map((record) => buffer.write(0, record, BATCH_BYTES))).toEqual([true, false, false]);
    expect(drain(buffer)).toEqual([{ kind: 'record', record: 1 }]);
    buffer.write(0, 4, 120);
    expect(drain(buffer)).toEqual([
      { kind: 'lost', samples: 2 },
      { kind: 'record', record: 4 },
    ]);
  });

  it('has no room where other writers have left none', () => {
    const isFull = (record: number) => record === 2;
    const buffer = new KernelBuffer<number>({ transport: 'perf', cpuCount: 1, wakeupRecords: 1, isFull });
    expect([1, 2, 3].map((record) => buffer.write(0, record, BATCH_BYTES))).toEqual([true, false, true]);
    expect(drain(buffer)).toMatchObject([{ record: 1 }, { samples: 1 }, { record: 3 }]);
  });

  it('keeps the loss of a ring to itself', () => {
    const buffer = new KernelBuffer<number>({ transport: 'ring', cpuCount: 1, wakeupRecords: 1, pageBytes: 64 });
    expect([1, 2].map((record) => buffer.write(0, record, BATCH_BYTES))).toEqual([true, false]);
    drain(buffer);
    buffer.write(0, 3, BATCH_BYTES);
    expect(drain(buffer)).toEqual([{ kind: 'record', record: 3 }]);
  });

  it('wakes the reader only for enough records, or when asked', () => {
    const buffer = new KernelBuffer<number>({ transport: 'ring', cpuCount: 1, wakeupRecords: 4 });
    for (let record = 0; record < 3; record += 1) buffer.write(0, record, 120);
    expect(drain(buffer)).toEqual([]);
    buffer.write(0, 3, 120);
    expect(drain(buffer)).toHaveLength(4);
    buffer.write(0, 4, 120);
    expect(drain(buffer)).toEqual([]);
    buffer.wakeReader();
    expect(drain(buffer)).toHaveLength(1);
  });
});
