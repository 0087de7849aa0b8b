import { describe, expect, it } from 'vitest';
import { type Choices, FIRST_CHOICES } from '../../../src/model/choices.ts';
import { type Direction, INCOMING, OUTGOING, TCP, UDP } from '../../../src/model/connStats.ts';
import {
  type ContainerListing,
  ContainerResolver,
  type ResolvedConn,
} from '../../../src/model/processAgent/ContainerResolver.ts';

/** A connection `local -> remote`; the translation is written as `replSrc replDst`. */
function conn(
  pid: number,
  route: string,
  options: { netns: number; direction: Direction; intraHost: boolean; nat?: string },
): ResolvedConn {
  const [local, remote] = route.split(' -> ').map(end);
  const [replSrc, replDst] = (options.nat ?? '').split(' ').map(end);
  return {
    pid,
    netns: options.netns,
    direction: options.direction,
    intraHost: options.intraHost,
    type: TCP,
    source: local?.ip ?? '',
    sport: local?.port ?? 0,
    dest: remote?.ip ?? '',
    dport: remote?.port ?? 0,
    ipTranslation:
      replSrc && replDst
        ? { replSrcIp: replSrc.ip, replSrcPort: replSrc.port, replDstIp: replDst.ip, replDstPort: replDst.port }
        : undefined,
    containerSource: undefined,
    containerDest: undefined,
  };
}

function end(text: string): { ip: string; port: number } {
  const [ip = '', port] = text.split(':');
  return { ip, port: Number(port) };
}

/** A resolver that knows one container `foo<pid>` for each pid. */
function resolverForPids(pids: readonly number[]): ContainerResolver {
  const resolver = new ContainerResolver(FIRST_CHOICES);
  resolver.pull(pids.map((pid) => ({ id: `foo${pid}`, addresses: [], pids: [pid] })));
  return resolver;
}

const incoming = { direction: INCOMING, intraHost: true } as const;
const outgoing = { direction: OUTGOING, intraHost: true } as const;
const leaving = { direction: OUTGOING, intraHost: false } as const;

/** The records of rows R1 to R10, resolved together because their indexes interact. */
const ROWS: readonly { row: string; record: ResolvedConn; dest: string | undefined }[] = [
  {
    row: 'R1',
    record: conn(1, '127.0.0.1:1234 -> 10.1.1.2:1234', { ...incoming, netns: 1, nat: '10.1.1.2:1234 127.0.0.1:1234' }),
    dest: 'foo2',
  },
  {
    row: 'R2',
    record: conn(2, '10.1.1.2:1234 -> 10.1.1.1:1234', { ...outgoing, netns: 1, nat: '127.0.0.1:1234 10.1.1.2:1234' }),
    dest: 'foo1',
  },
  { row: 'R3', record: conn(3, '127.0.0.1:1235 -> 127.0.0.1:1234', { ...incoming, netns: 3 }), dest: undefined },
  { row: 'R4', record: conn(5, '127.0.0.1:1240 -> 127.0.0.1:1235', { ...outgoing, netns: 3 }), dest: 'foo3' },
  { row: 'R5', record: conn(3, '127.0.0.1:1235 -> 127.0.0.1:1240', { ...incoming, netns: 3 }), dest: 'foo5' },
  { row: 'R6', record: conn(5, '127.0.0.1:1240 -> 127.0.0.1:1235', { ...outgoing, netns: 4 }), dest: undefined },
  { row: 'R7', record: conn(10, '127.0.0.1:1234 -> 10.1.1.1:1235', { ...leaving, netns: 10 }), dest: undefined },
  { row: 'R8', record: conn(11, '127.0.0.1:1250 -> 127.0.0.1:1240', { ...outgoing, netns: 10 }), dest: undefined },
  { row: 'R9 client', record: conn(6, '127.0.0.1:1260 -> 127.0.0.1:1250', { ...outgoing, netns: 7 }), dest: 'foo7' },
  { row: 'R9 server', record: conn(7, '127.0.0.1:1250 -> 127.0.0.1:1260', { ...incoming, netns: 7 }), dest: 'foo6' },
  { row: 'R10 first', record: conn(22, '127.0.0.1:8282 -> 127.0.0.1:1250', { ...leaving, netns: 0 }), dest: undefined },
  {
    row: 'R10 second',
    record: conn(21, '127.0.0.1:8181 -> 127.0.0.1:8282', { ...leaving, netns: 0 }),
    dest: undefined,
  },
];

const CONTAINERS: readonly ContainerListing[] = [
  {
    id: 'container 1',
    addresses: [
      { ip: '10.0.2.15', port: 32_769, type: TCP },
      { ip: '172.17.0.4', port: 6379, type: TCP },
      { ip: '127.0.0.1', port: 80, type: TCP },
    ],
    pids: [],
  },
  { id: 'container 2', addresses: [{ ip: '172.17.0.2', port: 80, type: TCP }], pids: [] },
  { id: 'container 3', addresses: [{ ip: '10.0.2.15', port: 32_769, type: UDP }], pids: [] },
];
/** A connection of pid 1 that leaves the host. */
function to(remote: string): ResolvedConn {
  return conn(1, `10.9.9.9:40000 -> ${remote}`, { ...leaving, netns: 1 });
}

describe('ContainerResolver', () => {
  const resolved = ROWS.map(({ record }) => ({ ...record }));
  resolverForPids([1, 2, 3, 4, 5, 6, 7, 21, 22]).resolve(resolved);

  it.each(ROWS.map(({ row, dest }, index) => ({ row, dest, index })))(
    '$row: the remote container is $dest',
    ({ dest, index }) => {
      expect(resolved[index]?.containerDest).toBe(dest);
    },
  );

  it('R11: two connections between containers of different namespaces resolve at all four ends', () => {
    const [a, b] = [4_026_533_024, 4_026_533_176];
    const records = [37_432, 46_822].flatMap((port) => [
      conn(1, `172.29.132.189:${port} -> 172.29.168.124:8080`, { ...outgoing, netns: a }),
      conn(2, `172.29.168.124:8080 -> 172.29.132.189:${port}`, { ...incoming, netns: b }),
    ]);
    resolverForPids([1, 2]).resolve(records);
    expect(records.map(({ containerDest }) => containerDest)).toEqual(['foo2', 'foo1', 'foo2', 'foo1']);
  });

  it('R12: falls back to the addresses of containers, also for connections that leave the host', () => {
    const resolver = new ContainerResolver(FIRST_CHOICES);
    resolver.pull(CONTAINERS);
    const records = [
      to('10.0.2.15:32769'),
      to('172.17.0.4:6379'),
      to('172.17.0.2:80'),
      { ...to('10.0.2.15:32769'), type: UDP },
    ] as const;
    resolver.resolve(records);
    const ids = ['container 1', 'container 1', 'container 2', 'container 3'];
    expect(records.map(({ containerDest }) => containerDest)).toEqual(ids);
  });

  it('R13: a container that is gone is still found once, then forgotten', () => {
    const resolver = new ContainerResolver(FIRST_CHOICES);
    resolver.pull(CONTAINERS);
    resolver.pull(CONTAINERS.slice(1));
    const [first, second] = [to('172.17.0.4:6379'), to('172.17.0.4:6379')];
    resolver.resolve([first]);
    resolver.resolve([second]);
    expect([first.containerDest, second.containerDest]).toEqual(['container 1', undefined]);
    expect(resolver.addressCount).toBe(2);
  });

  it('R14: with limits of one, one address (the first) and one pid are remembered', () => {
    const lastFirst: Choices = {
      order: (_place, count) => Array.from({ length: count }, (_, i) => count - 1 - i),
      pick: () => 0,
    };
    const resolver = new ContainerResolver(lastFirst, { addressesMax: 1, pidsMax: 1 });
    resolver.pull([{ ...CONTAINERS[0]!, pids: [1, 2] }, ...CONTAINERS.slice(1)]);
    expect([resolver.addressCount, resolver.pidCount]).toEqual([1, 1]);
    const records = [to('10.0.2.15:32769'), { ...to('172.17.0.4:6379'), pid: 2 }];
    resolver.resolve(records);
    expect(records.map(({ containerDest }) => containerDest)).toEqual(['container 1', undefined]);
    expect(records.map(({ containerSource }) => containerSource)).toEqual([undefined, 'container 1']);
  });

  it('forgets the entries of a full cache at the second pull, because that one refreshes nothing', () => {
    const resolver = new ContainerResolver(FIRST_CHOICES, { addressesMax: 1, pidsMax: 1 });
    resolver.pull(CONTAINERS);
    resolver.resolve([]);
    resolver.pull(CONTAINERS);
    resolver.resolve([]);
    expect(resolver.addressCount).toBe(0);
  });

  it('leaves a known remote container alone and skips connections without an address', () => {
    const known = { ...to('172.17.0.2:80'), containerDest: 'other' };
    const unspecified = to('0.0.0.0:80');
    const resolver = new ContainerResolver(FIRST_CHOICES);
    resolver.pull(CONTAINERS);
    resolver.resolve([known, unspecified]);
    expect([known.containerDest, unspecified.containerDest]).toEqual(['other', undefined]);
  });

  it.each(['0.0.0.0', '::', ''])('tells nobody of a connection with an end at %j', (nowhere) => {
    const resolver = resolverForPids([1, 2]);
    const options = { direction: OUTGOING, intraHost: true, netns: 1 } as const;
    const base = { ...conn(1, '10.0.0.1:40000 -> 10.0.0.2:80', options) };
    const peer = conn(2, '10.0.0.2:80 -> 10.0.0.1:40000', { ...options, direction: INCOMING });
    const oneEnd = [
      { ...base, dest: nowhere },
      { ...peer, source: nowhere },
    ];
    resolver.resolve(oneEnd);
    expect(oneEnd.map(({ containerSource, containerDest }) => [containerSource, containerDest])).toEqual([
      ['foo1', undefined],
      ['foo2', undefined],
    ]);
    const same = [
      { ...base, source: nowhere },
      { ...peer, dest: nowhere },
    ];
    resolver.resolve(same);
    expect(same.map(({ containerDest }) => containerDest)).toEqual([undefined, undefined]);
  });

  it('does not look for a container at an unspecified address, though one is listed there', () => {
    for (const ip of ['0.0.0.0', '::']) {
      const resolver = new ContainerResolver(FIRST_CHOICES);
      resolver.pull([{ id: 'listed', addresses: [{ ip, port: 80, type: TCP }], pids: [] }]);
      const record = { ...to('10.0.0.2:80'), dest: ip };
      resolver.resolve([record]);
      expect(record.containerDest).toBeUndefined();
    }
  });

  it('knows no container by a loopback address', () => {
    const resolver = new ContainerResolver(FIRST_CHOICES);
    resolver.pull(CONTAINERS);
    expect(resolver.addressCount).toBe(4);
    const record = to('127.0.0.1:80');
    resolver.resolve([record]);
    expect(record.containerDest).toBeUndefined();
  });

  it('keeps the container that a record brings along', () => {
    const record = { ...to('10.0.0.2:80'), containerSource: 'brought' };
    resolverForPids([1]).resolve([record]);
    expect(record.containerSource).toBe('brought');
  });

  it('does not match the ends of a connection that leaves the host', () => {
    const records = [
      conn(1, '10.0.0.1:40000 -> 10.0.0.2:80', { ...outgoing, netns: 1 }),
      conn(2, '10.0.0.2:80 -> 10.0.0.1:40000', { direction: INCOMING, intraHost: false, netns: 1 }),
    ];
    resolverForPids([1, 2]).resolve(records);
    expect(records.map(({ containerDest }) => containerDest)).toEqual([undefined, undefined]);
  });

  it('asks in which order pids are remembered only when they may not all fit', () => {
    const asked: string[] = [];
    const choices: Choices = {
      ...FIRST_CHOICES,
      order: (place, count) => {
        asked.push(`${place}/${count}`);
        return FIRST_CHOICES.order(place, count);
      },
    };
    const resolver = new ContainerResolver(choices, { addressesMax: 9, pidsMax: 2 });
    resolver.pull([{ id: 'two', addresses: [], pids: [1, 2] }]);
    expect(asked).toEqual([]);
    resolver.pull([{ id: 'two', addresses: [], pids: [1, 2] }]);
    expect(asked).toEqual(['container-resolver.pids/2']);
  });

  it('remembers the pids of the last pull from payload to payload', () => {
    const resolver = resolverForPids([1]);
    for (let payload = 0; payload < 3; payload += 1) {
      const record = to('10.0.0.2:80');
      resolver.resolve([record]);
      expect(record.containerSource).toBe('foo1');
    }
    resolver.pull([]);
    resolver.resolve([]);
    expect(resolver.pidCount).toBe(0);
  });
});
