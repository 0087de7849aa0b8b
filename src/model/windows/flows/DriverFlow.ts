import { addressBytes } from '../../kernel/addressBytes.ts';
import type { DriverFlowState, FlowOpenEvent } from '../../events.ts';
import type { FlowList } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';
import { type DriverApi, encodeFlowRow } from './flowRow.ts';
import { UNTOUCHED_FLOW } from './untouchedFlow.ts';

const ADDRESS_BYTES = 16;
const FLAG_CLOSED = 0x10;
const FLAG_ESTABLISHED = 0x20;
const FLAG_INBOUND = 0x100;
const FLAG_OUTBOUND = 0x200;
const STATUS_ESTABLISHED = 2;

/** A flow as the driver holds it. */
export interface DriverFlow {
  readonly ends: FlowOpenEvent;
  state: DriverFlowState;
  /** Time of the last change since the boot, microseconds. */
  timestampUs: bigint;
  wasEstablished: boolean;
  isClosed: boolean;
  /** It ended, and stays in the open table for good. */
  lingers: boolean;
  /** The ledger's handle. */
  readonly flows: FlowList;
}

/** A flow that begins. */
export function newDriverFlow(ends: FlowOpenEvent, timestampUs: bigint, flows: FlowList): DriverFlow {
  const state = UNTOUCHED_FLOW;
  return { ends, state, timestampUs, wasEstablished: false, isClosed: false, lingers: false, flows };
}

/** New totals. A flow that has ended keeps its terminal status, whatever data still comes. */
export function updateDriverFlow(flow: DriverFlow, state: DriverFlowState, timestampUs: bigint): void {
  flow.state = flow.lingers ? { ...state, status: flow.state.status } : state;
  flow.timestampUs = timestampUs;
  if (flow.state.status === STATUS_ESTABLISHED) flow.wasEstablished = true;
}

/** The flow as a row of an answer. */
export function rowOfDriverFlow({ ends, state, ...flow }: DriverFlow, api: DriverApi): ByteText {
  const direction = ends.dir === undefined ? 0 : ends.dir === 'in' ? FLAG_INBOUND : FLAG_OUTBOUND;
  const closed = flow.isClosed ? FLAG_CLOSED : 0;
  const established = flow.wasEstablished ? FLAG_ESTABLISHED : 0;
  return encodeFlowRow(
    {
      flowHandle: ends.handle,
      flowCookie: ends.cookie,
      processId: BigInt(ends.pid),
      addressFamily: ends.family,
      protocol: ends.proto,
      flags: direction | closed | established,
      localAddress: addressField(ends.laddr),
      remoteAddress: addressField(ends.raddr),
      packetsOut: state.sentPackets,
      monotonicSentBytes: state.sentBytesWithHeaders,
      transportBytesOut: state.sentBytes,
      packetsIn: state.recvPackets,
      monotonicRecvBytes: state.recvBytesWithHeaders,
      transportBytesIn: state.recvBytes,
      timestamp: flow.timestampUs,
      localPort: ends.lport,
      remotePort: ends.rport,
      classificationStatus: state.classification,
      classifyRequest: state.request,
      classifyResponse: state.response,
      httpUpgradeToH2Requested: 0,
      httpUpgradeToH2Accepted: 0,
      tlsVersionsOffered: 0,
      tlsVersionChosen: 0,
      tlsAlpnRequested: 0n,
      tlsAlpnChosen: 0n,
      iRtt: 0n,
      sRtt: BigInt(state.rttUs),
      rttVariance: BigInt(state.rttVarUs),
      retransmitCount: BigInt(state.retransmits),
      connectionStatus: state.status,
      interfaceIndex: 0,
      tlsCipherSuite: 0,
    },
    api,
  );
}

function addressField(address: string): ByteText {
  return String.fromCharCode(...addressBytes(address)).padEnd(ADDRESS_BYTES, '\0');
}
