import { describe, expect, it } from 'vitest';
import { IPV4, TCP } from '../../../src/model/connStats.ts';
import {
  FLAG_CLIENT_SIDE,
  FLAG_NPM,
  FLAG_SERVER_SIDE,
  FLAG_SOCKET_FILTER_DELETION,
  FLAG_TCP_CLOSE_DELETION,
  FLAG_USM,
  isFullyClassified,
  ProtocolStackMap,
} from '../../../src/model/kernel/protocolStackMap.ts';
import type { ConnTuple } from '../../../src/model/kernel/tuple.ts';

const KEY: ConnTuple = {
  src: '10.0.0.1',
  dst: '10.0.0.2',
  sport: 40_000,
  dport: 80,
  netns: 0,
  pid: 0,
  type: TCP,
  family: IPV4,
};

function mapWith(flags: number): ProtocolStackMap {
  const stacks = new ProtocolStackMap({ capacity: 2, ephemeralRange: [32_768, 60_999] });
  stacks.getOrCreate(KEY, 1n)!.flags = flags;
  return stacks;
}

describe('giving a classification entry up', () => {
  it.each([
    ['nobody has marked it', 0],
    ['only the dispatcher has marked it', FLAG_USM],
    ['only the tracker has marked it', FLAG_NPM],
  ])('deletes it at once when %s', (_title, flags) => {
    const stacks = mapWith(flags);
    stacks.release(KEY, FLAG_TCP_CLOSE_DELETION);
    expect(stacks.find(KEY)).toBeUndefined();
  });

  it('waits for the second of two parties', () => {
    const stacks = mapWith(FLAG_USM | FLAG_NPM);
    stacks.release(KEY, FLAG_TCP_CLOSE_DELETION);
    stacks.release(KEY, FLAG_TCP_CLOSE_DELETION);
    expect(stacks.find(KEY)?.flags).toBe(FLAG_USM | FLAG_NPM | FLAG_TCP_CLOSE_DELETION);
    stacks.release(KEY, FLAG_SOCKET_FILTER_DELETION);
    expect(stacks.find(KEY)).toBeUndefined();
  });

  it('leaves it to the next caller when both ends are on this host', () => {
    const stacks = mapWith(FLAG_USM | FLAG_SERVER_SIDE | FLAG_CLIENT_SIDE);
    stacks.release(KEY, FLAG_SOCKET_FILTER_DELETION);
    expect(stacks.find(KEY)?.flags).toBe(FLAG_USM);
    stacks.release(KEY, FLAG_SOCKET_FILTER_DELETION);
    expect(stacks.find(KEY)).toBeUndefined();
  });

  it('does nothing for an unknown connection', () => {
    const stacks = mapWith(0);
    stacks.release({ ...KEY, sport: 1 }, FLAG_TCP_CLOSE_DELETION);
    expect(stacks.map.size).toBe(1);
  });
});

describe('looking a classification entry up', () => {
  it('renews its time only on behalf of a packet', () => {
    const stacks = mapWith(0);
    expect(stacks.find(KEY)?.updatedNs).toBe(1n);
    stacks.getOrCreate(KEY, 5n);
    expect(stacks.find(KEY)?.updatedNs).toBe(5n);
  });

  it('gives nothing when the map is full', () => {
    const stacks = new ProtocolStackMap({ capacity: 0, ephemeralRange: [0, 0] });
    expect(stacks.getOrCreate(KEY, 1n)).toBeUndefined();
    expect(stacks.map.refusedCount).toBe(1);
  });

  it('takes a connection for fully classified by its mark or by three known layers', () => {
    expect(isFullyClassified({ api: 0, application: 1, encryption: 1, flags: 0 })).toBe(false);
    expect(isFullyClassified({ api: 1, application: 2, encryption: 1, flags: 0 })).toBe(true);
    expect(isFullyClassified({ api: 0, application: 0, encryption: 0, flags: 1 })).toBe(true);
  });
});
