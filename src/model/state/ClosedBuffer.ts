import type { ConnStats, StatCounters } from '../connStats.ts';
import { TCP } from '../connStats.ts';
import type { LossReason } from '../ledger/lossReasons.ts';
import { type ConnKey, connKeyOf } from './connKey.ts';
import { isEmptyConn } from './isEmptyConn.ts';
import { addStats, isLaterConn, mergeStats } from './mergeStats.ts';
import type { StateContext } from './stateContext.ts';

/**
 * Closed connections that wait for one client's next poll.
 *
 * Records judged empty when they were inserted stand at the end, from `emptyStart` on: they are the first to go when
 * the buffer is full.
 *
 * @upstream datadog-agent pkg/network/state.go closedConnections @ c45d449
 */
export class ClosedBuffer {
  private readonly context: StateContext;
  private conns: ConnStats[] = [];
  private indexByKey = new Map<ConnKey, number>();
  private emptyStart = 0;

  constructor(context: StateContext) {
    this.context = context;
  }

  /** Number of buffered records. */
  get size(): number {
    return this.conns.length;
  }

  /** The records in buffer order. */
  get records(): readonly ConnStats[] {
    return this.conns;
  }

  /**
   * Takes over a record: merges it into one of the same key, or inserts it.
   *
   * @returns the totals that the buffer, if it has room, now holds for the key
   */
  store(closed: ConnStats): StatCounters {
    const index = this.indexByKey.get(this.keyOf(closed));
    const known = index === undefined ? undefined : this.conns[index];
    if (index === undefined || known === undefined) this.insert(closed);
    else this.merge(index, known, closed);
    return known?.monotonic ?? closed.monotonic;
  }

  private merge(index: number, known: ConnStats, closed: ConnStats): void {
    if (this.context.profile.baselineKey === 'tuple') {
      addStats(known, closed, this.context);
      return;
    }
    if (mergeStats(known, closed, this.context)) return;
    this.context.telemetry.statsCookieCollisions += 1;
    this.replaceAt(index, known, closed);
  }

  /**
   * Hands out all records and empties the buffer.
   *
   * Agents with `emptyStart` "kept" forget to reset the boundary, so empty records of the next interval that stand
   * below it are taken for non-empty ones.
   */
  drain(): ConnStats[] {
    const drained = this.conns;
    this.conns = [];
    if (drained.length > 0) this.indexByKey = new Map();
    if (this.context.profile.emptyStart === 'reset') this.emptyStart = 0;
    return drained;
  }

  private insert(closed: ConnStats): void {
    if (this.conns.length >= this.context.profile.maxClosedConns) {
      this.countDrop(closed);
      this.insertIntoFullBuffer(closed);
      return;
    }
    if (this.isEmpty(closed) || this.context.profile.closedLimitPolicy === 'drop-incoming') {
      this.append(closed);
      return;
    }
    const firstEmpty = this.conns[this.emptyStart];
    if (firstEmpty === undefined) {
      this.append(closed);
      this.emptyStart = this.conns.length;
      return;
    }
    this.append(firstEmpty);
    this.put(this.emptyStart, closed);
    this.emptyStart += 1;
  }

  /** One record is lost in any case: the incoming one, or the first empty one that it replaces. */
  private insertIntoFullBuffer(closed: ConnStats): void {
    const firstEmpty = this.conns[this.emptyStart];
    const isIncomingDropped = this.context.profile.closedLimitPolicy === 'drop-incoming' || this.isEmpty(closed);
    if (firstEmpty === undefined || isIncomingDropped) {
      this.lose(closed, 'closed-buffer-full');
      return;
    }
    this.indexByKey.delete(this.keyOf(firstEmpty));
    this.lose(firstEmpty, 'closed-buffer-full');
    this.put(this.emptyStart, closed);
    this.emptyStart += 1;
  }

  /** Two connections share a cookie: the later one stays, unless it is empty and the known one is not. */
  private replaceAt(index: number, known: ConnStats, closed: ConnStats): void {
    const isKnownInEmptyPart = index >= this.emptyStart;
    const isEmpty = this.isEmpty(closed);
    if (!isLaterConn(closed, known, this.context.profile) || (isEmpty && !isKnownInEmptyPart)) {
      this.lose(closed, 'cookie-collision');
      return;
    }
    this.lose(known, 'cookie-collision');
    const firstEmpty = this.conns[this.emptyStart];
    if (isEmpty || !isKnownInEmptyPart || firstEmpty === undefined) {
      this.put(index, closed);
      return;
    }
    this.put(index, firstEmpty);
    this.put(this.emptyStart, closed);
    this.emptyStart += 1;
  }

  private append(conn: ConnStats): void {
    this.put(this.conns.length, conn);
  }

  private put(index: number, conn: ConnStats): void {
    this.conns[index] = conn;
    this.indexByKey.set(this.keyOf(conn), index);
  }

  private keyOf(conn: ConnStats): ConnKey {
    return connKeyOf(conn, this.context.profile);
  }

  private isEmpty(conn: ConnStats): boolean {
    return isEmptyConn(conn, this.context.profile.emptyIncludesFailures);
  }

  private countDrop(incoming: ConnStats): void {
    if (incoming.type === TCP) this.context.telemetry.closedConnDroppedTcp += 1;
    else this.context.telemetry.closedConnDroppedUdp += 1;
  }

  private lose(conn: ConnStats, reason: LossReason): void {
    this.context.tracker.loseFlows(conn.flows, reason);
  }
}
