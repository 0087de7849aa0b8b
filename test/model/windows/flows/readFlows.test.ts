import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../../src/model/profiles.ts';
import { AgentCrash } from '../../../../src/model/windows/AgentCrash.ts';
import { FlowReader } from '../../../../src/model/windows/flows/readFlows.ts';
import { resizeReadBuffer } from '../../../../src/model/windows/flows/resizeReadBuffer.ts';
import { flowRow } from './flowRows.ts';
import { ScriptedDriver } from './ScriptedDriver.ts';

const PROFILE = findProfile('agent-7.60')!.windows;
const keepAll = (): boolean => true;

function bench(profile = PROFILE) {
  const driver = new ScriptedDriver(profile.driverApi);
  return { driver, reader: new FlowReader(driver, { profile, bootUnixNs: 0n }) };
}

function rowsOf(count: number) {
  return Array.from({ length: count }, (_, index) => flowRow({ flowCookie: BigInt(index + 1) }));
}

describe('the read of a table', () => {
  it('WF6 that succeeds without a byte is no error and makes the buffer smaller once', () => {
    const { driver, reader } = bench();
    for (const table of ['open', 'closed'] as const) {
      driver.answer(table, { result: 'ok' });
      expect(reader.read(table, keepAll)).toEqual({ table, isFailed: false, kept: 0, offeredBytes: [9400] });
      expect(reader.telemetry[table]).toMatchObject({ flows: 0, bufferIncreases: 0, bufferDecreases: 1 });
    }
    reader.refreshBufferSizes();
    expect(reader.telemetry.open.bufferSizeBytes).toBe(4700);
  });

  it('dies at the fifteenth of such reads', () => {
    const { driver, reader } = bench();
    for (let read = 1; read <= 14; read += 1) {
      driver.answer('open', { result: 'ok' });
      reader.read('open', keepAll);
    }
    expect(reader.bufferBytes('open')).toBe(0);
    expect(() => reader.read('open', keepAll)).toThrow(AgentCrash);
    expect(reader.bufferBytes('closed')).toBe(9400);
  });

  it('takes no notice of what comes with no more items', () => {
    const { driver, reader } = bench();
    driver.answer('closed', { rows: rowsOf(2), result: 'none' });
    expect(reader.read('closed', keepAll)).toMatchObject({ isFailed: false, kept: 0 });
    expect(reader.bufferBytes('closed')).toBe(9400);
  });

  it('doubles the buffer when not even one bucket fits', () => {
    const { driver, reader } = bench();
    driver.answer('open', { result: 'more' }, { result: 'more' }, { rows: rowsOf(3), result: 'ok' });
    expect(reader.read('open', keepAll)).toMatchObject({ kept: 3, offeredBytes: [9400, 18_800, 37_600] });
    expect(reader.telemetry.open).toMatchObject({ bufferIncreases: 2, bufferDecreases: 1 });
  });

  it('judges the buffer by all that the call has read: a small last round can make it grow', () => {
    const { driver, reader } = bench();
    driver.answer('open', { rows: rowsOf(50), result: 'more' }, { rows: rowsOf(50), result: 'more' });
    driver.answer('open', { rows: rowsOf(1), result: 'more' });
    expect(reader.read('open', keepAll).offeredBytes).toEqual([9400, 9400, 18_800, 18_800]);
    expect(reader.telemetry.open.bufferIncreases).toBe(1);
  });

  it('that fails keeps what came before and the new buffer, and counts nothing', () => {
    const { driver, reader } = bench();
    driver.answer('closed', { rows: rowsOf(2), result: 'more' }, { result: 'error' });
    expect(reader.read('closed', keepAll)).toMatchObject({ isFailed: true, kept: 2 });
    expect(reader.bufferBytes('closed')).toBe(4700);
    expect(reader.telemetry.closed).toMatchObject({ flows: 0, bufferDecreases: 0 });
    expect(reader.telemetry.totalFlows).toBe(0);
  });

  it('counts open flows again each time, and only those that are kept', () => {
    const { driver, reader } = bench();
    for (let read = 0; read < 2; read += 1) {
      driver.answer('open', { rows: rowsOf(3), result: 'ok' });
      reader.read('open', (conn) => conn.cookie !== 2n);
    }
    expect(reader.telemetry.open.flows).toBe(2);
    expect(reader.telemetry.totalFlows).toBe(4);
  });

  it('counts the protocols of closed flows on the new interface, also of those that are left out', () => {
    const { driver, reader } = bench(findProfile('agent-2026-05')!.windows);
    const rows = [flowRow({ classificationStatus: 1, classifyRequest: 11 }), flowRow()];
    driver.answer('closed', { rows, result: 'ok' });
    driver.answer('open', { rows, result: 'ok' });
    reader.read('closed', () => false);
    reader.read('open', keepAll);
    expect([...reader.telemetry.classifiedFlows]).toEqual([['redis', 1]]);
  });

  it.each([
    [9400, 18_800, 18_800, 'increased'],
    [9400, 99_999, 18_800, 'increased'],
    [9400, 4701, 9400, 'unchanged'],
    [9400, 4700, 4700, 'decreased'],
    [293, 188, 293, 'unchanged'],
    [1, 0, 0, 'decreased'],
  ])('with %i bytes of buffer and %i read goes on with %i', (buffer, needed, size, result) => {
    expect(resizeReadBuffer(buffer, needed)).toEqual([size, result]);
  });
});
