import type { ConnStats, StatCounters } from '../../connStats.ts';
import type { StateProfile } from '../../profile.ts';
import type { Delta, NetworkStateOptions, PollInput } from '../NetworkState.ts';
import type { StateStore } from '../StateStore.ts';
import type { StateTelemetry } from '../stateTelemetry.ts';
import { ColumnState } from './ColumnState.ts';
import { ConnColumns } from './ConnColumns.ts';
import { addConn, connOfRow, returnConn } from './connRow.ts';
import type { RowList } from './RowList.ts';

/** Addresses and containers that are kept without need: no host has more peers at one time. */
const TEXTS_MAX = 65_536;

/**
 * The state in columns behind the interface of `../NetworkState.ts`: connections come and go as objects.
 *
 * An active record that was merged with another one is delivered as a new object, all others as they came, changed.
 */
export class ColumnNetworkState implements StateStore {
  private readonly state: ColumnState;
  private readonly closed = new ConnColumns();
  private readonly active = new ConnColumns();
  private readonly textsMin: number;
  /** When more addresses and containers are known, the state looks which it still needs. */
  private textsMax: number;

  /** @param textsMax - addresses and containers that may be kept without need */
  constructor(profile: StateProfile, options: NetworkStateOptions = {}, textsMax = TEXTS_MAX) {
    this.state = new ColumnState(profile, options);
    this.textsMin = textsMax;
    this.textsMax = textsMax;
  }

  /** Addresses and containers that are known. */
  get textCount(): number {
    return this.state.addresses.knownCount + this.state.containers.knownCount;
  }

  get telemetry(): StateTelemetry {
    return this.state.telemetry;
  }

  get hasClients(): boolean {
    return this.state.hasClients;
  }

  get latestBpfTimeNs(): bigint {
    return this.state.latestBpfTimeNs;
  }

  listClients(): { id: string; baselineCount: number; closedCount: number; lastFetchNs: number }[] {
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
    this.closed.clear();
    this.state.storeClosedRow(this.closed, addConn(this.closed, closed, this.state));
  }

  removeConnections(cookies: readonly bigint[]): void {
    this.state.removeConnections(cookies);
  }

  getDelta(id: string, poll: PollInput): Delta {
    const { active } = this;
    active.clear();
    for (const conn of poll.active) addConn(active, conn, this.state);
    const { latestTime, dnsStats, http, nowNs } = poll;
    const delta = this.state.getDelta(id, { latestTime, active, dnsStats, http, nowNs });
    const result = {
      conns: this.connsOf(delta.conns, poll.active),
      http: delta.http,
      ...(delta.dns ? { dns: delta.dns } : {}),
      withheld: this.connsOf(delta.withheld, poll.active),
      refused: this.connsOf(delta.refused, poll.active),
    };
    if (this.textCount > this.textsMax) this.forgetTexts();
    return result;
  }

  getTelemetryDelta(id: string, values: ReadonlyMap<string, bigint>, nowNs: number): Map<string, bigint> | undefined {
    return this.state.getTelemetryDelta(id, values, nowNs);
  }

  dump(id: string): ReadonlyMap<bigint, StatCounters> {
    return this.state.dump(id);
  }

  /** What is kept may double before the next look, so that looking costs little. */
  private forgetTexts(): void {
    this.state.forgetTexts();
    this.textsMax = Math.max(this.textsMin, 2 * this.textCount);
  }

  /** @param given - the active connections, which are the first rows */
  private connsOf(rows: RowList, given: readonly ConnStats[]): ConnStats[] {
    const { active, state } = this;
    const conns: ConnStats[] = [];
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      const known = given[row];
      conns.push(known ? returnConn(known, active, row, state) : connOfRow(active, row, state));
    }
    return conns;
  }
}
