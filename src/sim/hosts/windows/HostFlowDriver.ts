import type { DriverAnswer, FlowDriver, FlowTableName, ReadFault } from '../../../model/windows/flows/FlowDriver.ts';

const NOTHING: DriverAnswer = { rows: '', result: 'none' };
const FAILED: DriverAnswer = { rows: '', result: 'error' };

/** What is wrong with the reads of one poll. */
export interface DriverFaults {
  readonly fault?: ReadFault | undefined;
  /**
   * The flows in the closed table end only while the poll is under way: its own read, the first one, comes too early
   * for them.
   */
  readonly closedIsLate?: boolean;
}

/**
 * The driver as the agent of a run sees it: the modelled tables, or recorded reads once the trace has some, and a fault
 * where the run wants one.
 */
export class HostFlowDriver implements FlowDriver {
  private readonly tables: FlowDriver;
  private readonly recorded: FlowDriver;
  private isRecorded = false;
  private fault: ReadFault | undefined;
  private closedIsLate = false;

  constructor(tables: FlowDriver, recorded: FlowDriver) {
    this.tables = tables;
    this.recorded = recorded;
  }

  /** From now on recorded reads count. */
  useRecorded(): void {
    this.isRecorded = true;
  }

  /** A poll begins that reads with these faults; without any, all is well again. */
  fail({ fault, closedIsLate = false }: DriverFaults = {}): void {
    this.fault = fault;
    this.closedIsLate = closedIsLate;
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    const driver = this.isRecorded ? this.recorded : this.tables;
    if (table === 'open' && this.fault === 'open-empty') return NOTHING;
    if (table === 'closed' && this.closedIsLate) {
      this.closedIsLate = false;
      return NOTHING;
    }
    if (table !== this.fault) return driver.read(table, bufferBytes);
    // An error can come after rows: those of closed flows are then gone from the driver's table.
    const answer = table === 'closed' ? driver.read(table, bufferBytes) : NOTHING;
    return answer.rows.length > 0 ? { ...answer, result: 'more' } : FAILED;
  }
}
