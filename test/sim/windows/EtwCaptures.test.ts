import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { EtwCaptures, type EtwReception } from '../../../src/sim/hosts/windows/EtwCaptures.ts';
import { FlowTable } from '../../../src/sim/flowTable.ts';
import { begin, cleanup, connect, finish, other } from './etwEvents.ts';

const ENDS = { ck: 7n, laddr: '192.0.2.10', lport: 80, raddr: '198.51.100.7', rport: 50_000, dir: 'in' } as const;

function bench() {
  const ledger = new Ledger();
  const flows = new FlowTable();
  const flow = flows.add(ledger.openFlow(), { ...ENDS, netnsIno: 0 }, 4);
  const captured: number[] = [];
  const captures = new EtwCaptures({
    ledger,
    flowOf: (ends) =>
      ends &&
      flows.find({
        laddr: ends.local.address,
        lport: ends.local.port,
        raddr: ends.remote.address,
        rport: ends.remote.port,
      }),
    captured: (transaction) => captured.push(transaction),
  });
  return { ledger, flow, captures, captured };
}

/** Fate of the only hit. */
const fateOf = (ledger: Ledger) => {
  const [hit, ...rest] = ledger.hits();
  expect(rest).toEqual([]);
  return hit!.fate;
};

describe('what HTTP.sys is seen to do', () => {
  it('makes one hit of each request, at the end of the server, which owns it', () => {
    const { ledger, flow, captures, captured } = bench();
    expect(captures.see(connect(0, 'c', 50_000), 'received')).toBe(0);
    expect(flow.ownsHits).toBe(false);
    const hits = captures.see(begin(1, 'r', 'c'), 'received');
    expect(hits).not.toBe(0);
    expect(captured).toEqual([1]);
    expect(flow.ownsHits).toBe(true);
    expect(ledger.hits()).toMatchObject([{ side: 'server', flow: flow.flow }]);
    for (const event of finish(2, 'r')) expect(captures.see(event, 'received')).toBe(0);
    expect(captures.see(cleanup(3, 'c'), 'received')).toBe(0);
  });

  it.each([
    ['missed', 'etw-event-lost'],
    ['down', 'agent-down'],
    ['off', 'etw-protocol-off'],
  ] as const satisfies [EtwReception, string][])(
    'ends a request at once whose beginning is %s: %s',
    (reception, why) => {
      const { ledger, captures } = bench();
      captures.see(connect(0, 'c', 50_000), 'received');
      captures.see(begin(1, 'r', 'c'), reception);
      expect(fateOf(ledger)).toMatchObject({ kind: 'lost', reason: why });
      captures.loseUnfinished();
      expect(fateOf(ledger)).toMatchObject({ reason: why });
    },
  );

  it('knows a connection whose announcement the agent missed', () => {
    const { ledger, flow, captures } = bench();
    captures.see(connect(0, 'c', 50_000), 'missed');
    captures.see(begin(1, 'r', 'c'), 'received');
    expect(ledger.hits()[0]!.flow).toBe(flow.flow);
  });

  it('gives a request on no known connection a flow of its own', () => {
    const { ledger, flow, captures } = bench();
    captures.see(begin(1, 'r', 'c'), 'received');
    captures.see(connect(2, 'd', 50_000), 'received');
    captures.see(cleanup(3, 'd'), 'received');
    captures.see(begin(4, 's', 'd'), 'received');
    expect(ledger.hits().map((hit) => hit.flow)).toEqual([flow.flow + 1, flow.flow + 2]);
    expect(flow.ownsHits).toBe(false);
  });

  it.each([
    ['missed', 'etw-never-completed'],
    ['received', undefined],
  ] as const)(
    'loses a request at the end whose last event was %s, while the agent still waits: %s',
    (reception, why) => {
      const { ledger, captures } = bench();
      captures.see(connect(0, 'c', 50_000), 'received');
      ledger.moveHits(captures.see(begin(1, 'r', 'c'), 'received'), 'etw-request');
      for (const event of finish(2, 'r')) captures.see(event, reception);
      captures.loseUnfinished();
      expect(fateOf(ledger)).toMatchObject(why === undefined ? { kind: 'in-flight' } : { kind: 'lost', reason: why });
    },
  );

  it('leaves a request alone that is still open, or that the agent has counted all the same', () => {
    const { ledger, captures } = bench();
    captures.see(connect(0, 'c', 50_000), 'received');
    ledger.moveHits(captures.see(begin(1, 'open', 'c'), 'received'), 'etw-request');
    ledger.moveHits(captures.see(begin(1, 'counted', 'c'), 'received'), 'etw-completed');
    for (const event of finish(2, 'counted')) captures.see(event, 'missed');
    captures.loseUnfinished();
    expect(ledger.hits().map(({ fate }) => fate.kind)).toEqual(['in-flight', 'in-flight']);
  });

  it('forgets what it is told to forget', () => {
    const { ledger, captures } = bench();
    captures.see(connect(0, 'c', 50_000), 'received');
    ledger.moveHits(captures.see(begin(1, 'r', 'c'), 'received'), 'etw-request');
    for (const event of finish(2, 'r')) captures.see(event, 'missed');
    captures.forget(1);
    captures.loseUnfinished();
    expect(fateOf(ledger).kind).toBe('in-flight');
  });

  it('takes no notice of other events', () => {
    const { ledger, captures } = bench();
    for (const id of [2, 3, 8, 16, 22, 23, 34, 64]) expect(captures.see(other(1, id, 'r'), 'received')).toBe(0);
    expect(ledger.hits()).toEqual([]);
  });
});
