import type { FlowCloseEvent, FlowOpenEvent, FlowUpdateEvent } from '../../events.ts';
import type { FlowList, Tracker } from '../../ledger/tracker.ts';
import { type DriverFlow, newDriverFlow, rowOfDriverFlow, updateDriverFlow } from './DriverFlow.ts';
import type { DriverLimits } from './driverSetup.ts';
import { type DriverStats, zeroDriverStats } from './DriverStats.ts';
import type { DriverAnswer, FlowDriver, FlowTableName } from './FlowDriver.ts';
import { type DriverApi, flowRowSize } from './flowRow.ts';

/** References of a flow that nobody else holds: the only number with which a flow can be closed. */
const IDLE_REFERENCES = 2;
const NS_PER_US = 1000n;
const NOTHING: DriverAnswer = { rows: '', result: 'none' };

/** What the tables are made from. */
export interface DriverTablesOptions {
  readonly api: DriverApi;
  readonly limits: DriverLimits;
  readonly tracker: Tracker;
  /** Time since the boot at time 0 of the run, ns. */
  readonly uptimeNs: bigint;
}

/**
 * The packet driver: a table of open flows, which reads do not change, and one of closed flows, which a read drains.
 *
 * A flow that ends while somebody else holds a reference stays in the open table for ever, with its terminal status
 * and without the closed flag: there is no second attempt. The source of the driver is not public; this is what its
 * makers say of it.
 */
export class DriverTables implements FlowDriver {
  readonly stats: DriverStats = zeroDriverStats();
  private readonly options: DriverTablesOptions;
  private readonly openTable = new Set<DriverFlow>();
  private readonly closedTable: DriverFlow[] = [];
  private readonly byHandle = new Map<bigint, DriverFlow>();
  /** Open flows that the read in progress has not given yet. */
  private unreadOpen: DriverFlow[] | undefined;
  private isSignalled = false;

  constructor(options: DriverTablesOptions) {
    this.options = options;
  }

  /** Whether the event that wakes the agent is set. Nobody clears it but the next read of closed flows. */
  get isClosedEventSet(): boolean {
    return this.isSignalled;
  }

  /**
   * A flow begins.
   *
   * @param flows - the ledger's handle, taken over
   */
  open(event: FlowOpenEvent, flows: FlowList = 0): void {
    const { tracker, limits } = this.options;
    if (this.openTable.size >= limits.maxOpen) {
      this.stats.numFlowAllocSkippedMaxOpenExceeded += 1;
      tracker.loseFlows(flows, 'driver-open-table-full');
      return;
    }
    tracker.moveFlows(flows, 'driver-open');
    const flow = newDriverFlow(event, this.timestampUs(event.tNs), flows);
    this.openTable.add(flow);
    this.byHandle.set(event.handle, flow);
    this.stats.openTableAdds += 1;
    this.countStructures();
  }

  /** Totals of a flow; a flow that is not followed is passed over. */
  update(event: FlowUpdateEvent): void {
    const flow = this.byHandle.get(event.handle);
    if (flow === undefined) return;
    if (flow.lingers) this.stats.numPacketsAfterFlowClosed += 1;
    updateDriverFlow(flow, event.state, this.timestampUs(event.tNs));
  }

  /** A flow ends: it moves to the closed table, or lingers. A flow that lingers does not end again. */
  close(event: FlowCloseEvent): void {
    const flow = this.byHandle.get(event.handle);
    if (flow === undefined || flow.lingers) return;
    updateDriverFlow(flow, { ...flow.state, status: event.status }, this.timestampUs(event.tNs));
    if (event.references !== IDLE_REFERENCES) {
      flow.lingers = true;
      return;
    }
    flow.isClosed = true;
    this.openTable.delete(flow);
    this.byHandle.delete(event.handle);
    this.stats.openTableRemoves += 1;
    this.addClosed(flow);
    this.countStructures();
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    const rowsMax = Math.floor(bufferBytes / flowRowSize(this.options.api));
    return table === 'open' ? this.readOpen(rowsMax) : this.readClosed(rowsMax);
  }

  private addClosed(flow: DriverFlow): void {
    const { tracker, limits } = this.options;
    if (this.closedTable.length >= limits.maxClosed) {
      this.stats.numFlowClosedDroppedMaxExceeded += 1;
      tracker.loseFlows(flow.flows, 'driver-closed-table-full');
      return;
    }
    tracker.moveFlows(flow.flows, 'driver-closed');
    this.closedTable.push(flow);
    this.stats.closedTableAdds += 1;
    if (this.closedTable.length >= limits.closedThreshold) this.isSignalled = true;
  }

  /** Every open flow, from where the last answer of this read ended. */
  private readOpen(rowsMax: number): DriverAnswer {
    const unread = this.unreadOpen ?? [...this.openTable];
    if (unread.length === 0) return NOTHING;
    const given = unread.slice(0, rowsMax);
    this.unreadOpen = unread.length > rowsMax ? unread.slice(rowsMax) : undefined;
    const { tracker } = this.options;
    const flows = given.map((flow) => tracker.copyFlows(flow.flows));
    return { rows: this.rowsOf(given), flows, result: this.unreadOpen === undefined ? 'ok' : 'more' };
  }

  private readClosed(rowsMax: number): DriverAnswer {
    this.isSignalled = false;
    if (this.closedTable.length === 0) return NOTHING;
    const given = this.closedTable.splice(0, rowsMax);
    this.stats.closedTableRemoves += given.length;
    this.countStructures();
    const isMore = this.closedTable.length > 0;
    return { rows: this.rowsOf(given), flows: given.map(({ flows }) => flows), result: isMore ? 'more' : 'ok' };
  }

  private rowsOf(flows: readonly DriverFlow[]): string {
    return flows.map((flow) => rowOfDriverFlow(flow, this.options.api)).join('');
  }

  private countStructures(): void {
    const { stats } = this;
    stats.numFlowStructures = this.openTable.size;
    stats.numFlowClosedStructures = this.closedTable.length;
    stats.peakNumFlowStructures = Math.max(stats.peakNumFlowStructures, stats.numFlowStructures);
    stats.peakNumFlowClosedStructures = Math.max(stats.peakNumFlowClosedStructures, stats.numFlowClosedStructures);
  }

  private timestampUs(tNs: number): bigint {
    return (this.options.uptimeNs + BigInt(tNs)) / NS_PER_US;
  }
}
