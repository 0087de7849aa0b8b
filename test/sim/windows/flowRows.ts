import { type FlowRowsEvent, NO_CPU } from '../../../src/model/events.ts';
import { type DriverApi, encodeFlowRow, type FlowRow } from '../../../src/model/windows/flows/flowRow.ts';
import { flowRow as flowRowOf } from '../../model/windows/flows/flowRows.ts';

/** A TCP row of 10.0.0.1:`port` to 10.0.0.2:443; the port makes it one of its own. */
export function flowRow(port: number, changes: Partial<FlowRow> = {}): FlowRow {
  return flowRowOf({
    flowHandle: BigInt(port),
    flowCookie: BigInt(port) + 1_000_000n,
    packetsOut: 1n,
    monotonicSentBytes: 140n,
    transportBytesOut: 100n,
    packetsIn: 1n,
    monotonicRecvBytes: 60n,
    transportBytesIn: 20n,
    localPort: port,
    sRtt: 900n,
    rttVariance: 50n,
    connectionStatus: 2,
    ...changes,
  });
}

/** A recorded read of these rows. */
export function flowRows(
  table: FlowRowsEvent['table'],
  rows: readonly FlowRow[],
  { api = 0x17, ...changes }: Partial<Omit<FlowRowsEvent, 'api'>> & { readonly api?: DriverApi } = {},
): FlowRowsEvent {
  return {
    kind: 'flow_rows',
    tNs: 0,
    cpu: NO_CPU,
    cseq: 0,
    ring: 'user',
    reader: undefined,
    table,
    api,
    rows: rows.map((row) => encodeFlowRow(row, api)).join(''),
    rounds: 1,
    errorCode: undefined,
    ...changes,
  };
}
