import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import {
  DockerProxyFilter,
  type FilteredConn,
  type FilterResult,
} from '../../../src/model/filter/DockerProxyFilter.ts';
import type { ScannedProcess } from '../../../src/model/filter/parseDockerProxy.ts';
import { conn, proxyProcess } from './curlThroughProxy.ts';

const pids = fc.constantFrom(3340, 3341, 3307, 777);
const ends = fc.constantFrom('172.17.0.2:8085', '172.17.0.2:9000', '172.17.0.1:50000', '172.17.0.9:50001', ':0');
const payloads = fc.array(
  fc.tuple(pids, ends, ends, fc.constantFrom(0 as const, 1 as const)).map((fields) => conn(...fields)),
  { maxLength: 30 },
);
const scans = fc.subarray([proxyProcess(3340, 8085), proxyProcess(3341, 9000), { pid: 777, cmdline: ['curl'] }]);

function run(dockerProxyPidCheck: boolean, scan: ScannedProcess[], payload: FilteredConn[]): FilterResult {
  const filter = new DockerProxyFilter({ dockerProxyPidCheck, processOrder: 'seeded' }, FIRST_CHOICES);
  filter.extract(scan);
  return filter.filter(payload);
}

describe('conservation laws of the docker-proxy filter', () => {
  it('law 5: what was there before is kept or removed, and the pid check removes a subset', () => {
    fc.assert(
      fc.property(scans, payloads, (scan, payload) => {
        const original = run(false, scan, payload);
        const checked = run(true, scan, payload);
        expect(original.kept.length + original.removed.length).toBe(payload.length);
        expect(checked.kept.length + checked.removed.length).toBe(payload.length);
        const removedByOriginal = new Set(original.removed.map(({ index }) => index));
        expect(checked.removed.filter(({ index }) => !removedByOriginal.has(index))).toEqual([]);
      }),
    );
  });

  it('law 6: with the pid check only connections of the proxy itself are removed', () => {
    fc.assert(
      fc.property(scans, payloads, (scan, payload) => {
        for (const { index, proxyPid } of run(true, scan, payload).removed) expect(payload[index]!.pid).toBe(proxyPid);
      }),
    );
  });

  it("law 7: with the pid check the container keeps each of its server's connections", () => {
    fc.assert(
      fc.property(scans, payloads, (scan, payload) => {
        const removedPids = run(true, scan, payload).removed.map(({ index }) => payload[index]!.pid);
        expect(removedPids).not.toContain(3307);
      }),
    );
  });

  it('law 10: with one proxy per target and one bridge address the payload order does not matter', () => {
    const oneBridge = payloads.map((payload) =>
      payload
        .filter(({ source, dest }) => source.startsWith('172.17.0.2') !== dest.startsWith('172.17.0.2'))
        .map(bridged),
    );
    fc.assert(
      fc.property(scans, oneBridge, fc.boolean(), (scan, payload, pidCheck) => {
        const forward = run(pidCheck, scan, payload).kept.map((index) => payload[index]);
        const reversed = payload.toReversed();
        const backward = run(pidCheck, scan, reversed).kept.map((index) => reversed[index]);
        expect(backward.toReversed()).toEqual(forward);
      }),
    );
  });
});

/** The same connection with the end outside the container moved to the bridge address. */
function bridged(from: FilteredConn): FilteredConn {
  return from.source === '172.17.0.2' ? { ...from, dest: '172.17.0.1' } : { ...from, source: '172.17.0.1' };
}
