import type { HypothesisId } from '../../model/goclient/leak/hypothesisIds.ts';
import type { GrownReadLoop } from '../../model/goclient/leak/LeakObservations.ts';
import type { FailureKind } from '../../model/goclient/RequestCall.ts';
import type { BodyFraming } from '../../model/goclient/ResponsePlan.ts';

/** A duration as text; a plain 0 is allowed, because it is Go's own way to say "never". */
export type RawDuration = string | 0;

/** `scenario.yaml` with `model: go-http-client-pool` as its schema allows it (schemas/http-clients.schema.json). */
export interface RawClientScenario {
  model: string;
  name?: string;
  title?: string;
  scale?: number;
  go?: { dialDetached?: boolean };
  servers?: Record<string, RawServer>;
  transport?: RawTransport;
  transports?: Record<string, RawTransport>;
  clients?: Record<string, { transport?: string; timeout?: RawDuration }>;
  application: RawApplication;
  changes?: RawChange[];
  expect?: RawClientExpect[];
  attemptedFix?: RawTransport;
  hypotheses?: HypothesisId[];
  observations?: RawObservation[];
  whatIf?: RawWhatIf[];
}

export interface RawServer {
  family?: 'tcp4' | 'tcp6' | 'unix';
  scheme?: 'http' | 'https';
  closesIdleAfter?: RawDuration;
  refusesDials?: boolean;
}

export interface RawTransport {
  default?: boolean;
  disableKeepAlives?: boolean;
  maxIdleConns?: number;
  maxIdleConnsPerHost?: number;
  maxConnsPerHost?: number;
  idleConnTimeout?: RawDuration;
  responseHeaderTimeout?: RawDuration;
  dialDelay?: RawDuration;
  dialTimeout?: RawDuration;
  proxy?: string;
  http2?: boolean;
}

export interface RawApplication {
  pool?: { size: number; overflow?: 'temporary-client'; closeTemporary?: boolean };
  otherGoroutines?: number;
  startup?: RawStartup[];
  holders?: RawHolder[];
  periodic?: RawPeriodic[];
}

export type RawBody =
  | 'read-and-close'
  | 'read'
  | 'close-unread'
  | 'abandon'
  | 'hold'
  | 'follow'
  | 'read-bytes'
  | 'read-bytes-and-close';

export interface RawCall {
  client?: string;
  server?: string;
  method?: string;
  status?: number;
  framing?: BodyFraming;
  bytes?: number;
  body?: RawBody;
  readBytes?: number;
  answers?: 'at-once' | 'never';
  think?: RawDuration;
  connectionClose?: boolean;
  stream?: boolean;
  endsOld?: boolean;
}

export interface RawStartup extends RawCall {
  calls: number;
}

export interface RawHolder {
  kind: 'follow' | 'unread-body' | 'hung';
  count: number;
  client?: string;
  server?: string;
}

export interface RawPeriodic extends RawCall {
  every: RawDuration;
  first?: RawDuration;
  calls?: number;
  strayGoroutines?: number;
}

export interface RawChange {
  at: RawDuration;
  name?: string;
  set: Record<string, unknown>;
}

export interface RawClientExpect {
  at?: RawDuration;
  goroutinesOverBaseline?: number;
  fdsOverBaseline?: number;
  goroutines?: number;
  goroutinesPerMinute?: number;
  readLoop?: GrownReadLoop;
  parkedCallers?: number;
  dials?: number;
  answered?: Record<string, number>;
  failed?: Partial<Record<FailureKind, number>>;
  leak?: boolean;
  plateauGoroutines?: number;
}

export interface RawObservation {
  id?: string;
  at?: RawDuration;
  goroutines?: number;
  fds?: number;
  connections?: number;
  tolerance?: number;
  goroutinesPerFd?: number;
  requestsPerConnection?: number;
  readLoop?: 'io_wait' | 'select' | 'none';
  longestWaitAtLeast?: RawDuration;
  use?: 'idle' | 'in-use';
  closeWait?: 'growing' | 'not-growing';
  calls?: 'all-done' | 'hanging';
}

export interface RawWhatIf {
  name?: string;
  set: Record<string, unknown>;
  changes?: RawChange[];
  expect: RawClientExpect | RawClientExpect[];
}
