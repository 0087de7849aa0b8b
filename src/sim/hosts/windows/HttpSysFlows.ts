import {
  type DriverFlowState,
  type EtwEvent,
  type FlowCloseEvent,
  type FlowOpenEvent,
  type FlowUpdateEvent,
  NO_CPU,
  type RecordedPrefix,
} from '../../../model/events.ts';
import type { ByteText } from '../../../model/windows/byteText.ts';
import { parseConnect } from '../../../model/windows/etw/connectionPayloads.ts';
import { ETW_EVENT } from '../../../model/windows/etw/etwEventIds.ts';
import { UNTOUCHED_FLOW } from '../../../model/windows/flows/untouchedFlow.ts';

/** What the driver is told of flows. */
export type DriverFlowEvent = FlowOpenEvent | FlowUpdateEvent | FlowCloseEvent;

/** Process that owns the sockets of HTTP.sys: System. */
const SYSTEM_PID = 4;
/** Far from the handles and cookies of real flows. */
const FIRST_HANDLE = 0xe700_0000_0000n;
const TCP_PROTO = 6;
const ESTABLISHED = 2;
const IDLE_REFERENCES = 2;
const FAMILY_IPV4 = 2;
const FAMILY_IPV6 = 23;

interface HttpSysFlow {
  readonly handle: bigint;
  state: DriverFlowState;
}

/**
 * Flows for a trace that holds events of HTTP.sys and nothing of the packet driver: each of its connections is taken to
 * be followed by the driver from its ConnConnect to its cleanup, and to move a packet each way with every request.
 */
export class HttpSysFlows {
  private readonly emit: (event: DriverFlowEvent) => void;
  private isNeeded: boolean;
  private readonly byConnection = new Map<ByteText, HttpSysFlow>();
  private opened = 0n;

  /** @param isNeeded - `false`: the workload says all that there is to say of flows */
  constructor(emit: (event: DriverFlowEvent) => void, isNeeded: boolean) {
    this.emit = emit;
    this.isNeeded = isNeeded;
  }

  /** The trace has flows of its own. */
  standBack(): void {
    this.isNeeded = false;
  }

  see(event: EtwEvent): void {
    if (!this.isNeeded) return;
    if (event.id === ETW_EVENT.CONNECT) this.open(event);
    else if (event.id === ETW_EVENT.CLEANUP) this.close(event);
    else if (event.id === ETW_EVENT.RECEIVE_REQUEST) this.move(event);
  }

  private open({ tNs, activityId, data }: EtwEvent): void {
    const ends = parseConnect(data);
    if (!ends) return;
    const handle = FIRST_HANDLE + this.opened;
    this.opened += 1n;
    const flow = { handle, state: ACCEPTED };
    this.byConnection.set(activityId, flow);
    this.emit({
      kind: 'flow_open',
      ...prefix(tNs),
      handle,
      cookie: handle,
      pid: SYSTEM_PID,
      family: ends.local.address.includes(':') ? FAMILY_IPV6 : FAMILY_IPV4,
      proto: TCP_PROTO,
      laddr: ends.local.address,
      lport: ends.local.port,
      raddr: ends.remote.address,
      rport: ends.remote.port,
      dir: 'in',
    });
    this.emit({ kind: 'flow_update', ...prefix(tNs), handle, state: flow.state });
  }

  private move({ tNs, activityId }: EtwEvent): void {
    const flow = this.byConnection.get(activityId);
    if (!flow) return;
    const { state } = flow;
    flow.state = { ...state, sentPackets: state.sentPackets + 1n, recvPackets: state.recvPackets + 1n };
    this.emit({ kind: 'flow_update', ...prefix(tNs), handle: flow.handle, state: flow.state });
  }

  private close({ tNs, activityId }: EtwEvent): void {
    const flow = this.byConnection.get(activityId);
    if (!flow) return;
    this.byConnection.delete(activityId);
    const { handle } = flow;
    this.emit({ kind: 'flow_close', ...prefix(tNs), handle, status: ESTABLISHED, references: IDLE_REFERENCES });
  }
}

const ACCEPTED: DriverFlowState = { ...UNTOUCHED_FLOW, status: ESTABLISHED };

function prefix(tNs: number): RecordedPrefix {
  return { tNs, cpu: NO_CPU, cseq: 0, ring: 'user' };
}
