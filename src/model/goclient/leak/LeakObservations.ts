/** How the kernel names the address family of a socket; `other` is everything that is neither IP nor local. */
export type SocketFamily = 'tcp4' | 'tcp6' | 'unix' | 'other';

/** What is counted over the baseline. Connections are descriptors of sockets that the process opened itself. */
export type CountedThing = 'goroutines' | 'fds' | 'connections';

/** What one place of a process is known by; without it a count is of the whole process. */
export interface ObservedPlace {
  /** Address and port, path of a local socket, or the name of a host in a scenario. */
  readonly destination: string;
  readonly family: SocketFamily;
}

/**
 * What the read loops of connections wait for. `io_wait`: idle or waiting for headers; `select`: a response body is
 * outstanding; `mixed`: some of both; `none`: there are no read loops.
 */
export type GrownReadLoop = 'io_wait' | 'select' | 'mixed' | 'none';

/** What every observation may carry. */
export interface Observed {
  /** A short name for reports, for example `O1`. */
  readonly id?: string;
}

/** A count above the baseline at one time. */
export interface CountObservation extends Observed {
  readonly kind: 'count';
  readonly counted: CountedThing;
  /** Time since the baseline was taken, in ns. */
  readonly atNs: number;
  readonly overBaseline: number;
  /** How far a hypothesis may be off, in the same unit. */
  readonly tolerance: number;
  readonly place?: ObservedPlace;
}

/**
 * Growth over a window that is long against every period in it: two whole numbers, no float. A window without growth
 * has `grown: 0` and rules a leak out.
 */
export interface GrowthObservation extends Observed {
  readonly kind: 'growth';
  readonly counted: CountedThing;
  readonly grown: number;
  readonly windowNs: number;
  /** How far a hypothesis may be off, in things per window. */
  readonly tolerance: number;
  readonly place?: ObservedPlace;
}

/** Goroutines for each descriptor among what has grown: 2.0 for connections that nobody waits on. */
export interface RatioObservation extends Observed {
  readonly kind: 'goroutines-per-fd';
  readonly goroutines: number;
  readonly fds: number;
  /** Thousandths of a goroutine per descriptor. */
  readonly toleranceThousandths: number;
}

/** What the read loops of the connections that have grown wait for: the first thing to look at in a dump. */
export interface ReadLoopObservation extends Observed {
  readonly kind: 'read-loop';
  readonly state: Exclude<GrownReadLoop, 'mixed'>;
  /** The longest wait that was seen, in ns. */
  readonly longestWaitAtLeastNs?: number;
}

/** Whether the connections that have grown carry traffic: known from bytes where there is no dump. */
export interface UseObservation extends Observed {
  readonly kind: 'connection-use';
  /** `idle`: nothing after the last response was whole; `in-use`: a response is still coming or was not read. */
  readonly use: 'idle' | 'in-use';
  readonly place?: ObservedPlace;
}

/** How often connections are used: 1 request for each connection says that nothing is ever reused. */
export interface ReuseObservation extends Observed {
  readonly kind: 'requests-per-connection';
  readonly requests: number;
  readonly connections: number;
  /** Thousandths of a request per connection. */
  readonly toleranceThousandths: number;
  readonly place?: ObservedPlace;
}

/** Which connections the peer has closed and the process has not: the mark of bodies that nobody reads. */
export interface CloseWaitObservation extends Observed {
  readonly kind: 'close-wait';
  readonly isGrowing: boolean;
  readonly place?: ObservedPlace;
}

/** Whether calls of the process hang or fail; a limit that blocks would show here. */
export interface CallsObservation extends Observed {
  readonly kind: 'calls';
  readonly outcome: 'all-done' | 'hanging';
}

/** One thing that somebody observed. */
export type LeakObservation =
  | CountObservation
  | GrowthObservation
  | RatioObservation
  | ReadLoopObservation
  | UseObservation
  | ReuseObservation
  | CloseWaitObservation
  | CallsObservation;

/**
 * What was observed of a process that may leak, in the order in which it is held against every hypothesis: the first
 * one that a hypothesis cannot explain rules it out.
 */
export interface LeakObservations {
  /** What the observations are of, for the report: a file or a scenario. */
  readonly source: string;
  readonly observations: readonly LeakObservation[];
}
