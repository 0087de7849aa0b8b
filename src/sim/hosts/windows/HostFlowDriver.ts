import type { DriverAnswer, FlowDriver, FlowTableName } from '../../../model/windows/flows/FlowDriver.ts';

/**
 * The driver as the agent of a run sees it: the modelled tables, or recorded reads once the trace has some, and a fault
 * where the run wants one.
 */
export class HostFlowDriver implements FlowDriver {
  private readonly tables: FlowDriver;
  private readonly recorded: FlowDriver;
  private isRecorded = false;
  private failing: FlowTableName | undefined;

  constructor(tables: FlowDriver, recorded: FlowDriver) {
    this.tables = tables;
    this.recorded = recorded;
  }

  /** From now on recorded reads count. */
  useRecorded(): void {
    this.isRecorded = true;
  }

  /** Reads of this table fail until further notice. */
  fail(table: FlowTableName | undefined): void {
    this.failing = table;
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    const driver = this.isRecorded ? this.recorded : this.tables;
    if (table !== this.failing) return driver.read(table, bufferBytes);
    // The driver hands out what it has, and the call ends in an error: closed flows are gone from its table.
    return { ...driver.read(table, bufferBytes), result: 'error' };
  }
}
