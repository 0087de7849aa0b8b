import type { WrittenIisSites } from '../../model/windows/etw/iis/iisSites.ts';

/** A written workload of a Windows host: flows as its packet driver sees them, and events of its HTTP service. */
export interface WindowsScript {
  /** How long the host had been up at the start. */
  readonly uptimeNs: number;
  /** The site configuration; `undefined`: the host has none. */
  readonly iis: WrittenIisSites | undefined;
  readonly processes: ReadonlyMap<string, WindowsProcess>;
  readonly steps: readonly WindowsStep[];
}

export interface WindowsProcess {
  readonly name: string;
  readonly pid: number;
  readonly argv: readonly string[];
  readonly service: string | undefined;
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export type WindowsStep =
  | FlowStep
  | TrafficStep
  | StatusStep
  | EndStep
  | ResetsStep
  | DriverHttpStep
  | HttpConnectionStep
  | HttpStep
  | HttpEventsStep
  | HttpCloseStep;

/** The driver begins to follow a flow. */
export interface FlowStep {
  readonly kind: 'flow';
  readonly atNs: number;
  readonly name: string;
  readonly process: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly direction: 'in' | 'out';
  readonly protocol: 'tcp' | 'udp';
  /** The driver's identity of the flow; `undefined`: one of its own. */
  readonly cookie: bigint | undefined;
  /** Whether the driver gives it the handle of the flow that has last gone from its open table. */
  readonly reusesHandle?: boolean | undefined;
  /** Connection status, see `DriverFlowState`. */
  readonly status: number;
  /** What the driver took the first request for, see `DriverFlowState`; `undefined`: it could not tell. */
  readonly request?: number | undefined;
}

/** Payload moves, once or again and again. */
export interface TrafficStep {
  readonly kind: 'traffic';
  readonly atNs: number;
  readonly flow: string;
  readonly sentBytes: number;
  readonly recvBytes: number;
  readonly repeat: number;
  readonly everyNs: number;
}

/** The connection status changes. */
export interface StatusStep {
  readonly kind: 'status';
  readonly atNs: number;
  readonly flow: string;
  readonly status: number;
}

/** The flow's closure runs in the driver. */
export interface EndStep {
  readonly kind: 'end';
  readonly atNs: number;
  readonly flow: string;
  readonly status: number;
  /** A packet on its way holds a reference, so that the driver never lets the flow go. */
  readonly isLingering: boolean;
}

/** Many short connections that the other end resets. */
export interface ResetsStep {
  readonly kind: 'resets';
  readonly startNs: number;
  readonly repeat: number;
  readonly everyNs: number;
  readonly process: string;
  readonly localAddress: string;
  readonly remote: Endpoint;
  readonly sentBytes: number;
  readonly recvBytes: number;
  /** From the opening of each to its reset. */
  readonly lifeNs: number;
  /** How many of them linger, evenly spread. */
  readonly lingering: number;
  /** Bytes that a lingering one still receives, how often and how far apart. */
  readonly lateBytes: number;
  readonly lateTimes: number;
  readonly lateEveryNs: number;
}

/** Requests on a flow that the driver itself follows: the server is not HTTP.sys. */
export interface DriverHttpStep {
  readonly kind: 'driver-http';
  readonly atNs: number;
  readonly flow: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly thinkNs: number;
  readonly repeat: number;
  readonly everyNs: number;
}

/** The HTTP service takes a connection. */
export interface HttpConnectionStep {
  readonly kind: 'http-connection';
  readonly atNs: number;
  readonly name: string;
  readonly process: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly isTls: boolean;
  /** Whether the packet driver follows the connection too. */
  readonly hasFlow: boolean;
  /** Earlier connection whose activity id is used again; `undefined`: an id of its own. */
  readonly activityOf?: string | undefined;
  /** Events that the agent's session loses, by id. */
  readonly agentMisses: readonly number[];
}

/** What the HTTP service tells of a request, in this order. */
export interface HttpStep {
  readonly kind: 'http';
  readonly atNs: number;
  readonly connection: string;
  /** Name for later steps; `undefined`: none. */
  readonly request: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly siteId: number;
  readonly queue: string;
  readonly repeat: number;
  readonly everyNs: number;
  /** From one event to the next. */
  readonly spacingNs: number;
  /** From the event before it to the one that completes the request. */
  readonly thinkNs: number;
  readonly events: readonly number[];
  readonly agentMisses: readonly number[];
}

/** More events of an earlier request. */
export interface HttpEventsStep {
  readonly kind: 'http-events';
  readonly atNs: number;
  readonly request: string;
  readonly spacingNs: number;
  readonly events: readonly number[];
  readonly agentMisses: readonly number[];
}

/** The connection ends. */
export interface HttpCloseStep {
  readonly kind: 'http-close';
  readonly atNs: number;
  readonly connection: string;
  readonly spacingNs: number;
  /** 23 is the close, 24 the cleanup. */
  readonly events: readonly number[];
  readonly agentMisses: readonly number[];
}

/** Connection status of a flow by the words of scripts. */
export const FLOW_STATUS = {
  unknown: 0,
  attempted: 1,
  established: 2,
  refused: 3,
  'timed-out': 4,
  'reset-sent': 5,
  'reset-received': 6,
} as const;
export type FlowStatusName = keyof typeof FLOW_STATUS;

/** What the driver took the first request of a flow for, by the words of scripts. */
export const FLOW_REQUEST = {
  'http-post': 2,
  'http-get': 5,
  'http-delete': 8,
  http2: 9,
  tls: 10,
  redis: 11,
  postgres: 12,
  mysql: 13,
  mongo: 14,
  amqp: 15,
} as const;
export type FlowRequestName = keyof typeof FLOW_REQUEST;
