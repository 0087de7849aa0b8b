import { describe, expect, it } from 'vitest';
import { ClientPool } from '../../../../src/model/windows/tracer/ClientPool.ts';
import { zeroConnStats } from '../../../../src/model/windows/tracer/zeroConnStats.ts';

describe('the pool of buffers of clients', () => {
  it('makes a buffer of 1024 empty rows', () => {
    const buffer = new ClientPool().take('a');
    expect([buffer.length, buffer.capacity]).toEqual([0, 1024]);
    expect(buffer.rows().at(0)).toEqual(zeroConnStats());
    for (let reset = 0; reset < 4; reset += 1) buffer.reset();
    expect(buffer.capacity).toBe(256);
  });

  it('gives a client its own buffer back, emptied, once', () => {
    const pool = new ClientPool();
    const buffer = pool.take('a');
    buffer.next(zeroConnStats());
    pool.giveBack('a', buffer);
    expect(buffer.length).toBe(0);
    expect(pool.take('b')).not.toBe(buffer);
    expect(pool.take('a')).toBe(buffer);
    expect(pool.take('a')).not.toBe(buffer);
  });

  it('forgets the buffer of a client that is removed, and no other', () => {
    const pool = new ClientPool();
    const [a, b] = [pool.take('a'), pool.take('b')];
    pool.giveBack('a', a);
    pool.giveBack('b', b);
    pool.remove('a');
    expect([pool.take('a') === a, pool.take('b') === b]).toEqual([false, true]);
  });

  it('keeps the buffers of the clients that are left', () => {
    const pool = new ClientPool();
    const [a, b] = [pool.take('a'), pool.take('b')];
    pool.giveBack('a', a);
    pool.giveBack('b', b);
    pool.keepOnly(new Set(['b', 'c']));
    expect([pool.take('a') === a, pool.take('b') === b]).toEqual([false, true]);
  });
});

it('A connection that nobody has filled in is empty, open and of this host alone', () => {
  const empty = zeroConnStats();
  expect([empty.source, empty.dest, empty.isClosed, empty.intraHost]).toEqual(['', '', false, false]);
  expect(empty.protocolStack).toEqual({ api: 0, application: 0, encryption: 0 });
  expect(empty.tlsTags).toEqual({ chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 });
});
