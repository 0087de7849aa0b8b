import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import { DriverHttpTable } from '../../../../src/model/windows/http/DriverHttpTable.ts';

/** A table for three transactions that wakes the agent at two, and the ledger that it tells. */
function emptyTable() {
  const ledger = new Ledger(0);
  const settings = { maxTransactions: 3, notificationThreshold: 2, maxRequestFragment: 25 };
  const table = new DriverHttpTable(settings, ledger);
  const add = (record: string) => {
    const transaction = ledger.capture({ clientFlow: 0, serverFlow: ledger.openFlow(), stage: 'kernel-in-flight' });
    const hits = ledger.listOfTransaction(transaction);
    table.add(record, hits);
    return hits;
  };
  return { ledger, table, add };
}

const ALL = 1000;

describe("the driver's table of HTTP transactions", () => {
  it('takes every setting', () => {
    expect(emptyTable().table.control()).toBe(true);
  });

  it('has nothing at first', () => {
    const { table } = emptyTable();
    expect(table.flush(ALL)).toEqual({ data: '', hits: [] });
    expect([table.isReadyEventSet, table.skipped]).toEqual([false, 0]);
  });

  it('hands out what waits, in the order in which it came and with its hits, and forgets it', () => {
    const { table, add } = emptyTable();
    const hits = [add('aa'), add('b')];
    expect(table.flush(ALL)).toEqual({ data: 'aab', hits });
    expect(table.flush(ALL)).toEqual({ data: '', hits: [] });
  });

  it('hands out whole records only, as many as fit', () => {
    const { table, add } = emptyTable();
    const hits = [add('aaaa'), add('bb'), add('cc')];
    expect(table.flush(3)).toEqual({ data: '', hits: [] });
    expect(table.flush(6)).toEqual({ data: 'aaaabb', hits: hits.slice(0, 2) });
    expect(table.flush(1)).toEqual({ data: '', hits: [] });
    expect(table.flush(2)).toEqual({ data: 'cc', hits: hits.slice(2) });
  });

  it('wakes the agent from the threshold on, until it is read', () => {
    const { table, add } = emptyTable();
    add('a');
    expect(table.isReadyEventSet).toBe(false);
    add('b');
    expect(table.isReadyEventSet).toBe(true);
    add('c');
    expect(table.isReadyEventSet).toBe(true);
    table.flush(ALL);
    expect(table.isReadyEventSet).toBe(false);
  });

  it('that is full takes no more, and counts what it skips', () => {
    const { table, add, ledger } = emptyTable();
    const hits = [add('a'), add('b'), add('c')];
    add('d');
    add('e');
    expect(table.skipped).toBe(2);
    expect(ledger.totals().byReason.get('driver-http-table-full')).toBe(2);
    expect(table.flush(ALL)).toEqual({ data: 'abc', hits });
    add('f');
    expect([table.skipped, table.flush(ALL)]).toMatchObject([2, { data: 'f' }]);
  });

  it('is where a hit is until it is read', () => {
    const { ledger, add } = emptyTable();
    add('a');
    expect(ledger.totals().byStage.get('driver-http')).toBe(1);
  });
});
