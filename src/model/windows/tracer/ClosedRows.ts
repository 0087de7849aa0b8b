import type { ConnStats } from '../../connStats.ts';
import type { Tracker } from '../../ledger/tracker.ts';
import type { StateStore } from '../../state/StateStore.ts';
import { RowBuffer, type RowView } from '../flows/RowBuffer.ts';
import type { FlowSink } from '../flows/readFlows.ts';
import { zeroConnStats } from './zeroConnStats.ts';

const INITIAL_ROWS = 512;
const MIN_ROWS = 256;

/** Who read a row: a poll, or the closed-event loop. */
export type ClosedReader = 'poll' | 'loop';

/** A row of the closed table that the agent holds, with what the ledger must know of it. */
export interface ClosedRow {
  readonly conn: ConnStats;
  readonly reader: ClosedReader;
  /** Whether it was given to the state at all. */
  isOffered: boolean;
  /** Registration of the ledger's client that was given the row last; 0 = none was. */
  givenTo: number;
}

/** Rows that the closed-event loop has taken, while a poll may clear them. */
export interface HeldRows extends RowView<ClosedRow> {
  /** Whether a poll has given the list new slots, so that these rows are the loop's alone. */
  isDetached: boolean;
}

/** What the rows need. */
export interface ClosedRowsOptions {
  readonly state: StateStore;
  readonly tracker: Tracker;
  /** The client that the ledger follows. */
  readonly audience: string;
  readonly isExcluded: (conn: ConnStats) => boolean;
  readonly addProcessInfo: (conn: ConnStats) => void;
}

/**
 * The list of closed flows that polls and the closed-event loop share without a lock of their own.
 *
 * Rows stay until the next poll ends, so every later event stores them again; a client that holds the cookie does not
 * notice. For the ledger a row is given away once to each registration of the client that it follows, and what no
 * such client was given ends with the reset.
 *
 * @upstream datadog-agent pkg/network/tracer/tracer_windows.go Tracer.closedBuffer @ c45d449
 */
export class ClosedRows {
  private readonly options: ClosedRowsOptions;
  private readonly buffer = new RowBuffer<ClosedRow>({
    initialRows: INITIAL_ROWS,
    minRows: MIN_ROWS,
    zeroRow: () => ({ conn: zeroConnStats(), reader: 'loop', isOffered: true, givenTo: 0 }),
  });
  /** Registrations of the audience client that were seen so far. */
  private registrations = 0;
  private isAudienceThere = false;
  private readonly held = new Set<HeldRows>();

  constructor(options: ClosedRowsOptions) {
    this.options = options;
  }

  get length(): number {
    return this.buffer.length;
  }

  rows(): RowView<ClosedRow> {
    return this.buffer.rows();
  }

  /** The same for the loop, which takes them without a lock; it {@link release}s them when it has stored them. */
  hold(): HeldRows {
    const held = { ...this.buffer.rows(), isDetached: false };
    this.held.add(held);
    return held;
  }

  release(held: HeldRows): void {
    this.held.delete(held);
    if (!held.isDetached) return;
    for (let index = 0; index < held.length; index += 1) this.loseUnlessGiven(held.at(index), 'no-registered-client');
  }

  /**
   * Where a read puts its rows: behind those that are there when it begins. A second read that begins before the first
   * one ends writes over its rows.
   */
  sinkFor(reader: ClosedReader): FlowSink {
    const { tracker, isExcluded } = this.options;
    let at = this.buffer.length;
    return (conn) => {
      const isKept = !isExcluded(conn);
      if (isKept) tracker.moveFlows(conn.flows, 'closed-rows');
      else tracker.loseFlows(conn.flows, 'connection-excluded');
      // An excluded row is written too, and its slot given back.
      const kept = isKept ? conn : { ...conn, flows: 0 };
      const row = { conn: kept, reader, isOffered: false, givenTo: 0 };
      const overwritten = this.buffer.next(row, Math.min(at, this.buffer.length));
      if (overwritten !== undefined) this.loseUnlessGiven(overwritten, 'closed-rows-raced');
      if (isKept) at += 1;
      else if (overwritten === undefined) this.buffer.reclaim(1);
      return isKept;
    };
  }

  /** Hands a row to every registered client. */
  store(row: ClosedRow): void {
    const { state, tracker, addProcessInfo } = this.options;
    const { conn } = row;
    addProcessInfo(conn);
    row.isOffered = true;
    if (conn.flows === 0) {
      state.storeClosedConnection(conn);
      return;
    }
    this.lookForAudience();
    if (!this.isAudienceThere || row.givenTo === this.registrations) {
      state.storeClosedConnection({ ...conn, flows: 0 });
      return;
    }
    row.givenTo = this.registrations;
    state.storeClosedConnection({ ...conn, flows: tracker.copyFlows(conn.flows) });
  }

  /** The client that the ledger follows is gone: what it was given, another registration can be given again. */
  lookForAudience(): void {
    const { state, audience } = this.options;
    const isThere = state.listClients().some(({ id }) => id === audience);
    if (isThere && !this.isAudienceThere) this.registrations += 1;
    this.isAudienceThere = isThere;
  }

  /** The end of a poll. @param isFailed - whether its read of the closed table failed */
  reset(isFailed: boolean): void {
    const rows = this.buffer.rows();
    const ended = Array.from({ length: rows.length }, (_, index) => rows.at(index));
    const isReplaced = this.buffer.reset();
    let heldCount = 0;
    for (const held of this.held) {
      if (held.isDetached || !isReplaced) continue;
      held.isDetached = true;
      heldCount = Math.max(heldCount, held.length);
    }
    for (const row of ended.slice(heldCount)) {
      if (row.isOffered) this.loseUnlessGiven(row, 'no-registered-client');
      else this.loseUnlessGiven(row, isFailed && row.reader === 'poll' ? 'driver-read-failed' : 'closed-rows-raced');
    }
  }

  private loseUnlessGiven(
    row: ClosedRow,
    reason: 'closed-rows-raced' | 'driver-read-failed' | 'no-registered-client',
  ): void {
    if (row.givenTo === 0) this.options.tracker.loseFlows(row.conn.flows, reason);
  }
}
