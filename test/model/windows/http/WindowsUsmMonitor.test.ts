import { describe, expect, it } from 'vitest';
import { type Choices, FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import type { HttpAggregates } from '../../../../src/model/usm/httpAggregates.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import {
  WindowsUsmMonitor,
  type WindowsUsmMonitorOptions,
} from '../../../../src/model/windows/http/WindowsUsmMonitor.ts';
import type { WindowsProfile } from '../../../../src/model/windows/windowsProfile.ts';
import { FakeHttpDriver } from './fakeHttpDriver.ts';
import { windowsTransaction } from './windowsTransactions.ts';

const { windows, usm } = findProfile('agent-7.60')!;
const SECOND = 1_000_000_000;
const LATE: Choices = { ...FIRST_CHOICES, pick: (place) => (place === 'windows-usm.last-driver-batch' ? 1 : 0) };

/** Event tracing whose requests are completed by hand; it remembers when it was read. */
class FakeEtw {
  completed: WindowsTransaction[] = [];
  readCount = 0;

  read(): readonly WindowsTransaction[] {
    this.readCount += 1;
    return this.completed.splice(0);
  }
}

function bench(changes: Partial<WindowsProfile> = {}, more: Partial<WindowsUsmMonitorOptions> = {}) {
  const [driver, etw] = [new FakeHttpDriver(), new FakeEtw()];
  const options = {
    windows: { ...windows, ...changes },
    usm,
    etw,
    driver,
    startNs: 0,
    choices: FIRST_CHOICES,
    ...more,
  };
  return { driver, etw, start: () => WindowsUsmMonitor.start(options) };
}

function paths(aggregates: HttpAggregates): string[] {
  return [...aggregates.values()].map(({ key }) => key.path);
}

function get(path: string): WindowsTransaction {
  return windowsTransaction({ fragment: `GET ${path} `, maxFragment: 25 });
}

describe('WindowsUsmMonitor', () => {
  it.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
  ])('with HTTP %s and HTTPS %s captured exists: %s', (captureHttp, captureHttps, isThere) => {
    const { start, driver } = bench({ captureHttp, captureHttps });
    expect(start() !== undefined).toBe(isThere);
    expect(driver.inputs).toHaveLength(isThere ? 1 : 0);
  });

  it('does not exist when the driver refuses to capture HTTP', () => {
    const { start, driver } = bench();
    driver.isRefusing = true;
    expect(start()).toBeUndefined();
  });

  it('reads event tracing one second after the start, then every three seconds', () => {
    const { etw, start } = bench({}, { startNs: 10 * SECOND });
    const monitor = start()!;
    const counts = [10, 11, 13.9, 14, 20].map((seconds) => {
      monitor.advanceTo(seconds * SECOND);
      return etw.readCount;
    });
    expect(counts).toEqual([0, 1, 1, 2, 4]);
    expect(monitor.nextReadNs).toBe(23 * SECOND);
  });

  it('a poll flushes the driver, but a request of HTTP.sys waits for the loop', () => {
    const { driver, etw, start } = bench();
    const monitor = start()!;
    monitor.advanceTo(4 * SECOND);
    driver.give(get('/driver'));
    etw.completed.push(get('/iis'));
    expect(paths(monitor.poll())).toEqual(['/driver']);
    monitor.advanceTo(7 * SECOND);
    expect(paths(monitor.poll())).toEqual(['/iis']);
    expect(paths(monitor.poll())).toEqual([]);
  });

  it('reads the driver when it signals', () => {
    const { driver, start } = bench();
    const monitor = start()!;
    driver.give(get('/a')).give(get('/b'));
    monitor.driverReady();
    expect(monitor.stats.aggregationCount).toBe(2);
    expect(driver.reads).toHaveLength(3);
  });

  it('the last batch of a flush may be counted too late for its poll, those before it never', () => {
    const { driver, start } = bench({}, { choices: LATE });
    const monitor = start()!;
    driver.give(get('/first')).give(get('/last'));
    expect(paths(monitor.poll())).toEqual(['/first']);
    expect(paths(monitor.poll())).toEqual(['/last']);
  });

  it('works without a driver', () => {
    const { etw, start } = bench({}, { driver: undefined });
    const monitor = start()!;
    etw.completed.push(get('/iis'));
    monitor.advanceTo(SECOND);
    expect(paths(monitor.poll())).toEqual(['/iis']);
  });

  it('its path buffer is as large as the fragment that the driver keeps', () => {
    const { driver, start } = bench({ httpMaxRequestFragment: 3 });
    const monitor = start()!;
    driver.give(get('/abcdef'));
    expect(paths(monitor.poll())).toEqual(['/ab']);
  });
});
