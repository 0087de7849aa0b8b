import type { DriverAnswer, FlowDriver, FlowTableName } from '../../../../src/model/windows/flows/FlowDriver.ts';
import { type DriverApi, encodeFlowRow, type FlowRow } from '../../../../src/model/windows/flows/flowRow.ts';
import type { ReadResult } from '../../../../src/model/windows/flows/FlowDriver.ts';

/** One answer as a test writes it. */
export interface Round {
  readonly rows?: readonly FlowRow[];
  readonly flows?: readonly number[];
  readonly result: ReadResult;
}

/** A driver that gives the answers it was told, one by one; without any it has no more items. */
export class ScriptedDriver implements FlowDriver {
  readonly offered: [FlowTableName, number][] = [];
  private readonly rounds: Record<FlowTableName, Round[]> = { open: [], closed: [] };
  private readonly api: DriverApi;

  constructor(api: DriverApi = 0x17) {
    this.api = api;
  }

  answer(table: FlowTableName, ...rounds: readonly Round[]): void {
    this.rounds[table].push(...rounds);
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    this.offered.push([table, bufferBytes]);
    const { rows = [], result, flows } = this.rounds[table].shift() ?? { result: 'none' };
    const bytes = rows.map((row) => encodeFlowRow(row, this.api)).join('');
    return { rows: bytes, result, ...(flows === undefined ? {} : { flows }) };
  }
}
