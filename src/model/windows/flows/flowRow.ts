import { type ByteText, u16At, u16Text, u32At, u32Text, u64At, u64Text, u8At } from '../byteText.ts';

/** Versions of the driver's interface. */
export type DriverApi = 0x17 | 0x18;

/**
 * One row of the driver (`PerFlowData`), under the driver's own names.
 *
 * Addresses are 16 bytes in network order, of which IPv4 uses the first four; ports are in host order.
 * The last two fields exist from interface 0x18 on and are 0 before.
 *
 * @upstream datadog-agent pkg/network/driver/ddnpmapi.h PerFlowData @ c45d449
 */
export interface FlowRow {
  readonly flowHandle: bigint;
  readonly flowCookie: bigint;
  readonly processId: bigint;
  /** 2 is IPv4, 23 is IPv6. */
  readonly addressFamily: number;
  /** 6 is TCP, 17 is UDP. */
  readonly protocol: number;
  /** Direction in the bits 0x300, closed 0x10, established 0x20. */
  readonly flags: number;
  readonly localAddress: ByteText;
  readonly remoteAddress: ByteText;
  readonly packetsOut: bigint;
  /** Bytes with headers and retransmissions. */
  readonly monotonicSentBytes: bigint;
  /** Bytes of the payload. */
  readonly transportBytesOut: bigint;
  readonly packetsIn: bigint;
  readonly monotonicRecvBytes: bigint;
  readonly transportBytesIn: bigint;
  readonly timestamp: bigint;
  readonly localPort: number;
  readonly remotePort: number;
  readonly classificationStatus: number;
  readonly classifyRequest: number;
  readonly classifyResponse: number;
  readonly httpUpgradeToH2Requested: number;
  readonly httpUpgradeToH2Accepted: number;
  readonly tlsVersionsOffered: number;
  readonly tlsVersionChosen: number;
  readonly tlsAlpnRequested: bigint;
  readonly tlsAlpnChosen: bigint;
  readonly iRtt: bigint;
  readonly sRtt: bigint;
  readonly rttVariance: bigint;
  readonly retransmitCount: bigint;
  /** 0 unknown, 1 attempted, 2 established, 3 refused, 4 timed out, 5 reset by this host, 6 reset by the other. */
  readonly connectionStatus: number;
  readonly interfaceIndex: number;
  readonly tlsCipherSuite: number;
}

/** Bytes of one row; rows stand without padding. */
export function flowRowSize(api: DriverApi): number {
  return api === 0x17 ? 188 : 194;
}

/** Reads one row. The caller has made sure that its bytes are there. */
export function decodeFlowRow(bytes: ByteText, api: DriverApi, at = 0): FlowRow {
  return {
    flowHandle: u64At(bytes, at),
    flowCookie: u64At(bytes, at + 8),
    processId: u64At(bytes, at + 16),
    addressFamily: u16At(bytes, at + 24),
    protocol: u16At(bytes, at + 26),
    flags: u32At(bytes, at + 28),
    localAddress: bytes.slice(at + 32, at + 48),
    remoteAddress: bytes.slice(at + 48, at + 64),
    packetsOut: u64At(bytes, at + 64),
    monotonicSentBytes: u64At(bytes, at + 72),
    transportBytesOut: u64At(bytes, at + 80),
    packetsIn: u64At(bytes, at + 88),
    monotonicRecvBytes: u64At(bytes, at + 96),
    transportBytesIn: u64At(bytes, at + 104),
    timestamp: u64At(bytes, at + 112),
    localPort: u16At(bytes, at + 120),
    remotePort: u16At(bytes, at + 122),
    classificationStatus: u16At(bytes, at + 124),
    classifyRequest: u16At(bytes, at + 126),
    classifyResponse: u16At(bytes, at + 128),
    httpUpgradeToH2Requested: u8At(bytes, at + 130),
    httpUpgradeToH2Accepted: u8At(bytes, at + 131),
    tlsVersionsOffered: u16At(bytes, at + 132),
    tlsVersionChosen: u16At(bytes, at + 134),
    tlsAlpnRequested: u64At(bytes, at + 136),
    tlsAlpnChosen: u64At(bytes, at + 144),
    iRtt: u64At(bytes, at + 152),
    sRtt: u64At(bytes, at + 160),
    rttVariance: u64At(bytes, at + 168),
    retransmitCount: u64At(bytes, at + 176),
    connectionStatus: u32At(bytes, at + 184),
    interfaceIndex: api === 0x17 ? 0 : u32At(bytes, at + 188),
    tlsCipherSuite: api === 0x17 ? 0 : u16At(bytes, at + 192),
  };
}

/** Writes one row: the inverse of {@link decodeFlowRow}. Interface 0x17 has no room for the last two fields. */
export function encodeFlowRow(row: FlowRow, api: DriverApi): ByteText {
  const ends =
    u64Text(row.flowHandle) +
    u64Text(row.flowCookie) +
    u64Text(row.processId) +
    u16Text(row.addressFamily) +
    u16Text(row.protocol) +
    u32Text(row.flags) +
    row.localAddress +
    row.remoteAddress;
  const counters =
    u64Text(row.packetsOut) +
    u64Text(row.monotonicSentBytes) +
    u64Text(row.transportBytesOut) +
    u64Text(row.packetsIn) +
    u64Text(row.monotonicRecvBytes) +
    u64Text(row.transportBytesIn) +
    u64Text(row.timestamp);
  const protocols =
    u16Text(row.localPort) +
    u16Text(row.remotePort) +
    u16Text(row.classificationStatus) +
    u16Text(row.classifyRequest) +
    u16Text(row.classifyResponse) +
    String.fromCharCode(row.httpUpgradeToH2Requested & 0xff, row.httpUpgradeToH2Accepted & 0xff) +
    u16Text(row.tlsVersionsOffered) +
    u16Text(row.tlsVersionChosen) +
    u64Text(row.tlsAlpnRequested) +
    u64Text(row.tlsAlpnChosen);
  const tcp =
    u64Text(row.iRtt) +
    u64Text(row.sRtt) +
    u64Text(row.rttVariance) +
    u64Text(row.retransmitCount) +
    u32Text(row.connectionStatus);
  const added = api === 0x17 ? '' : u32Text(row.interfaceIndex) + u16Text(row.tlsCipherSuite);
  return ends + counters + protocols + tcp + added;
}
