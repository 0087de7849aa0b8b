import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { driverGauges } from '../../../../src/model/windows/flows/DriverStats.ts';
import { DriverTables } from '../../../../src/model/windows/flows/DriverTables.ts';
import { decodeFlowRow, flowRowSize } from '../../../../src/model/windows/flows/flowRow.ts';
import { closeEvent, openEvent, updateEvent } from './flowEvents.ts';

const BIG = 1_000_000;

function bench(limits: { maxOpen?: number; maxClosed?: number; closedThreshold?: number } = {}) {
  const ledger = new Ledger();
  const tables = new DriverTables({
    api: 0x17,
    limits: { maxOpen: 10, maxClosed: 10, closedThreshold: 5, ...limits },
    tracker: ledger,
    uptimeNs: 5_000_000n,
  });
  const open = (handle: number): number => {
    const flow = ledger.openFlow();
    tables.open(openEvent(handle), ledger.listOfFlow(flow));
    return flow;
  };
  const rows = (table: 'open' | 'closed', bytes = BIG) => {
    const answer = tables.read(table, bytes);
    const size = flowRowSize(0x17);
    const count = answer.rows.length / size;
    const list = Array.from({ length: count }, (_, index) => decodeFlowRow(answer.rows, 0x17, index * size));
    return { result: answer.result, list };
  };
  return { ledger, tables, open, rows };
}

describe("the driver's tables", () => {
  it('give every open flow at each read, with its totals', () => {
    const { tables, open, rows } = bench();
    open(1);
    tables.update(updateEvent(1, { status: 2, sentBytes: 100n, sentBytesWithHeaders: 140n }, 2_000_000));
    for (let read = 0; read < 2; read += 1) {
      const { result, list } = rows('open');
      expect(result).toBe('ok');
      expect(list).toMatchObject([
        {
          flowHandle: 1n,
          flowCookie: 1001n,
          flags: 0x220,
          connectionStatus: 2,
          transportBytesOut: 100n,
          timestamp: 7000n,
        },
      ]);
    }
    expect(rows('closed').result).toBe('none');
  });

  it('drain the closed table: what was read is gone', () => {
    const { ledger, tables, open, rows } = bench();
    const flow = open(1);
    tables.close(closeEvent(1, { status: 6 }));
    expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'driver-closed' });
    expect(rows('open').result).toBe('none');
    expect(rows('closed').list).toMatchObject([{ flags: 0x210, connectionStatus: 6 }]);
    expect(rows('closed').result).toBe('none');
  });

  it('hand out whole rows that fit, and say when there are more', () => {
    const { open, tables, rows } = bench();
    for (const handle of [1, 2, 3]) open(handle);
    expect(rows('open', 187)).toEqual({ result: 'more', list: [] });
    expect(rows('open', 400)).toMatchObject({ result: 'more', list: [{ flowHandle: 1n }, { flowHandle: 2n }] });
    expect(rows('open', 400)).toMatchObject({ result: 'ok', list: [{ flowHandle: 3n }] });
    expect(rows('open', 400)).toMatchObject({ result: 'more', list: [{ flowHandle: 1n }, { flowHandle: 2n }] });
    tables.close(closeEvent(1));
    tables.close(closeEvent(2));
    expect(rows('closed', 188)).toMatchObject({ result: 'more', list: [{ flowHandle: 1n }] });
    expect(rows('closed', 188)).toMatchObject({ result: 'ok', list: [{ flowHandle: 2n }] });
  });

  it('refuse a flow while the open table is full', () => {
    const { ledger, tables, open } = bench({ maxOpen: 1 });
    open(1);
    const refused = open(2);
    expect(ledger.flow(refused).fate).toEqual({ kind: 'lost', reason: 'driver-open-table-full' });
    tables.update(updateEvent(2, {}));
    tables.close(closeEvent(2));
    expect(tables.stats).toMatchObject({ numFlowAllocSkippedMaxOpenExceeded: 1, openTableAdds: 1, closedTableAdds: 0 });
  });

  it('drop a flow that ends while the closed table is full', () => {
    const { ledger, tables, open } = bench({ maxClosed: 1 });
    const flows = [open(1), open(2)];
    tables.close(closeEvent(1));
    tables.close(closeEvent(2));
    expect(ledger.flow(flows[1]!).fate).toEqual({ kind: 'lost', reason: 'driver-closed-table-full' });
    expect(tables.stats).toMatchObject({ numFlowClosedDroppedMaxExceeded: 1, openTableRemoves: 2, closedTableAdds: 1 });
  });

  it('set the event at the threshold, and clear it with a read', () => {
    const { tables, open, rows } = bench({ closedThreshold: 2 });
    for (const handle of [1, 2]) open(handle);
    tables.close(closeEvent(1));
    expect(tables.isClosedEventSet).toBe(false);
    tables.close(closeEvent(2));
    expect(tables.isClosedEventSet).toBe(true);
    rows('closed');
    expect(tables.isClosedEventSet).toBe(false);
  });

  it('keep a flow for ever that ends while somebody holds it: with its status, without the closed flag', () => {
    const { ledger, tables, open, rows } = bench();
    const flow = open(1);
    tables.close(closeEvent(1, { status: 6, references: 3 }));
    tables.update(updateEvent(1, { status: 2, recvBytes: 9n }));
    tables.close(closeEvent(1, { status: 5 }));
    expect(rows('open').list).toMatchObject([{ flags: 0x200, connectionStatus: 6, transportBytesIn: 9n }]);
    expect(rows('closed').result).toBe('none');
    expect(tables.stats).toMatchObject({ numPacketsAfterFlowClosed: 1, openTableRemoves: 0 });
    expect(ledger.flow(flow).fate).toEqual({ kind: 'in-flight', stage: 'driver-open' });
  });

  it('have a peak of closed flows that the agent shows as the peak of all', () => {
    const { tables, open, rows } = bench();
    for (const handle of [1, 2, 3]) open(handle);
    tables.close(closeEvent(1));
    rows('closed');
    expect(tables.stats).toMatchObject({ peakNumFlowStructures: 3, peakNumFlowClosedStructures: 1 });
    expect(driverGauges(tables.stats)).toMatchObject({
      num_flow_structs: 2,
      peak_num_flow_structs: 1,
      peak_num_flow_closed_structs: 0,
      closed_table_removes: 1,
    });
  });
});
