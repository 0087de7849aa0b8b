import { type FlowRowsEvent, NO_CPU } from '../../../src/model/events.ts';
import { type DriverApi, encodeFlowRow, type FlowRow } from '../../../src/model/windows/flows/flowRow.ts';

/** A TCP row of 10.0.0.1:`port` to 10.0.0.2:443; the port makes it one of its own. */
export function flowRow(port: number, changes: Partial<FlowRow> = {}): FlowRow {
  return {
    flowHandle: BigInt(port),
    flowCookie: BigInt(port) + 1_000_000n,
    processId: 1234n,
    addressFamily: 2,
    protocol: 6,
    flags: 0x200,
    localAddress: '\n\0\0\u0001'.padEnd(16, '\0'),
    remoteAddress: '\n\0\0\u0002'.padEnd(16, '\0'),
    packetsOut: 1n,
    monotonicSentBytes: 140n,
    transportBytesOut: 100n,
    packetsIn: 1n,
    monotonicRecvBytes: 60n,
    transportBytesIn: 20n,
    timestamp: 1_000_000n,
    localPort: port,
    remotePort: 443,
    classificationStatus: 0,
    classifyRequest: 0,
    classifyResponse: 0,
    httpUpgradeToH2Requested: 0,
    httpUpgradeToH2Accepted: 0,
    tlsVersionsOffered: 0,
    tlsVersionChosen: 0,
    tlsAlpnRequested: 0n,
    tlsAlpnChosen: 0n,
    iRtt: 0n,
    sRtt: 900n,
    rttVariance: 50n,
    retransmitCount: 0n,
    connectionStatus: 2,
    interfaceIndex: 0,
    tlsCipherSuite: 0,
    ...changes,
  };
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
