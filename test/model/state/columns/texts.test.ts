import { describe, expect, it } from 'vitest';
import { AddressTable, NO_ADDRESS } from '../../../../src/model/state/columns/AddressTable.ts';
import { ColumnNetworkState } from '../../../../src/model/state/columns/ColumnNetworkState.ts';
import { ContainerTable, EMPTY_CONTAINER, NO_CONTAINER } from '../../../../src/model/state/columns/ContainerTable.ts';
import { conn, stateProfile } from '../StateBench.ts';

describe('numbers of addresses and containers', () => {
  it('stay until the text is forgotten, and are then given to another one', () => {
    const table = new AddressTable();
    const [kept, gone] = [table.numberOf('10.0.0.1'), table.numberOf('127.0.0.1')];
    const held = new Uint8Array(table.size);
    held[kept] = 1;
    table.keepOnly(held);
    expect(table.knownCount).toBe(2);
    const fresh = table.numberOf('10.0.0.9');
    expect([fresh, table.numberOf('10.0.0.1'), table.numberOf('')]).toEqual([gone, kept, NO_ADDRESS]);
    expect([gone, kept].map((number) => [table.textOf(number), table.isLoopback(number)])).toEqual([
      ['10.0.0.9', false],
      ['10.0.0.1', false],
    ]);
    expect(table.isLoopback(table.numberOf('127.0.0.1'))).toBe(true);
  });

  it('of no container and of the empty one are never forgotten', () => {
    const table = new ContainerTable();
    table.numberOf('c1');
    table.keepOnly(new Uint8Array(table.size));
    expect([table.numberOf(undefined), table.numberOf('')]).toEqual([NO_CONTAINER, EMPTY_CONTAINER]);
    expect(table.knownCount).toBe(2);
  });

  it('do not grow with a run in which every peer is a new one', () => {
    const state = new ColumnNetworkState(stateProfile('A'), {}, 100);
    state.registerClient('c', 0);
    state.registerClient('absent', 0);
    for (let poll = 0; poll < 200; poll += 1) {
      for (let peer = 0; peer < 20; peer += 1) {
        const dest = `10.1.${poll}.${peer}`;
        state.storeClosedConnection(conn({ ck: poll * 20 + peer, s: 1, dest, isClosed: true }));
      }
      const { conns } = state.getDelta('c', { latestTime: 0n, active: [], nowNs: 0 });
      expect(conns.at(-1)?.dest).toBe(`10.1.${poll}.19`);
      if (poll % 10 === 9) state.getDelta('absent', { latestTime: 0n, active: [], nowNs: 0 });
      expect(state.textCount).toBeLessThan(700);
    }
  });
});
