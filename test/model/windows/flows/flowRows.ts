import type { FlowRow } from '../../../../src/model/windows/flows/flowRow.ts';

/** Bytes of an address as a row holds them. */
export function addressField(...bytes: readonly number[]): string {
  return String.fromCharCode(...bytes).padEnd(16, '\0');
}

/** An outgoing TCP flow from 10.0.0.1:50000 to 10.0.0.2:443 that nothing has happened on, with changes. */
export function flowRow(changes: Partial<FlowRow> = {}): FlowRow {
  return {
    flowHandle: 0x11n,
    flowCookie: 1n,
    processId: 1234n,
    addressFamily: 2,
    protocol: 6,
    flags: 0x200,
    localAddress: addressField(10, 0, 0, 1),
    remoteAddress: addressField(10, 0, 0, 2),
    packetsOut: 0n,
    monotonicSentBytes: 0n,
    transportBytesOut: 0n,
    packetsIn: 0n,
    monotonicRecvBytes: 0n,
    transportBytesIn: 0n,
    timestamp: 1_000_000n,
    localPort: 50_000,
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
    sRtt: 0n,
    rttVariance: 0n,
    retransmitCount: 0n,
    connectionStatus: 0,
    interfaceIndex: 0,
    tlsCipherSuite: 0,
    ...changes,
  };
}
