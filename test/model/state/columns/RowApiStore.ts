import type { ConnStats, StatCounters } from '../../../../src/model/connStats.ts';
import type { StateProfile } from '../../../../src/model/profile.ts';
import { ColumnState } from '../../../../src/model/state/columns/ColumnState.ts';
import { ConnColumns } from '../../../../src/model/state/columns/ConnColumns.ts';
import { addConn, connOfRow } from '../../../../src/model/state/columns/connRow.ts';
import type { RowList } from '../../../../src/model/state/columns/RowList.ts';
import type { Delta, NetworkStateOptions, PollInput } from '../../../../src/model/state/NetworkState.ts';
import type { ClientSizes, StateStore } from '../../../../src/model/state/StateStore.ts';

/**
 * Drives the interface of rows as its users do: closed connections stand in one table that stays, the active ones of a
 * poll are added to a table of their own from another one.
 */
export class RowApiStore implements StateStore {
  private readonly state: ColumnState;
  private readonly closed = new ConnColumns();
  private readonly open = new ConnColumns();
  private readonly active = new ConnColumns();

  constructor(profile: StateProfile, options: NetworkStateOptions) {
    this.state = new ColumnState(profile, options);
  }

  get telemetry() {
    return this.state.telemetry;
  }

  get hasClients(): boolean {
    return this.state.hasClients;
  }

  get latestBpfTimeNs(): bigint {
    return this.state.latestBpfTimeNs;
  }

  listClients(): ClientSizes[] {
    return this.state.listClients();
  }

  registerClient(id: string, nowNs: number): void {
    this.state.registerClient(id, nowNs);
  }

  removeClient(id: string): void {
    this.state.removeClient(id);
  }

  removeExpiredClients(nowNs: number): void {
    this.state.removeExpiredClients(nowNs);
  }

  storeClosedConnection(closed: ConnStats): void {
    this.state.storeClosedRow(this.closed, addConn(this.closed, closed, this.state));
  }

  removeConnections(cookies: readonly bigint[]): void {
    this.state.removeConnections(cookies);
  }

  getDelta(id: string, poll: PollInput): Delta {
    this.open.clear();
    for (const conn of poll.active) addConn(this.open, conn, this.state);
    this.active.clear();
    this.active.append(this.open);
    const { table, conns, withheld, refused, http, dns } = this.state.getDelta(id, { ...poll, active: this.active });
    const read = (rows: RowList) => rows.toArray().map((row) => connOfRow(table, row, this.state));
    const delta = { conns: read(conns), withheld: read(withheld), refused: read(refused), http };
    return dns ? { ...delta, dns } : delta;
  }

  getTelemetryDelta(id: string, values: ReadonlyMap<string, bigint>, nowNs: number): Map<string, bigint> | undefined {
    return this.state.getTelemetryDelta(id, values, nowNs);
  }

  dump(id: string): ReadonlyMap<bigint, StatCounters> {
    return this.state.dump(id);
  }
}
