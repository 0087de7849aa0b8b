import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { DriverTables } from '../../../../src/model/windows/flows/DriverTables.ts';
import { flowExclusions } from '../../../../src/model/windows/flows/flowExclusions.ts';
import { runToEnd } from '../../../../src/model/windows/tracer/closedRowsRace.ts';
import { closeEvent, openEvent, updateEvent } from '../flows/flowEvents.ts';
import { flowRow } from '../flows/flowRows.ts';
import { ScriptedDriver } from '../flows/ScriptedDriver.ts';
import { AUDIENCE, type BenchOptions, TracerBench } from './TracerBench.ts';

const closedRow = (cookie: number) =>
  flowRow({
    flowCookie: BigInt(cookie),
    localPort: 50_000 + cookie,
    flags: 0x210,
    connectionStatus: 2,
    transportBytesOut: 10n,
  });
const openRow = (cookie: number) => ({ ...closedRow(cookie), flags: 0x200 });

function setUp(options: Omit<BenchOptions, 'driver'> = {}) {
  const driver = new ScriptedDriver();
  const bench = new TracerBench({ driver, ...options });
  /** The driver has closed flows; without a poll they come by an event. */
  const close = (...cookies: readonly number[]): number[] => {
    const flows = bench.flows(cookies.length);
    driver.answer('closed', { rows: cookies.map(closedRow), flows, result: 'ok' });
    return flows;
  };
  const cookies = (client = AUDIENCE): number[] | undefined => bench.poll(client)?.map(({ cookie }) => Number(cookie));
  return { bench, driver, close, cookies };
}

describe('a poll', () => {
  it('whose read of the open table fails changes nothing but loses what the loop had gathered', () => {
    const { bench, driver, close, cookies } = setUp();
    bench.register(AUDIENCE);
    close(1);
    bench.tracer.closedEvent();
    driver.answer('open', { rows: [openRow(2)], result: 'more' }, { result: 'error' });
    expect(cookies()).toBeUndefined();
    expect(bench.tracer.closedRowCount).toBe(0);
    expect(bench.state.listClients()).toMatchObject([{ baselineCount: 0, closedCount: 1 }]);
    expect(cookies()).toEqual([1]);
  });

  it('whose read of the closed table fails loses the closed flows of the rounds before, and no baseline', () => {
    const { bench, driver, cookies } = setUp();
    driver.answer('open', { rows: [openRow(9)], result: 'ok' });
    expect(cookies()).toEqual([9]);
    const [flow = 0] = bench.flows(1);
    driver.answer('open', { rows: [openRow(9)], result: 'ok' });
    driver.answer('closed', { rows: [closedRow(1)], flows: [flow], result: 'more' }, { result: 'error' });
    const result = bench.tracer.poll(AUDIENCE, bench.nowNs);
    expect(result).toMatchObject({ kind: 'error', table: 'closed', reads: [{ isFailed: false }, { kept: 1 }] });
    expect(bench.fateOf(flow)).toBe('driver-read-failed');
    driver.answer('open', { rows: [openRow(9)], result: 'ok' });
    expect(cookies()).toEqual([]);
  });

  it('that expires its own client gives it the open flows in full and loses the closed ones', () => {
    const { bench, driver, close, cookies } = setUp();
    bench.register('other');
    driver.answer('open', { rows: [openRow(9)], result: 'ok' });
    expect(cookies()).toEqual([9]);
    bench.advance(60_000);
    cookies('other');
    bench.advance(60_001);
    const [flow = 0] = close(1);
    driver.answer('open', { rows: [openRow(9)], result: 'ok' });
    expect(cookies()).toEqual([9]);
    expect(bench.fateOf(flow)).toBe('no-registered-client');
    expect(cookies('other')).toEqual([1]);
  });

  it('gives the state the fraction of the second for the time', () => {
    const { bench } = setUp();
    bench.advance(1234);
    bench.poll();
    expect(bench.state.latestBpfTimeNs).toBe(234_000_000n);
  });

  it('leaves excluded flows out of both tables, and says so', () => {
    const exclusions = flowExclusions({ collectLocalDns: false, dest: { '10.0.0.2': ['443'] } });
    const { bench, driver, close, cookies } = setUp({ exclusions });
    bench.register(AUDIENCE);
    const [open = 0] = bench.flows(1);
    driver.answer('open', { rows: [openRow(2)], flows: [open], result: 'ok' });
    const [closed = 0] = close(1);
    expect(cookies()).toEqual([]);
    expect([bench.fateOf(open), bench.fateOf(closed)]).toEqual(['connection-excluded', 'connection-excluded']);
    expect(bench.tracer.closedRowCount).toBe(0);
  });

  it('tells the client how many DNS packets the driver has skipped since it was last told', () => {
    const told = (skipped?: () => bigint) => {
      const { tracer } = new TracerBench({
        driver: new ScriptedDriver(),
        ...(skipped ? { readPacketsSkipped: skipped } : {}),
      });
      return () => {
        const result = tracer.poll(AUDIENCE, 0);
        return result.kind === 'delta' ? result.telemetry?.get('dns_packets_dropped') : undefined;
      };
    };
    let skipped = 5n;
    const poll = told(() => skipped);
    const first = poll();
    skipped = 12n;
    expect([first, poll(), poll()]).toEqual([5n, 7n, 0n]);
    expect(told()()).toBe(0n);
  });

  it('has a buffer of its own while an answer is not encoded yet', () => {
    const { bench } = setUp();
    const first = bench.tracer.poll(AUDIENCE, 0);
    const second = bench.tracer.poll(AUDIENCE, 0);
    if (first.kind === 'error' || second.kind === 'error') throw new Error('a poll failed');
    expect(second.buffer).not.toBe(first.buffer);
    bench.tracer.giveBack(AUDIENCE, first.buffer);
    expect(bench.tracer.poll(AUDIENCE, 0)).toMatchObject({ buffer: first.buffer });
  });
});

describe('the way of a flow', () => {
  it('goes from table to table and into the list of the client, with its number', () => {
    const ledger = new Ledger();
    const tables = new DriverTables({
      api: 0x17,
      limits: { maxOpen: 10, maxClosed: 10, closedThreshold: 1 },
      tracker: ledger,
      uptimeNs: 0n,
    });
    const bench = new TracerBench({ driver: tables, ledger });
    bench.register(AUDIENCE);
    const [flow = 0] = bench.flows(1);
    const fates = [bench.fateOf(flow)];
    tables.open(openEvent(1), flow);
    tables.update(updateEvent(1, { sentBytes: 5n }));
    fates.push(bench.fateOf(flow));
    expect(bench.poll()?.map((conn) => conn.flows)).toEqual([flow]);
    fates.push(bench.fateOf(flow));
    tables.close(closeEvent(1));
    fates.push(bench.fateOf(flow));
    bench.tracer.closedEvent();
    fates.push(bench.fateOf(flow));
    expect(fates).toEqual(['untracked', 'driver-open', 'driver-open', 'driver-closed', 'client-closed-buffer']);
    const [closed] = bench.poll() ?? [];
    expect(closed).toMatchObject({ flows: flow, last: { tcpClosed: 1 } });
  });
});

describe('the closed-event loop', () => {
  it('leaves its rows for the next poll, which stores them again: no client notices', () => {
    const { bench, close, cookies } = setUp();
    bench.register(AUDIENCE);
    bench.register('b');
    const flows = close(1, 2);
    bench.tracer.closedEvent();
    flows.push(...close(3));
    bench.tracer.closedEvent();
    expect(bench.tracer.closedRowCount).toBe(3);
    expect(flows.map((flow) => bench.fateOf(flow))).toEqual(Array(3).fill('client-closed-buffer'));
    expect(cookies()).toEqual([1, 2, 3]);
    expect(cookies('b')).toEqual([1, 2, 3]);
    expect(bench.tracer.closedRowCount).toBe(0);
  });

  it('counts a flow that found the list of its client full again at each event and at the poll', () => {
    const { bench, close, cookies } = setUp({ state: { maxClosedConns: 1 } });
    bench.register(AUDIENCE);
    const [, refused = 0] = close(1, 2);
    bench.tracer.closedEvent();
    expect(bench.fateOf(refused)).toBe('closed-buffer-full');
    bench.tracer.closedEvent();
    expect(cookies()).toEqual([1]);
    expect(bench.state.telemetry.closedConnDroppedTcp).toBe(3);
  });

  it('keeps what closed before anybody registered, for who registers before the next poll', () => {
    const { bench, close, cookies } = setUp();
    const [flow = 0] = close(1);
    bench.tracer.closedEvent();
    expect(bench.fateOf(flow)).toBe('closed-rows');
    bench.register(AUDIENCE);
    expect(cookies()).toEqual([1]);
    expect(bench.fateOf(flow)).toBe('client-closed-buffer');
  });

  it('loses it for who comes with a poll', () => {
    const { bench, close, cookies } = setUp();
    const [flow = 0] = close(1);
    bench.tracer.closedEvent();
    expect(cookies()).toEqual([]);
    expect(bench.fateOf(flow)).toBe('no-registered-client');
  });

  it('gives its rows to a client that was removed and came back, once more', () => {
    const { bench, close, cookies } = setUp();
    bench.register(AUDIENCE);
    const [flow = 0] = close(1);
    bench.tracer.closedEvent();
    bench.tracer.removeClient(AUDIENCE);
    expect(bench.fateOf(flow)).toBe('client-removed');
    bench.register(AUDIENCE);
    expect(cookies()).toEqual([1]);
    expect(bench.fateOf(flow)).toBe('client-closed-buffer');
  });

  it('takes no notice of a read that fails, and stores what came before', () => {
    const { bench, driver, cookies } = setUp();
    bench.register(AUDIENCE);
    driver.answer('closed', { rows: [closedRow(1)], result: 'more' }, { result: 'error' });
    bench.tracer.closedEvent();
    expect(cookies()).toEqual([1]);
  });

  it('does not exist in agents that read closed flows with a poll only', () => {
    const { bench, close, cookies } = setUp({ windows: { closedRead: 'with-poll' } });
    bench.register(AUDIENCE);
    close(1);
    bench.tracer.closedEvent();
    expect(bench.tracer.closedRowCount).toBe(0);
    expect(cookies()).toEqual([1]);
  });
});

describe('a closed event that falls into a poll', () => {
  /** A poll before makes the shared list so small that a reset clears its slots in place. */
  function settled(options: Omit<BenchOptions, 'driver'> = {}) {
    const made = setUp(options);
    made.bench.register(AUDIENCE);
    made.bench.poll();
    return made;
  }

  it('can lose the rows that the loop has read: the poll clears them before the loop looks', () => {
    const { bench, driver, cookies } = settled();
    const [flow = 0] = bench.flows(1);
    driver.answer('closed', { result: 'none' }, { rows: [closedRow(1)], flows: [flow], result: 'ok' });
    expect(bench.poll(AUDIENCE, 'rows-lost')).toEqual([]);
    expect(bench.fateOf(flow)).toBe('closed-rows-raced');
    expect(bench.state.listClients()).toMatchObject([{ closedCount: 0 }]);
    expect(cookies()).toEqual([]);
  });

  it('can store connections without anything: the poll clears the rows that the loop is walking', () => {
    const { bench, driver, cookies } = settled();
    const flows = bench.flows(2);
    driver.answer('closed', { result: 'none' }, { rows: [closedRow(1), closedRow(2)], flows, result: 'ok' });
    bench.poll(AUDIENCE, 'rows-zeroed');
    expect(flows.map((flow) => bench.fateOf(flow))).toEqual(['closed-rows-raced', 'closed-rows-raced']);
    expect(bench.state.listClients()).toMatchObject([{ closedCount: 1 }]);
    expect(cookies()).toEqual([]);
  });

  it('does not harm the loop when the reset makes a new list, as the first one does', () => {
    const { bench, driver, cookies } = setUp();
    bench.register(AUDIENCE);
    const flows = bench.flows(2);
    driver.answer('closed', { result: 'none' }, { rows: [closedRow(1), closedRow(2)], flows, result: 'ok' });
    bench.poll(AUDIENCE, 'rows-zeroed');
    expect(flows.map((flow) => bench.fateOf(flow))).toEqual(['client-closed-buffer', 'client-closed-buffer']);
    expect(cookies()).toEqual([1, 2]);
  });

  it.each([0, 1])('can mix rows of two reads, whoever is first (%i): each slot holds the last one', (first) => {
    const choices = { order: (_place: string, count: number) => [...Array(count).keys()], pick: () => first };
    const { bench, driver } = settled({ choices });
    const flows = bench.flows(3);
    driver.answer('closed', { rows: [closedRow(1), closedRow(2)], flows: flows.slice(0, 2), result: 'ok' });
    driver.answer('closed', { rows: [closedRow(3)], flows: flows.slice(2), result: 'ok' });
    const delivered = bench.poll(AUDIENCE, 'rows-overwritten')?.map(({ cookie }) => Number(cookie));
    expect(delivered).toEqual([3, 2]);
    expect(flows.map((flow) => bench.fateOf(flow))).toEqual([
      'closed-rows-raced',
      'client-closed-buffer',
      'client-closed-buffer',
    ]);
  });

  it('can be put anywhere else too: between two rows of the loop, where agents store row by row', () => {
    const { bench, driver } = settled();
    const flows = bench.flows(2);
    driver.answer('closed', { rows: [closedRow(1), closedRow(2)], flows, result: 'ok' });
    const loop = bench.tracer.closedEventSteps();
    const points = Array.from({ length: 5 }, () => loop.next().value);
    expect(points).toEqual(['event-fires', 'loop-read', 'loop-read', 'loop-take', 'loop-iterate']);
    expect(loop.next().value).toBe('loop-iterate');
    expect(bench.fateOf(flows[0]!)).toBe('client-closed-buffer');
    runToEnd(bench.tracer.pollSteps('debug', bench.nowNs));
    runToEnd(loop);
    expect(flows.map((flow) => bench.fateOf(flow))).toEqual(['client-closed-buffer', 'client-closed-buffer']);
    expect(bench.poll()?.map(({ cookie }) => cookie)).toEqual([1n, 2n]);
  });

  it('finds no place between the rows of agents that store a slice at once', () => {
    const { bench, driver } = settled({ windows: { storeClosed: 'slice' } });
    driver.answer('closed', { rows: [closedRow(1), closedRow(2)], result: 'ok' });
    const points: string[] = [];
    const steps = bench.tracer.pollSteps(AUDIENCE, bench.nowNs);
    for (let step = steps.next(); step.done !== true; step = steps.next()) points.push(step.value);
    expect(points).toEqual([
      'poll-read-open',
      'poll-read-closed',
      'poll-read-closed',
      'poll-store',
      'poll-delta',
      'poll-reset',
    ]);
  });
});
