import type { WrittenIisApplication } from '../../model/windows/etw/iis/iisSites.ts';
import type { FlowRequestName, FlowStatusName } from './windowsScript.ts';

/** `workload.windows` as the schema allows it. */
export interface RawWindows {
  uptime?: string;
  iis?: { sites: { id: string | number; name: string; apps?: WrittenIisApplication[] }[] };
  processes: Record<string, { pid: number; argv: string[]; service?: string }>;
  steps: RawWindowsStep[];
}

/** One step: exactly one of its keys is there. */
export interface RawWindowsStep {
  flow?: RawFlow;
  traffic?: RawTraffic;
  status?: { at: string; flow: string; is: FlowStatusName };
  end?: { at: string; flow: string; as?: FlowStatusName | 'closed'; lingers?: boolean };
  resets?: RawResets;
  'driver-http'?: RawDriverHttp;
  'http-connection'?: RawHttpConnection;
  http?: RawHttp;
  'http-events'?: RawHttpEvents;
  'http-close'?: RawHttpClose;
}

export interface RawFlow {
  at: string;
  name: string;
  process: string;
  local: string;
  remote: string;
  direction?: 'in' | 'out';
  protocol?: 'tcp' | 'udp';
  cookie?: number;
  status?: FlowStatusName;
  request?: FlowRequestName;
}

export interface RawTraffic {
  at: string;
  flow: string;
  sent?: number;
  received?: number;
  repeat?: number;
  every?: string;
}

export interface RawResets {
  start?: string;
  repeat?: number;
  every?: string;
  process: string;
  local: string;
  remote: string;
  sent?: number;
  received?: number;
  life?: string;
  lingering?: number;
  'late-bytes'?: number;
  'late-times'?: number;
  'late-every'?: string;
}

export interface RawDriverHttp {
  at: string;
  flow: string;
  method?: string;
  path?: string;
  status?: number;
  think?: string;
  repeat?: number;
  every?: string;
}

export interface RawHttpConnection {
  at: string;
  name: string;
  process: string;
  local: string;
  remote: string;
  tls?: boolean;
  flow?: boolean;
  'activity-of'?: string;
  'agent-misses'?: number[];
}

export interface RawHttp {
  at: string;
  connection: string;
  request?: string;
  method?: string;
  path?: string;
  url?: string;
  status?: number;
  site?: number;
  queue?: string;
  repeat?: number;
  every?: string;
  spacing?: string;
  think?: string;
  events?: number[];
  'agent-misses'?: number[];
}

export interface RawHttpEvents {
  at: string;
  request: string;
  spacing?: string;
  events: number[];
  'agent-misses'?: number[];
}

export interface RawHttpClose {
  at: string;
  connection: string;
  spacing?: string;
  events?: number[];
  'agent-misses'?: number[];
}
