import { describe, expect, it } from 'vitest';
import type { LossEvent, RecordedEvent } from '../../../src/model/events.ts';
import { CutHorizon } from '../../../src/sim/recorderLoss/CutHorizon.ts';

const USER = { cpu: -1, cseq: 0, ring: 'user' } as const;
const MARK = { kind: 'marker', text: '' } as const;

function life(tNs: number): RecordedEvent {
  return { ...MARK, tNs, cpu: 0, cseq: 0, ring: 'life' };
}

function data(tNs: number): RecordedEvent {
  return { ...MARK, tNs, cpu: 0, cseq: 0, ring: 'data' };
}

function tick(tNs: number): RecordedEvent {
  return { kind: 'tick', records: 1, ...USER, tNs };
}

/** Sums of one CPU of a ring: numbers given out, events read, events lost. */
function sums(ringName: 'life' | 'data', tNs: number, counts: readonly [number, number, number]): LossEvent {
  const [attempts, delivered, lost] = counts;
  const perCpu = [{ cpu: 0, attempts, delivered, lost }];
  return { kind: 'loss', ringName, lostTotal: lost, attempts, perCpu, detail: undefined, ...USER, tNs };
}

function wholeUntil(events: readonly RecordedEvent[], needsPackets = false): number {
  const horizon = new CutHorizon(needsPackets);
  for (const event of events) horizon.observe(event);
  return horizon.wholeUntilNs;
}

describe('a trace that was cut is whole', () => {
  it('until the earlier of the last events of both rings', () => {
    expect(wholeUntil([life(1), data(2), life(5)])).toBe(2);
    expect(wholeUntil([life(1), life(5)])).toBe(-Infinity);
  });

  it('until sums by which all events of a silent ring were read', () => {
    expect(wholeUntil([data(2), life(5), sums('data', 6, [1, 1, 0]), life(9)])).toBe(6);
    expect(wholeUntil([data(2), life(5), sums('data', 6, [3, 1, 2]), life(9)])).toBe(6);
    expect(wholeUntil([data(2), life(5), sums('data', 6, [3, 1, 0]), life(9)])).toBe(2);
  });

  it('until a tick, when all events that the sums before it tell are there', () => {
    expect(wholeUntil([data(2), life(5), tick(9)])).toBe(9);
    expect(wholeUntil([data(2), sums('data', 3, [2, 1, 0]), life(5), tick(9)])).toBe(2);
    expect(wholeUntil([data(2), sums('data', 3, [2, 1, 0]), data(4), life(5), tick(9)])).toBe(9);
  });

  it('until the last packet, where packets count', () => {
    const ends = { src: '::1', sport: 1, dst: '::1', dport: 2, seq: 0, flags: 0, payloadBytes: 0, head: undefined };
    const packet = { kind: 'packet', netnsIno: 1, ifindex: 1, packetType: 'in', ...ends, ...USER, tNs: 3 } as const;
    expect(wholeUntil([life(1), packet, data(4), life(5)], true)).toBe(3);
    expect(wholeUntil([life(1), packet, data(4), life(5)])).toBe(4);
    expect(wholeUntil([life(1), data(4), life(5)], true)).toBe(-Infinity);
  });
});
