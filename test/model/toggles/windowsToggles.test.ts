import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import type { AgentProfile } from '../../../src/model/profile.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { applyToggle, findToggle, refuseToggleValue, TOGGLES } from '../../../src/model/toggles.ts';
import { hexOfBytes } from '../../../src/model/windows/byteText.ts';
import { WindowsUsmMonitor } from '../../../src/model/windows/http/WindowsUsmMonitor.ts';
import { aggregate, conn as joinedConn, key } from '../join/joinInputs.ts';
import { type ConnSpec, StateBench } from '../state/StateBench.ts';
import { FakeHttpDriver } from '../windows/http/fakeHttpDriver.ts';
import { windowsTransaction } from '../windows/http/windowsTransactions.ts';

/** Rules and settings that only flow rows show: their tests stand with the flows. */
const TESTED_WITH_FLOWS = [
  'windows-tcp-failures',
  'windows-failure-implies-closed',
  'windows-failure-gate',
  'windows-cookie-source',
  'windows-store-closed',
  'windows-closed-read',
  'windows-byte-counts',
  'windows-delete-classified',
  'windows-driver-api',
  'windows-classification',
  'windows-collect-local-dns',
  'windows-max-tracked-connections',
  'windows-max-closed-connections',
  'windows-closed-flush-threshold',
];

/** Rules that only events of the HTTP service show: their tests stand with these. */
const TESTED_WITH_ETW = ['etw-cleanup-event', 'etw-zero-latency-bump', 'etw-trailing-space', 'iis-tags-cache'];

/** Tested here. */
const TESTED_HERE = [
  'windows-capture-http',
  'windows-capture-https',
  'windows-http-max-request-fragment',
  'windows-max-tracked-http-connections',
  'windows-http-notification-threshold',
];

/** Historic defects: their tests stand in the museum. */
const TESTED_IN_MUSEUM = ['windows-localhost-hits'];

/** The default profile with toggles set as a user sets them. */
function profileWith(values: Readonly<Record<string, string | number>>): AgentProfile {
  return Object.entries(values).reduce((made, [id, value]) => {
    const toggle = findToggle(id)!;
    expect(refuseToggleValue(toggle, String(value))).toBeUndefined();
    return applyToggle(made, toggle, String(value));
  }, findProfile('agent-7.60')!);
}

function monitorWith(values: Readonly<Record<string, string | number>>) {
  const { windows, usm } = profileWith(values);
  const driver = new FakeHttpDriver();
  const etw = { read: () => [] };
  const monitor = WindowsUsmMonitor.start({ windows, usm, etw, driver, startNs: 0, choices: FIRST_CHOICES });
  return { monitor, driver };
}

describe('toggles of HTTP on Windows', () => {
  it.each([
    ['on', 'off', true],
    ['off', 'on', true],
    ['off', 'off', false],
  ])('windows-capture-http=%s, windows-capture-https=%s', (http, https, isThere) => {
    const { monitor } = monitorWith({ 'windows-capture-http': http, 'windows-capture-https': https });
    expect(monitor !== undefined).toBe(isThere);
  });

  it.each([
    [512, '/abcdef'],
    [4, '/abc'],
  ])('windows-http-max-request-fragment=%i', (bytes, path) => {
    const { monitor, driver } = monitorWith({ 'windows-http-max-request-fragment': bytes });
    driver.give(windowsTransaction({ fragment: 'GET /abcdef ' }));
    expect([...monitor!.poll().values()].map((each) => each.key.path)).toEqual([path]);
  });

  it.each([
    [1024, '0004000000000000', 1024 * 592],
    [16, '1000000000000000', 16 * 592],
  ])('windows-max-tracked-http-connections=%i', (limit, setting, bufferBytes) => {
    const { monitor, driver } = monitorWith({ 'windows-max-tracked-http-connections': limit });
    monitor!.poll();
    expect(hexOfBytes(driver.inputs[0]!).slice(0, 16)).toBe(setting);
    expect(driver.reads).toEqual([bufferBytes]);
  });

  it.each([
    [512, '0002000000000000'],
    [1, '0100000000000000'],
  ])('windows-http-notification-threshold=%i', (threshold, setting) => {
    const { driver } = monitorWith({ 'windows-http-notification-threshold': threshold });
    expect(hexOfBytes(driver.inputs[0]!).slice(16, 32)).toBe(setting);
  });

  it.each([
    ['linux', ['server', 'client']],
    ['windows', ['server']],
  ])('join-lookup=%s', (lookup, sides) => {
    const { join, state } = profileWith({ 'join-lookup': lookup });
    const server = joinedConn('10.0.0.1:80', '10.0.0.2:60000');
    const client = joinedConn('10.0.0.2:60000', '10.0.0.1:80');
    // On Linux a key leads from the client to the server, on Windows it begins at the local end.
    const data = [lookup === 'linux' ? key('10.0.0.2:60000', '10.0.0.1:80') : key('10.0.0.1:80', '10.0.0.2:60000')];
    const settings = { ...join, ephemeralRange: state.ephemeralRange };
    const joined = joinHttp(
      [server, client],
      data.map((ends) => aggregate(ends, '/', [200])),
      settings,
    );
    expect(joined.attachments.map(({ side }) => side)).toEqual(sides);
  });
});

describe('toggles of the state on Windows', () => {
  it.each([
    ['off', [1, 1, 1]],
    ['on', [1, 0, 0]],
  ])('lingering-flow-rule=%s', (rule, failures) => {
    const bench = new StateBench({ ...profileWith({ 'lingering-flow-rule': rule }).state, platform: 'windows' });
    bench.register('c');
    const row = (poll: number): ConnSpec => ({ ck: 1, s: 1500 * poll, c: 1, failures: { 104: 1 } });
    const shipped = [1, 2, 3].map((poll) => bench.poll([row(poll)]).conns[0]!.tcpFailures?.get(104) ?? 0);
    expect(shipped).toEqual(failures);
  });

  it.each([
    [32, 65_536],
    [16, 0],
  ])('counter-width=%i', (bits, closed) => {
    const { state } = profileWith({ 'counter-width': bits, 'max-closed-conns': 70_000 });
    const bench = new StateBench({ ...state, platform: 'windows' });
    bench.register('c');
    for (let number = 0; number < 65_536; number += 1) bench.close({ ck: number + 1, c: 1, s: 1 });
    const [only] = bench.poll().conns;
    expect(only!.last.sentBytes).toBe(65_536n);
    expect(only!.last.tcpClosed).toBe(closed);
  });
});

describe('the toggles of Windows', () => {
  it('all have a place where they are tested', () => {
    const ids = TOGGLES.filter(({ section }) => section === 'windows').map(({ id }) => id);
    expect([...TESTED_WITH_FLOWS, ...TESTED_WITH_ETW, ...TESTED_HERE, ...TESTED_IN_MUSEUM].toSorted()).toEqual(
      ids.toSorted(),
    );
  });

  it('say when and where they changed, or are settings', () => {
    const settings = TOGGLES.filter(({ section, changed }) => section === 'windows' && changed === '-');
    expect(settings.map(({ id }) => id)).toEqual([
      'windows-failure-gate',
      'windows-byte-counts',
      'windows-classification',
      'windows-collect-local-dns',
      'windows-max-tracked-connections',
      'windows-max-closed-connections',
      'windows-closed-flush-threshold',
      'windows-capture-http',
      'windows-capture-https',
      'windows-http-max-request-fragment',
      'windows-max-tracked-http-connections',
      'windows-http-notification-threshold',
    ]);
  });
});
