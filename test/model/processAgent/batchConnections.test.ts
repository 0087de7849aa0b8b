import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatchContext,
  type BatchedConn,
  batchConnections,
} from '../../../src/model/processAgent/batchConnections.ts';

function conn(fields: Partial<BatchedConn>): BatchedConn {
  return { pid: 1, dest: '1.1.1.1', containerSource: undefined, route: undefined, tags: [], ...fields };
}

function context(maxConnsPerMessage: number, more: Partial<BatchContext> = {}): BatchContext {
  const telemetry = new Map([['conns_closed', 12n]]);
  return { groupId: 7, maxConnsPerMessage, dns: new Map(), telemetry, serviceTagOf: () => undefined, ...more };
}

function webFromPid3(pid: number): string | undefined {
  return pid >= 3 ? 'process_context:web' : undefined;
}

describe('batchConnections', () => {
  it.each([
    [3, 1, [1, 1, 1]],
    [3, 2, [2, 1]],
    [4, 10, [4]],
    [4, 3, [3, 1]],
    [6, 2, [2, 2, 2]],
    [0, 2, []],
  ])('cuts %i connections with at most %i in a message', (count, max, sizes) => {
    const conns = Array.from({ length: count }, (_, pid) => conn({ pid }));
    const messages = batchConnections(conns, context(max));
    expect(messages.map((message) => message.conns.length)).toEqual(sizes);
    expect(messages.map((message) => message.telemetry !== undefined)).toEqual(
      sizes.map((_size, index) => index === 0),
    );
    for (const { groupId, groupSize } of messages)
      expect({ groupId, groupSize }).toEqual({ groupId: 7, groupSize: sizes.length });
  });

  it('gathers connections of one remote address, pids ascending, when they do not fit into one message', () => {
    const conns = [
      [6, '10.0.0.3'],
      [5, '10.0.0.1'],
      [4, '10.0.0.2'],
      [3, '10.0.0.3'],
      [2, '10.0.0.2'],
      [1, '10.0.0.1'],
    ].map(([pid, dest]) => conn({ pid: Number(pid), dest: String(dest) }));
    const messages = batchConnections(conns, context(2));
    expect(messages.map((message) => message.conns.map((entry) => [entry.conn.dest, entry.conn.pid]))).toEqual([
      [
        ['10.0.0.1', 1],
        ['10.0.0.1', 5],
      ],
      [
        ['10.0.0.2', 2],
        ['10.0.0.2', 4],
      ],
      [
        ['10.0.0.3', 3],
        ['10.0.0.3', 6],
      ],
    ]);
  });

  it('keeps the order of connections that fit into one message', () => {
    const conns = [conn({ dest: '9.9.9.9' }), conn({ dest: '1.1.1.1' })];
    const [message] = batchConnections(conns, context(2));
    expect(message?.conns.map((entry) => entry.conn.dest)).toEqual(['9.9.9.9', '1.1.1.1']);
  });

  it('numbers the routes of each message by first use, without a number for none', () => {
    const routes = ['r0', 'r1', 'r2', 'r3', undefined, 'r4', 'r3', 'r2'];
    const conns = routes.map((route, index) => conn({ pid: index, route }));
    const messages = batchConnections(conns, context(4));
    expect(messages.map((message) => message.conns.map((entry) => entry.routeIdx))).toEqual([
      [0, 1, 2, 3],
      [-1, 0, 1, 2],
    ]);
    expect(messages.map((message) => message.routes)).toEqual([
      ['r0', 'r1', 'r2', 'r3'],
      ['r4', 'r3', 'r2'],
    ]);
  });

  it('numbers the tags of each message anew and puts the tag of the service last', () => {
    const conns = [
      conn({ pid: 1, tags: ['a', 'b'] }),
      conn({ pid: 2 }),
      conn({ pid: 3, tags: ['a', 'b'] }),
      conn({ pid: 4 }),
    ];
    const [message] = batchConnections(conns, context(4, { serviceTagOf: webFromPid3 }));
    expect(message?.conns.map((entry) => entry.tagsIdx)).toEqual([0, -1, 1, 2]);
    expect(message?.tagSets).toEqual([['a', 'b'], ['a', 'b', 'process_context:web'], ['process_context:web']]);
  });

  it('names containers by pid, and only the remote addresses of the message', () => {
    const dns = new Map([
      ['1.1.1.1', ['one']],
      ['2.2.2.2', ['two']],
    ]);
    const conns = [conn({ pid: 5, containerSource: 'c1' }), conn({ pid: 6 })];
    const [message] = batchConnections(conns, context(4, { dns }));
    expect(message?.containerForPid).toEqual(new Map([[5, 'c1']]));
    expect(message?.dns).toEqual(new Map([['1.1.1.1', ['one']]]));
  });

  it('law 8: messages hold every connection once, and telemetry stands in exactly one of them', () => {
    const conns = fc.array(
      fc.record({ pid: fc.nat(5), dest: fc.constantFrom('1.1.1.1', '2.2.2.2', '3.3.3.3') }).map(conn),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(conns, fc.integer({ min: 1, max: 45 }), (all, max) => {
        const messages = batchConnections(all, context(max));
        const sent = messages.flatMap((message) => message.conns.map((entry) => entry.conn));
        expect(new Set(sent)).toEqual(new Set(all));
        expect(sent.length).toBe(all.length);
        expect(messages.every(({ groupSize }) => groupSize === messages.length)).toBe(true);
        expect(messages.filter(({ telemetry }) => telemetry !== undefined).length).toBe(1);
      }),
    );
  });
});
