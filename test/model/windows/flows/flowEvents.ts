import { UNTOUCHED_FLOW } from '../../../../src/model/windows/flows/untouchedFlow.ts';
import type {
  DriverFlowState,
  FlowCloseEvent,
  FlowOpenEvent,
  FlowUpdateEvent,
  RecordedPrefix,
} from '../../../../src/model/events.ts';

function prefix(tNs: number): RecordedPrefix {
  return { tNs, cpu: 0, cseq: 0, ring: 'user' };
}

/** An outgoing TCP flow begins; its handle decides its cookie and its local port. */
export function openEvent(handle: number, changes: Partial<FlowOpenEvent> = {}): FlowOpenEvent {
  return {
    ...prefix(0),
    kind: 'flow_open',
    handle: BigInt(handle),
    cookie: BigInt(1000 + handle),
    pid: 7,
    family: 2,
    proto: 6,
    laddr: '10.0.0.1',
    lport: 50_000 + handle,
    raddr: '10.0.0.2',
    rport: 443,
    dir: 'out',
    ...changes,
  };
}

/** Totals of a flow. */
export function updateEvent(handle: number, state: Partial<DriverFlowState>, tNs = 0): FlowUpdateEvent {
  return { ...prefix(tNs), kind: 'flow_update', handle: BigInt(handle), state: { ...UNTOUCHED_FLOW, ...state } };
}

/** A flow ends, with nobody else holding it unless said. */
export function closeEvent(handle: number, changes: Partial<FlowCloseEvent> = {}): FlowCloseEvent {
  return { ...prefix(0), kind: 'flow_close', handle: BigInt(handle), status: 2, references: 2, ...changes };
}
