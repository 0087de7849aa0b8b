import type { Choices } from '../../choices.ts';
import type { ConnStats, DnsStatsByName } from '../../connStats.ts';
import type { Tracker } from '../../ledger/tracker.ts';
import type { DnsKeyText } from '../../state/dnsKey.ts';
import { type Delta, PROCESS_AGENT_CLIENT } from '../../state/NetworkState.ts';
import type { StateStore } from '../../state/StateStore.ts';
import { DEFAULT_EXCLUSIONS, type Exclusions, shouldSkip } from '../../tracer/exclusions.ts';
import type { HttpAggregates } from '../../usm/httpAggregates.ts';
import type { FlowDriver, FlowTableName } from '../flows/FlowDriver.ts';
import { type FlowRead, FlowReader, type FlowReadTelemetry } from '../flows/readFlows.ts';
import type { RowBuffer, RowView } from '../flows/RowBuffer.ts';
import type { WindowsProfile } from '../windowsProfile.ts';
import { type ClosedRow, ClosedRows } from './ClosedRows.ts';
import { type ClosedRowsRace, runRace, runToEnd } from './closedRowsRace.ts';
import { ClientPool } from './ClientPool.ts';
import type { SchedulingPoint, WindowsPollResult } from './pollSteps.ts';

const NS_PER_S = 1_000_000_000n;

/** What a tracer is made from. Callbacks that are absent stand for parts of the agent that are switched off. */
export interface WindowsTracerOptions {
  readonly profile: WindowsProfile;
  readonly driver: FlowDriver;
  readonly state: StateStore;
  readonly choices: Choices;
  readonly tracker: Tracker;
  /** Unix time at time 0 of the run, ns. */
  readonly wallBaseNs: bigint;
  /** Unix time of the boot, as the agent took it when it started, ns. */
  readonly bootUnixNs: bigint;
  /** Local DNS by the profile, and nothing else, when absent. */
  readonly exclusions?: Exclusions;
  /** The client that the ledger follows. */
  readonly audience?: string;
  /** HTTP statistics, taken before the delta is made. */
  readonly http?: () => HttpAggregates;
  readonly dnsStats?: () => Map<DnsKeyText, DnsStatsByName>;
  /** Adds container ids and tags from the process cache. */
  readonly addProcessInfo?: (conn: ConnStats) => void;
  /** DNS packets that the driver skipped so far. */
  readonly readPacketsSkipped?: () => bigint;
}

/** What a poll can be told. */
export interface WindowsPollOptions {
  /** A closed event falls into the poll in such a way that this happens. */
  readonly race?: ClosedRowsRace;
}

/**
 * Polls and the closed-event loop of the agent on Windows.
 *
 * One poll runs at a time. The loop takes no lock; {@link pollSteps} and {@link closedEventSteps} stop at every place
 * where the other one may come in between, so that any order can be tried.
 *
 * @upstream datadog-agent pkg/network/tracer/tracer_windows.go Tracer @ c45d449
 */
export class WindowsTracer {
  private readonly options: WindowsTracerOptions;
  private readonly reader: FlowReader;
  private readonly pool = new ClientPool();
  private readonly closedRows: ClosedRows;
  private readonly isExcluded: (conn: ConnStats) => boolean;

  constructor(options: WindowsTracerOptions) {
    const { profile, driver, state, tracker, bootUnixNs } = options;
    const exclusions = options.exclusions ?? { ...DEFAULT_EXCLUSIONS, collectsLocalDns: profile.collectLocalDns };
    this.options = options;
    this.isExcluded = (conn) => shouldSkip(conn, exclusions);
    this.reader = new FlowReader(driver, { profile, bootUnixNs });
    this.closedRows = new ClosedRows({
      state,
      tracker,
      audience: options.audience ?? PROCESS_AGENT_CLIENT,
      isExcluded: this.isExcluded,
      addProcessInfo: options.addProcessInfo ?? (() => {}),
    });
  }

  get telemetry(): FlowReadTelemetry {
    return this.reader.telemetry;
  }

  /** Closed flows that wait for the end of the next poll. */
  get closedRowCount(): number {
    return this.closedRows.length;
  }

  /** Size of the read buffer of a table, bytes. */
  bufferBytes(table: FlowTableName): number {
    return this.reader.bufferBytes(table);
  }

  /** Reads a table into a list of the caller's; nothing is stored. */
  read(table: FlowTableName): { readonly read: FlowRead; readonly conns: ConnStats[] } {
    const conns: ConnStats[] = [];
    const read = this.reader.read(table, (conn) => this.keep(conn) && conns.push(conn) > 0);
    return { read, conns };
  }

  registerClient(clientId: string, nowNs: number): void {
    this.options.state.registerClient(clientId, nowNs);
  }

  removeClient(clientId: string): void {
    this.options.state.removeClient(clientId);
    this.pool.remove(clientId);
    this.closedRows.lookForAudience();
  }

  /** The answer of a poll is encoded. */
  giveBack(clientId: string, buffer: RowBuffer<ConnStats>): void {
    this.pool.giveBack(clientId, buffer);
  }

  /**
   * A whole poll.
   *
   * @throws AgentCrash when a read buffer has shrunk to nothing
   * @upstream datadog-agent pkg/network/tracer/tracer_windows.go GetActiveConnections @ c45d449
   */
  poll(clientId: string, nowNs: number, { race }: WindowsPollOptions = {}): WindowsPollResult {
    const poll = this.pollSteps(clientId, nowNs);
    if (race === undefined || this.options.profile.closedRead === 'with-poll') return runToEnd(poll);
    return runRace(race, { poll, closedEvent: this.closedEventSteps() }, this.options.choices);
  }

  /** The driver has signalled that many closed flows wait; agents without the loop do not listen. */
  closedEvent(): void {
    runToEnd(this.closedEventSteps());
  }

  /** A poll, stopped before each step that another thread may come before. */
  *pollSteps(clientId: string, nowNs: number): Generator<SchedulingPoint, WindowsPollResult> {
    let isFailed = true;
    try {
      const result = yield* this.answerPoll(clientId, nowNs);
      isFailed = result.kind === 'error';
      yield 'poll-reset';
      return result;
    } finally {
      this.closedRows.reset(isFailed);
    }
  }

  /** What the loop does at a closed event. The rows stay for the next poll and the next event. */
  *closedEventSteps(): Generator<SchedulingPoint, void> {
    if (this.options.profile.closedRead === 'with-poll') return;
    yield 'event-fires';
    yield 'loop-read';
    yield* this.readClosed('loop', 'loop-read');
    yield 'loop-take';
    const rows = this.closedRows.hold();
    yield 'loop-iterate';
    yield* this.storeRows(rows, 'loop-iterate');
    this.closedRows.release(rows);
  }

  private *answerPoll(clientId: string, nowNs: number): Generator<SchedulingPoint, WindowsPollResult> {
    const buffer = this.pool.take(clientId);
    yield 'poll-read-open';
    const open = this.reader.read('open', (conn) => {
      buffer.next(conn);
      if (this.keep(conn)) return true;
      buffer.reclaim(1);
      return false;
    });
    if (open.isFailed) return { kind: 'error', table: 'open', reads: [open] };
    yield 'poll-read-closed';
    const closed = yield* this.readClosed('poll', 'poll-read-closed');
    const reads = [open, closed];
    if (closed.isFailed) return { kind: 'error', table: 'closed', reads };

    const closedRows = this.closedRows.rows();
    const active = listOf(buffer.rows());
    this.removeExpiredClients(nowNs);
    for (const conn of active) this.options.addProcessInfo?.(conn);
    yield 'poll-store';
    yield* this.storeRows(closedRows, 'poll-store');
    yield 'poll-delta';
    const delta = this.getDelta(clientId, nowNs, active);
    buffer.assign(delta.conns);
    return { kind: 'delta', delta, reads, telemetry: this.connTelemetry(clientId, nowNs), buffer };
  }

  private *readClosed(reader: 'poll' | 'loop', point: SchedulingPoint): Generator<SchedulingPoint, FlowRead> {
    const rounds = this.reader.readRounds('closed', this.closedRows.sinkFor(reader));
    for (;;) {
      const round = rounds.next();
      if (round.done === true) return round.value;
      yield point;
    }
  }

  /** Row by row other threads may come in between; a slice is stored at once. */
  private *storeRows(rows: RowView<ClosedRow>, point: SchedulingPoint): Generator<SchedulingPoint, void> {
    const isRowByRow = this.options.profile.storeClosed === 'row';
    for (let index = 0; index < rows.length; index += 1) {
      if (index > 0 && isRowByRow) yield point;
      this.closedRows.store(rows.at(index));
    }
  }

  /** May remove the very client that polls: the rows stored next are then not for it. */
  private removeExpiredClients(nowNs: number): void {
    const { state } = this.options;
    state.removeExpiredClients(nowNs);
    this.pool.keepOnly(new Set(state.listClients().map(({ id }) => id)));
    this.closedRows.lookForAudience();
  }

  private getDelta(clientId: string, nowNs: number, active: readonly ConnStats[]): Delta {
    const { state, wallBaseNs, http, dnsStats } = this.options;
    const statistics = { ...(dnsStats ? { dnsStats: dnsStats() } : {}), ...(http ? { http: http() } : {}) };
    // The agent gives the fraction of the present second for the time; only a debug field reads it.
    const latestTime = (wallBaseNs + BigInt(nowNs)) % NS_PER_S;
    return state.getDelta(clientId, { latestTime, active, nowNs, ...statistics });
  }

  private connTelemetry(clientId: string, nowNs: number): Map<string, bigint> | undefined {
    const { state, readPacketsSkipped } = this.options;
    const values = new Map([['dns_packets_dropped', readPacketsSkipped?.() ?? 0n]]);
    return state.getTelemetryDelta(clientId, values, nowNs);
  }

  private keep(conn: ConnStats): boolean {
    if (!this.isExcluded(conn)) return true;
    this.options.tracker.loseFlows(conn.flows, 'connection-excluded');
    return false;
  }
}

function listOf<Row>(rows: RowView<Row>): Row[] {
  return Array.from({ length: rows.length }, (_, index) => rows.at(index));
}
