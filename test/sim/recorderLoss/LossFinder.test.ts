import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../src/model/events.ts';
import { LossFinder } from '../../../src/sim/recorderLoss/LossFinder.ts';
import type { LossFacts } from '../../../src/sim/recorderLoss/RecorderLoss.ts';

const SECOND_NS = 1_000_000_000;

/** Life events of sockets on one CPU, in order: what, cookie, second, number, own count at a close. */
type Row = readonly ['estab' | 'gone' | 'close', bigint, number, number, number?];

function find(rows: readonly Row[], facts: Partial<LossFacts>) {
  const finder = new LossFinder({
    everywhere: undefined,
    lost: { life: 0, data: 0 },
    attempts: [],
    hasHiddenSockets: false,
    isToldAtCloseOnly: false,
    isCut: false,
    ...facts,
  });
  for (const row of rows) finder.observe(eventOf(row));
  return finder.conclude();
}

function eventOf([what, ck, second, cseq, own = 0]: Row): RecordedEvent {
  const at = { tNs: second * SECOND_NS, cpu: 0, cseq, ring: 'life', ck } as const;
  if (what === 'gone') return { ...at, kind: 'state', from: 5, to: 7, errno: 0, counters: undefined };
  const close = { pid: 1, tid: 1, state: 1, counters: undefined, lost: { life: own, data: 0 } };
  if (what === 'close') return { ...at, kind: 'close', ...close };
  const ends = { laddr: '127.0.0.1', lport: Number(ck), raddr: '127.0.0.1', rport: 80 };
  const rest = { dir: 'out', pid: 1, pidSource: 'creator', listenerCk: undefined, netnsIno: 1 } as const;
  return { ...at, kind: 'estab', ...ends, ...rest };
}

const lost = (life: number, attempts: number): Partial<LossFacts> => ({
  lost: { life, data: 0 },
  attempts: [{ ring: 'life', cpu: 0, attempts }],
});

describe('the flows that lack events', () => {
  it('are those whose close tells it, and no others when that is all', () => {
    const rows: Row[] = [
      ['estab', 1n, 1, 0],
      ['estab', 2n, 2, 1],
      ['close', 1n, 3, 3, 1],
      ['gone', 1n, 3, 4],
    ];
    const loss = find(rows, lost(1, 5));
    expect(loss.flows).toEqual([
      { ck: 1n, text: 'lost 1 event of this connection: 1 of its life (birth, states, close)' },
    ]);
    expect(loss.mayMissFlows).toBe(false);
    expect(loss.of(2n)).toBeUndefined();
  });

  /** Ends long before anything is lost. */
  const EARLY: readonly Row[] = [
    ['estab', 1n, 1, 0],
    ['close', 1n, 2, 1],
    ['gone', 1n, 2, 2],
  ];

  it('are those that are open while numbers are missing that no close tells of', () => {
    const rows: Row[] = [...EARLY, ['estab', 2n, 5, 3], ['estab', 3n, 6, 5], ['close', 3n, 7, 6], ['gone', 3n, 7, 7]];
    const loss = find(rows, lost(1, 8));
    expect(loss.flows).toEqual([{ ck: 2n, text: 'lost events during its life that may be of this connection' }]);
    expect(loss.mayMissFlows).toBe(true);
  });

  it('are those whose end may be missing after their close', () => {
    const rows: Row[] = [...EARLY, ['estab', 2n, 5, 3], ['close', 2n, 6, 4], ['estab', 3n, 9, 6], ['close', 3n, 11, 7]];
    const loss = find([...rows, ['gone', 3n, 11, 8]], lost(1, 9));
    expect(loss.flows).toEqual([{ ck: 2n, text: 'lost events after its close that may be of this connection' }]);
  });

  it('hide the other end of those that live at the same time', () => {
    const rows: Row[] = [
      ['estab', 1n, 1, 0],
      ['close', 1n, 2, 1],
      ['gone', 1n, 2, 2],
      ['estab', 2n, 8, 3],
      ['close', 2n, 9, 4],
      ['gone', 2n, 9, 5],
      ['estab', 3n, 9.5, 7],
    ];
    const loss = find(rows, lost(1, 8));
    expect(loss.mayHideOtherEnd(1n)).toBe(false);
    expect(loss.mayHideOtherEnd(2n)).toBe(true);
  });

  it('are all of them where the losses have no place', () => {
    const loss = find(
      [
        ['estab', 1n, 1, 0],
        ['close', 1n, 2, 1],
        ['gone', 1n, 2, 2],
      ],
      { everywhere: 'was skipped' },
    );
    expect(loss.flows).toEqual([{ ck: 1n, text: 'was skipped' }]);
    expect(loss.mayMissFlows).toBe(true);
  });

  it('are those without an end in a capture that lacks packets', () => {
    const rows: Row[] = [
      ['estab', 1n, 1, 0],
      ['estab', 2n, 1, 1],
      ['close', 2n, 2, 2],
      ['gone', 2n, 2, 3],
    ];
    expect(find(rows, { isToldAtCloseOnly: true }).flows.map(({ ck }) => ck)).toEqual([1n]);
  });
});
