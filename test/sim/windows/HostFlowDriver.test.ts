import { describe, expect, it } from 'vitest';
import type { DriverAnswer, FlowDriver, FlowTableName } from '../../../src/model/windows/flows/FlowDriver.ts';
import { HostFlowDriver } from '../../../src/sim/hosts/windows/HostFlowDriver.ts';

const BYTES = 9400;

/** Answers every table with one row that says where it comes from; closed rows come once. */
function driverOf(name: string): FlowDriver {
  let isDrained = false;
  return {
    read(table): DriverAnswer {
      if (table === 'closed' && isDrained) return { rows: '', result: 'none' };
      if (table === 'closed') isDrained = true;
      return { rows: `${name} ${table}`, result: 'ok' };
    },
  };
}

function bench() {
  const driver = new HostFlowDriver(driverOf('tables'), driverOf('recorded'));
  const read = (table: FlowTableName) => {
    const { rows, result } = driver.read(table, BYTES);
    return `${rows} ${result}`.trim();
  };
  return { driver, read };
}

describe('the driver of a run', () => {
  it('is the modelled tables until reads were recorded', () => {
    const { driver, read } = bench();
    expect(read('open')).toBe('tables open ok');
    driver.useRecorded();
    expect([read('open'), read('closed')]).toEqual(['recorded open ok', 'recorded closed ok']);
  });

  it('refuses the open table without reading it, and the closed one only after it has given what it had', () => {
    const { driver, read } = bench();
    driver.fail({ fault: 'open' });
    expect([read('open'), read('open'), read('closed')]).toEqual(['error', 'error', 'tables closed ok']);
    const other = bench();
    other.driver.fail({ fault: 'closed' });
    expect([other.read('open'), other.read('closed'), other.read('closed')]).toEqual([
      'tables open ok',
      'tables closed more',
      'error',
    ]);
    other.driver.fail();
    expect(other.read('closed')).toBe('none');
  });

  it('finds no open flow where the run wants that, without an error', () => {
    const { driver, read } = bench();
    driver.fail({ fault: 'open-empty' });
    expect([read('open'), read('closed')]).toEqual(['none', 'tables closed ok']);
    driver.fail();
    expect(read('open')).toBe('tables open ok');
  });

  it('has no closed flows for the first read of a poll in which they end', () => {
    const { driver, read } = bench();
    driver.fail({ closedIsLate: true });
    expect([read('closed'), read('closed')]).toEqual(['none', 'tables closed ok']);
  });
});
