import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../../src/model/profiles.ts';
import { AgentCrash } from '../../../../src/model/windows/AgentCrash.ts';
import { hexOfBytes } from '../../../../src/model/windows/byteText.ts';
import { DriverHttp } from '../../../../src/model/windows/http/DriverHttp.ts';
import { driverHttpSettings } from '../../../../src/model/windows/http/driverHttpSettings.ts';
import { FakeHttpDriver } from './fakeHttpDriver.ts';
import { windowsTransaction } from './windowsTransactions.ts';

const SETTINGS = { maxTransactions: 4, notificationThreshold: 2, maxRequestFragment: 25 };

describe('the settings for the driver', () => {
  const { windows } = findProfile('agent-7.60')!;

  it('are 20 bytes: limit, threshold, fragment, and flows of HTTP.sys are left out', () => {
    const driver = new FakeHttpDriver();
    expect(new DriverHttp(driver, driverHttpSettings(windows)).enable()).toBe(true);
    expect(driver.inputs.map(hexOfBytes)).toEqual(['0004000000000000000200000000000000020100']);
  });

  it('never ask for more than 512 bytes, nor for a signal that cannot come', () => {
    expect(driverHttpSettings({ ...windows, httpMaxRequestFragment: 4096 }).maxRequestFragment).toBe(512);
    expect(driverHttpSettings({ ...windows, httpMaxRequestFragment: 160 }).maxRequestFragment).toBe(160);
    expect(driverHttpSettings({ ...windows, maxTrackedHttpConnections: 512 }).notificationThreshold).toBe(256);
    expect(driverHttpSettings({ ...windows, maxTrackedHttpConnections: 513 }).notificationThreshold).toBe(512);
  });
});

describe('reading from the driver', () => {
  it('takes one more call than there are batches, each with room for all records', () => {
    const driver = new FakeHttpDriver().give(windowsTransaction(), windowsTransaction()).give(windowsTransaction());
    const batches = new DriverHttp(driver, SETTINGS).readAll();
    expect(batches.map((batch) => batch.length)).toEqual([2, 1]);
    expect(driver.reads).toEqual([420, 420, 420]);
  });

  it('ends at an error, and keeps what came before it', () => {
    const driver = new FakeHttpDriver().give(windowsTransaction()).fail().give(windowsTransaction());
    expect(new DriverHttp(driver, SETTINGS).readAll()).toHaveLength(1);
    expect(driver.reads).toHaveLength(2);
  });

  it('steps by the size that each record names, and hands every record its hits', () => {
    const sizes = [30, 0, 1];
    const driver = new FakeHttpDriver().give(
      ...sizes.map((maxFragment) => windowsTransaction({ maxFragment, sport: maxFragment, hits: maxFragment + 1 })),
    );
    const records = new DriverHttp(driver, SETTINGS).readAll().flat();
    expect(records.map(({ transaction }) => [transaction.sport, transaction.hits])).toEqual([
      [30, 31],
      [0, 1],
      [1, 2],
    ]);
  });

  it('a record that leads behind the buffer is the end of the agent', () => {
    const tooLong = new FakeHttpDriver().give(windowsTransaction({ maxFragment: 421 - 80, fragment: '' }));
    expect(() => new DriverHttp(tooLong, SETTINGS).readAll()).toThrow(AgentCrash);
    const justFits = new FakeHttpDriver().give(windowsTransaction({ maxFragment: 420 - 80, fragment: '' }));
    expect(new DriverHttp(justFits, SETTINGS).readAll().flat()).toHaveLength(1);
  });
});
