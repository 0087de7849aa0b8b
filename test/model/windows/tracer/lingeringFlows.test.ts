import { describe, expect, it } from 'vitest';
import type { FlowRow } from '../../../../src/model/windows/flows/flowRow.ts';
import { flowRow } from '../flows/flowRows.ts';
import { ScriptedDriver } from '../flows/ScriptedDriver.ts';
import { AUDIENCE, type BenchOptions, type Generation, sumShipped, TracerBench } from './TracerBench.ts';

const FLAG_CLOSED = 0x210;

/** What the driver shows at one poll. */
interface Shown {
  readonly open?: FlowRow;
  readonly closed?: FlowRow;
  /** Time since the poll before, ms. */
  readonly afterMs?: number;
}

/** The flow after so many polls of growing: reset, and without the closed flag. */
function lingering(polls: number, changes: Partial<FlowRow> = {}): FlowRow {
  return flowRow({ connectionStatus: 6, transportBytesOut: BigInt(1500 * polls), ...changes });
}

function run(polls: readonly Shown[], generation: Generation, options: Omit<BenchOptions, 'driver'> = {}) {
  const driver = new ScriptedDriver();
  const bench = new TracerBench({ driver, generation, ...options });
  bench.register(AUDIENCE);
  const shipped = polls.map(({ open, closed, afterMs = 30_000 }) => {
    bench.advance(afterMs);
    if (open) driver.answer('open', { rows: [open], result: 'ok' });
    if (closed) driver.answer('closed', { rows: [closed], result: 'ok' });
    return sumShipped(bench.poll() ?? [], bench.windows);
  });
  const sum = (field: 'failures' | 'closed' | 'rows'): number => shipped.reduce((n, poll) => n + poll[field], 0);
  return {
    shipped,
    failures: sum('failures'),
    closed: sum('closed'),
    rows: sum('rows'),
    counter: bench.state.telemetry.windowsLingeringFlows,
  };
}

const GROWING: readonly Shown[] = [1, 2, 3, 4].map((poll) => ({ open: lingering(poll) }));
const IDLE: Shown = { open: lingering(1) };

describe('a flow that lingers in the open table and grows', () => {
  it.each([
    ['WL1', 1, [1, 0], [1, 1], [1, 1]],
    ['WL2', 2, [1, 0], [1, 0], [0, 0]],
    ['WL3', 3, [1, 0], [1, 0], [0, 0]],
    ['WL4', 4, [1, 0], [1, 0], [0, 0]],
  ])('%s ships at poll %i by generation', (_id, poll, ...byGeneration) => {
    for (const [index, generation] of (['V0', 'V1', 'V2'] as const).entries()) {
      const [failures, closed] = byGeneration[index] as [number, number];
      expect(run(GROWING, generation).shipped[poll - 1]).toEqual({
        rows: 1,
        established: 0,
        failures,
        closed,
        bytes: 1500,
      });
    }
  });

  it('WL5 has a failure rate without a divisor, one that rises by 100 % a poll, or one of 100 %', () => {
    const rates = (generation: Generation): number[] =>
      [1, 2, 3, 4].map((polls) => {
        const { failures, closed } = run(GROWING.slice(0, polls), generation);
        return (failures * 100) / closed;
      });
    expect(rates('V0').every((rate) => rate === Number.POSITIVE_INFINITY)).toBe(true);
    expect(rates('V1')).toEqual([100, 200, 300, 400]);
    expect(rates('V2')).toEqual([100, 100, 100, 100]);
  });

  it('WL6 is counted at each poll that removes its failure', () => {
    expect(run(GROWING, 'V2').counter).toBe(3);
    expect([run(GROWING, 'V0').counter, run(GROWING, 'V1').counter]).toEqual([0, 0]);
  });
});

const established = flowRow({ connectionStatus: 2, transportBytesOut: 1500n });
const SCENARIOS: readonly (readonly [string, readonly Shown[], string, string, string])[] = [
  ['WL7 stays idle', [IDLE, IDLE, IDLE, IDLE], 'F1 C0', 'F1 C1', 'F1 C1 +3'],
  [
    'WL8 stays idle for two polls and is then really closed',
    [IDLE, IDLE, { closed: lingering(1, { flags: FLAG_CLOSED }) }],
    'F2 C1',
    'F1 C1',
    'F1 C1 +2',
  ],
  [
    'WL9 the same, with more bytes at the close',
    [IDLE, IDLE, { closed: lingering(1, { flags: FLAG_CLOSED, transportBytesOut: 1600n }) }],
    'F2 C1',
    'F2 C1',
    'F1 C1 +2',
  ],
  ['WL10 is reset after the first poll', [{ open: established }, ...GROWING.slice(1)], 'F3 C0', 'F3 C1', 'F1 C1 +2'],
  [
    'WL11 outlives its client',
    GROWING.map((shown, poll) => (poll === 2 ? { ...shown, afterMs: 120_001 } : shown)),
    'F4 C0',
    'F4 C2',
    'F2 C2 +2',
  ],
  [
    'WL12 stands in both tables once',
    GROWING.map((shown, poll) => (poll === 1 ? { ...shown, closed: lingering(2, { flags: FLAG_CLOSED }) } : shown)),
    'F4 C1',
    'F4 C2',
    'F2 C2 +2',
  ],
  ['WL13 is absent once', GROWING.map((shown, poll) => (poll === 1 ? {} : shown)), 'F3 C0', 'F3 C2', 'F2 C2 +1'],
  [
    'WL14 is established in between',
    GROWING.slice(0, 3).map((shown, poll) => (poll === 1 ? { open: lingering(2, { connectionStatus: 2 }) } : shown)),
    'F2 C0',
    'F2 C2',
    'F2 C2',
  ],
  ['WL15 goes through the closed table', [{ closed: lingering(1, { flags: FLAG_CLOSED }) }], 'F1 C1', 'F1 C1', 'F1 C1'],
  [
    'WL16 was refused without a byte and without the closed flag',
    [{ closed: flowRow({ connectionStatus: 3 }) }],
    'F0 C0',
    'F1 C1',
    'F1 C1',
  ],
];

describe('a flow with a failure', () => {
  it.each(SCENARIOS)('%s', (_what, polls, ...byGeneration) => {
    const outcomes = (['V0', 'V1', 'V2'] as const).map((generation) => {
      const { failures, closed, counter } = run(polls, generation);
      return `F${failures} C${closed}${counter > 0 ? ` +${counter}` : ''}`;
    });
    expect(outcomes).toEqual(byGeneration);
  });

  it('WL7 ships one row in every generation while it is idle', () => {
    for (const generation of ['V0', 'V1', 'V2'] as const) {
      expect(run([IDLE, IDLE, IDLE, IDLE], generation).rows).toBe(1);
    }
  });

  it('WF7 is shipped once in three polls, and counted at the other two', () => {
    expect(run(GROWING.slice(0, 3), 'V2')).toMatchObject({ failures: 1, closed: 1, counter: 2 });
  });

  it('WF8 is shipped once in five polls with the gate of the encoder too, and no close is needed twice', () => {
    const polls = [1, 2, 3, 4, 5].map((poll) => ({ open: lingering(poll) }));
    expect(run(polls, 'V1', { windows: { failureGate: 'closed-delta' } })).toMatchObject({ failures: 1, closed: 1 });
    expect(run(polls, 'V1')).toMatchObject({ failures: 5, closed: 1 });
  });
});

describe('a connection that fails', () => {
  it.each([
    ['WF9 refused', { connectionStatus: 3, packetsOut: 1n, packetsIn: 1n }, 111, [0n, 0n]],
    [
      'WF10 reset with data',
      { connectionStatus: 6, transportBytesOut: 4n, packetsOut: 4n, packetsIn: 2n },
      104,
      [4n, 0n],
    ],
    ['WF11 reset without data', { connectionStatus: 6, packetsOut: 2n, packetsIn: 2n }, 104, [0n, 0n]],
  ])('%s ships its failure once', (_what, facts, errno, bytes) => {
    const driver = new ScriptedDriver();
    const bench = new TracerBench({ driver });
    bench.register(AUDIENCE);
    driver.answer('closed', { rows: [flowRow({ flags: FLAG_CLOSED, ...facts })], result: 'ok' });
    const [conn, ...others] = bench.poll() ?? [];
    expect(others).toEqual([]);
    expect(conn?.tcpFailures).toEqual(new Map([[errno, 1]]));
    expect([conn?.last.sentBytes, conn?.last.recvBytes]).toEqual(bytes);
    expect(conn?.last.tcpClosed).toBe(1);
    expect(bench.poll()).toEqual([]);
  });
});
