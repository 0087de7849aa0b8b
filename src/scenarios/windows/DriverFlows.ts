import { assert } from '../../model/assert.ts';
import type { DriverFlowState } from '../../model/events.ts';
import { UNTOUCHED_FLOW } from '../../model/windows/flows/untouchedFlow.ts';
import type { Endpoint } from './windowsScript.ts';
import type { WindowsEventLog } from './WindowsEventLog.ts';

const FAMILY_IPV4 = 2;
const FAMILY_IPV6 = 23;
const PROTO = { tcp: 6, udp: 17 } as const;
/** Bytes of headers that one packet adds. */
const HEADER_BYTES = 40n;
const CLASSIFIED = 1;
const SEGMENT_BYTES = 1460n;
const FIRST_HANDLE = 0x11n;
const FIRST_COOKIE = 0x1001n;
/** References to an idle flow, and to one whose packet is on its way up. */
const REFERENCES = { idle: 2, busy: 3 } as const;

/** What a flow is opened with. */
export interface NewFlow {
  readonly pid: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly direction: 'in' | 'out';
  readonly protocol: 'tcp' | 'udp';
  readonly cookie?: bigint | undefined;
  /** Takes the handle of the flow that has last gone from the driver's open table, if there is one. */
  readonly reusesHandle?: boolean | undefined;
  readonly status: number;
  readonly request?: number | undefined;
}

/** How a flow ends. */
export interface FlowEnding {
  readonly status: number;
  readonly isLingering: boolean;
}

/** A flow of the script. */
interface ScriptFlow extends FlowPair {
  readonly handle: bigint;
  state: DriverFlowState;
  /** It stays in the open table, and keeps its handle. */
  lingers: boolean;
}

/** The ends of a flow. */
export interface FlowPair {
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** The flows of a script by name, with the totals that the driver would have counted. */
export class DriverFlows {
  private readonly log: WindowsEventLog;
  private readonly flows = new Map<string, ScriptFlow>();
  /** Handles of flows that have gone from the open table, and which flow has each handle now. */
  private readonly freeHandles: bigint[] = [];
  private readonly owners = new Map<bigint, ScriptFlow>();
  private opened = 0n;

  constructor(log: WindowsEventLog) {
    this.log = log;
  }

  has(name: string): boolean {
    return this.flows.has(name);
  }

  /** A flow is followed from now on; one of the same name is not meant any more. */
  open(name: string, tNs: number, flow: NewFlow): void {
    const handle = (flow.reusesHandle ? this.freeHandles.pop() : undefined) ?? FIRST_HANDLE + this.opened;
    this.log.add(tNs, {
      kind: 'flow_open',
      handle,
      cookie: flow.cookie ?? FIRST_COOKIE + this.opened,
      pid: flow.pid,
      family: flow.local.address.includes(':') ? FAMILY_IPV6 : FAMILY_IPV4,
      proto: PROTO[flow.protocol],
      laddr: flow.local.address,
      lport: flow.local.port,
      raddr: flow.remote.address,
      rport: flow.remote.port,
      dir: flow.direction,
    });
    this.opened += 1n;
    const { request } = flow;
    const status = flow.protocol === 'tcp' ? flow.status : 0;
    const state = { ...NEAR, status, ...(request === undefined ? {} : { classification: CLASSIFIED, request }) };
    const opened = { handle, state, lingers: false, local: flow.local, remote: flow.remote };
    this.flows.set(name, opened);
    this.owners.set(handle, opened);
    this.log.add(tNs, { kind: 'flow_update', handle, state });
  }

  endsOf(name: string): FlowPair {
    return this.flow(name);
  }

  /** Payload moves. */
  move(name: string, tNs: number, { sentBytes, recvBytes }: { sentBytes: number; recvBytes: number }): void {
    const sent = packetsOf(sentBytes);
    const received = packetsOf(recvBytes);
    this.update(name, tNs, (state) => ({
      ...state,
      sentBytes: state.sentBytes + BigInt(sentBytes),
      recvBytes: state.recvBytes + BigInt(recvBytes),
      sentPackets: state.sentPackets + sent,
      recvPackets: state.recvPackets + received,
      sentBytesWithHeaders: state.sentBytesWithHeaders + BigInt(sentBytes) + sent * HEADER_BYTES,
      recvBytesWithHeaders: state.recvBytesWithHeaders + BigInt(recvBytes) + received * HEADER_BYTES,
    }));
  }

  /** The connection status changes. */
  change(name: string, tNs: number, status: number): void {
    this.update(name, tNs, (state) => ({ ...state, status }));
  }

  /** The closure runs. A lingering flow may still be changed afterwards. */
  end(name: string, tNs: number, { status, isLingering }: FlowEnding): void {
    const flow = this.flow(name);
    if (!this.isKnownByHandle(flow)) return;
    flow.state = { ...flow.state, status };
    if (isLingering) flow.lingers = true;
    else if (!flow.lingers && !this.freeHandles.includes(flow.handle)) this.freeHandles.push(flow.handle);
    const references = isLingering ? REFERENCES.busy : REFERENCES.idle;
    this.log.add(tNs, { kind: 'flow_close', handle: flow.handle, status, references });
  }

  private update(name: string, tNs: number, change: (state: DriverFlowState) => DriverFlowState): void {
    const flow = this.flow(name);
    if (!this.isKnownByHandle(flow)) return;
    flow.state = change(flow.state);
    this.log.add(tNs, { kind: 'flow_update', handle: flow.handle, state: flow.state });
  }

  /** Not any more when another flow has taken its handle over: what happens to it is then no concern of the driver. */
  private isKnownByHandle(flow: ScriptFlow): boolean {
    return this.owners.get(flow.handle) === flow;
  }

  private flow(name: string): ScriptFlow {
    const flow = this.flows.get(name);
    assert(flow !== undefined, `flow ${name} was checked when the scenario was loaded`);
    return flow;
  }
}

/** As flows of a local network are measured. */
const NEAR: DriverFlowState = { ...UNTOUCHED_FLOW, rttUs: 900, rttVarUs: 50 };

function packetsOf(bytes: number): bigint {
  return bytes === 0 ? 0n : (BigInt(bytes) + SEGMENT_BYTES - 1n) / SEGMENT_BYTES;
}
