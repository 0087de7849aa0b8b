import { describe, expect, it } from 'vitest';
import { type Choices, FIRST_CHOICES } from '../../../src/model/choices.ts';
import { UDP } from '../../../src/model/connStats.ts';
import { DockerProxyFilter, type FilteredConn } from '../../../src/model/filter/DockerProxyFilter.ts';
import type { ScannedProcess } from '../../../src/model/filter/parseDockerProxy.ts';
import { bothEnds, conn, curls, curlThroughProxy, PROXY_PID, proxyProcess, SERVER_PID } from './curlThroughProxy.ts';

const LAST_FIRST: Choices = {
  ...FIRST_CHOICES,
  order: (_place, count) => Array.from({ length: count }, (_, i) => count - 1 - i),
};

function filterOf(pidCheck: boolean, processes: ScannedProcess[], choices = FIRST_CHOICES): DockerProxyFilter {
  const filter = new DockerProxyFilter({ dockerProxyPidCheck: pidCheck, processOrder: 'seeded' }, choices);
  filter.extract(processes);
  return filter;
}

function keptBy(pidCheck: boolean, processes: ScannedProcess[], conns: FilteredConn[], choices?: Choices): number {
  return filterOf(pidCheck, processes, choices).filter(conns).kept.length;
}

describe.each([
  { variant: 'without the pid check', pidCheck: false },
  { variant: 'with the pid check', pidCheck: true },
])('DockerProxyFilter $variant', ({ pidCheck }) => {
  const kept = (original: number, checked: number) => (pidCheck ? checked : original);

  it('P1: removes the proxy leg of a redis container', () => {
    const cmdline = ['docker-proxy', '-proto', 'tcp', '-container-ip', '172.17.0.2', '-container-port', '6379'];
    const conns = [
      ...bothEnds({ client: 24_296, server: 23_211 }, '172.17.0.3:37340', '10.0.2.15:32768'),
      ...bothEnds({ client: 23_211, server: 23_233 }, '172.17.0.1:34050', '172.17.0.2:6379'),
    ];
    const filter = filterOf(pidCheck, [
      { pid: 1, cmdline: ['/sbin/init'] },
      { pid: 23_211, cmdline },
    ]);
    expect(filter.filter(conns).kept).toEqual(pidCheck ? [0, 1, 3] : [0, 1]);
  });

  it('P2: ten curls leave twenty or thirty of forty connections', () => {
    expect(keptBy(pidCheck, [proxyProcess()], curls(10))).toBe(kept(20, 30));
  });

  it.each([10, 20, 30, 40])('part D: %i curls keep two or three connections each', (count) => {
    expect(keptBy(pidCheck, [proxyProcess()], curls(count))).toBe(kept(2, 3) * count);
  });

  it('P3: of two proxies with one target the idle one may own it, and then nothing is filtered', () => {
    const processes = [proxyProcess(3340), proxyProcess(3347)];
    expect(keptBy(pidCheck, processes, curls(10), FIRST_CHOICES)).toBe(40);
    expect(keptBy(pidCheck, processes, curls(10), LAST_FIRST)).toBe(kept(20, 30));
  });

  it('P4: two proxies that both relay lose one leg with the pid check, all four records without', () => {
    const conns = [
      ...bothEnds({ client: 3340, server: SERVER_PID }, '172.17.0.1:50001', '172.17.0.2:8085'),
      ...bothEnds({ client: 3347, server: SERVER_PID }, '172.17.0.1:50002', '172.17.0.2:8085'),
    ];
    expect(keptBy(pidCheck, [proxyProcess(3340), proxyProcess(3347)], conns)).toBe(kept(0, 3));
  });

  it("P5: the container's record alone passes", () => {
    const conns = [conn(SERVER_PID, '172.17.0.2:8085', '172.17.0.1:55748')];
    expect(keptBy(pidCheck, [proxyProcess()], conns)).toBe(1);
  });

  it('P6: a second payload after one scan is not filtered', () => {
    const filter = filterOf(pidCheck, [proxyProcess()]);
    expect(filter.filter(curls(1)).kept.length).toBe(kept(2, 3));
    expect(filter.filter(curls(1))).toEqual({ kept: [0, 1, 2, 3], removed: [], learned: [], applied: false });
  });

  it('P7: a connection of the host straight to the container goes too, unless pids are compared', () => {
    const direct = bothEnds({ client: 777, server: SERVER_PID }, '172.17.0.1:61000', '172.17.0.2:8085');
    expect(keptBy(pidCheck, [proxyProcess()], [...curls(1), ...direct])).toBe(kept(2, 5));
  });

  it('P8: without a docker-proxy everything stays', () => {
    expect(keptBy(pidCheck, [{ pid: 1, cmdline: ['/sbin/init'] }], curls(3))).toBe(12);
  });

  it('P12: a UDP record with the endpoints of a tcp target stays', () => {
    expect(keptBy(pidCheck, [proxyProcess()], curlThroughProxy(0, UDP))).toBe(4);
  });
});

describe('DockerProxyFilter', () => {
  it('names the proxy and the rule of each removed connection', () => {
    expect(filterOf(false, [proxyProcess()]).filter(curls(1))).toEqual({
      kept: [0, 1],
      removed: [
        { index: 2, proxyPid: PROXY_PID, rule: 'remote-end-is-target', ownerIsProxy: true },
        { index: 3, proxyPid: PROXY_PID, rule: 'local-end-is-target', ownerIsProxy: false },
      ],
      learned: [{ proxyPid: PROXY_PID, ip: '172.17.0.1', index: 2 }],
      applied: true,
    });
  });

  it('asks for the order of the process map only when two proxies share a target', () => {
    const asked: string[] = [];
    const choices: Choices = {
      order: (place, count) => {
        asked.push(`${place}/${count}`);
        return FIRST_CHOICES.order(place, count);
      },
      pick: () => 0,
    };
    filterOf(false, [proxyProcess(1, 80), proxyProcess(2, 81)], choices);
    expect(asked).toEqual([]);
    filterOf(false, [proxyProcess(1, 80), proxyProcess(2, 81), proxyProcess(3, 80)], choices);
    expect(asked).toEqual(['docker-proxy.extract/3']);
  });

  it.each([
    ['pid-ascending', 40],
    ['pid-descending', 20],
  ] as const)(
    'walks the processes by pid when told so, in whatever order they were scanned: %s',
    (processOrder, kept) => {
      for (const scan of [
        [3347, 3340],
        [3340, 3347],
      ]) {
        const filter = new DockerProxyFilter({ dockerProxyPidCheck: false, processOrder }, FIRST_CHOICES);
        filter.extract(scan.map((pid) => proxyProcess(pid)));
        expect(filter.filter(curls(10)).kept.length).toBe(kept);
      }
    },
  );

  it('does not take a UDP port for a tcp port nearby', () => {
    const ports = Array.from({ length: 9 }, (_, index) => 8081 + index);
    const conns = ports.map((port) => conn(PROXY_PID, '172.17.0.1:50000', `172.17.0.2:${port}`, UDP));
    const filter = filterOf(true, [proxyProcess()]);
    expect(filter.filter([...curlThroughProxy(0), ...conns]).removed.map(({ index }) => index)).toEqual([2]);
  });

  it('keeps the old target of a pid that now runs another program while its address is not learned', () => {
    const filter = filterOf(true, [proxyProcess()]);
    filter.extract([{ pid: PROXY_PID, cmdline: ['/usr/bin/python3'] }]);
    expect(filter.filter(curls(1)).removed.map(({ index }) => index)).toEqual([2]);
  });
});
