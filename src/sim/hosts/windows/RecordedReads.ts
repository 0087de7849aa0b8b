import type { FlowRowsEvent } from '../../../model/events.ts';
import type { FlowList } from '../../../model/ledger/tracker.ts';
import type { ByteText } from '../../../model/windows/byteText.ts';
import type { DriverAnswer, FlowDriver, FlowTableName } from '../../../model/windows/flows/FlowDriver.ts';
import {
  decodeFlowRow,
  type DriverApi,
  encodeFlowRow,
  type FlowRow,
  flowRowSize,
} from '../../../model/windows/flows/flowRow.ts';

/** One row of a recorded read, with the ledger's handle of its flow. */
interface RecordedRow {
  readonly bytes: ByteText;
  readonly flows: FlowList;
}

/**
 * A driver that answers with what a recorder saw: the open table as it was last read, and every closed flow once.
 *
 * So a replay may poll at other times than the recorded agent did.
 */
export class RecordedReads implements FlowDriver {
  private readonly rows: Record<FlowTableName, RecordedRow[]> = { open: [], closed: [] };
  private readonly fails: Record<FlowTableName, boolean> = { open: false, closed: false };
  private cursor = 0;
  private readonly driverApi: DriverApi;
  private readonly flowsOf: (row: FlowRow, table: FlowTableName) => FlowList;

  /**
   * @param driverApi - interface of the agent: rows of another one are written anew for it
   * @param flowsOf - the ledger's handle of a row's flow
   */
  constructor(driverApi: DriverApi, flowsOf: (row: FlowRow, table: FlowTableName) => FlowList) {
    this.driverApi = driverApi;
    this.flowsOf = flowsOf;
  }

  /** A recorded read. One that failed makes the next read of that table fail. */
  add({ table, api, rows, errorCode }: FlowRowsEvent): void {
    const recordedApi = api === 0x18 ? 0x18 : 0x17;
    const size = flowRowSize(recordedApi);
    const read: RecordedRow[] = [];
    for (let offset = 0; offset + size <= rows.length; offset += size) {
      const row = decodeFlowRow(rows, recordedApi, offset);
      read.push({ bytes: encodeFlowRow(row, this.driverApi), flows: this.flowsOf(row, table) });
    }
    if (errorCode !== undefined) this.fails[table] = true;
    if (table === 'open') {
      this.rows.open = read;
      this.cursor = 0;
    } else {
      for (const row of read) this.rows.closed.push(row);
    }
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    if (this.fails[table]) return this.readAndFail(table, bufferBytes);
    const rows = this.rows[table];
    const from = table === 'open' ? this.cursor : 0;
    let until = from;
    let bytes = 0;
    while (until < rows.length && bytes + rows[until]!.bytes.length <= bufferBytes) {
      bytes += rows[until]!.bytes.length;
      until += 1;
    }
    const answer = rows.slice(from, until);
    const isMore = until < rows.length;
    if (table === 'closed') this.rows.closed = rows.slice(until);
    else this.cursor = isMore ? until : 0;
    if (answer.length === 0 && !isMore) return { rows: '', result: 'none' };
    return {
      rows: answer.map((row) => row.bytes).join(''),
      result: isMore ? 'more' : 'ok',
      flows: answer.map((row) => row.flows),
    };
  }

  /** Closed flows that were read before the error are gone from the driver's table, so they are handed out first. */
  private readAndFail(table: FlowTableName, bufferBytes: number): DriverAnswer {
    this.fails[table] = false;
    if (table === 'open' || this.rows.closed.length === 0) return { rows: '', result: 'error' };
    const answer = this.read(table, bufferBytes);
    this.fails[table] = true;
    return { ...answer, result: 'more' };
  }
}
