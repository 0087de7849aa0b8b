import type { ClosedEventRace, ReadFault } from '../model/windows/flows/FlowDriver.ts';
import type { WindowsScript } from './windows/windowsScript.ts';

/**
 * A scenario as its `scenario.yaml` says it, after the schema check. Times and durations are ns since the start.
 *
 * A scenario is a directory: `scenario.yaml`, a README that says what it shows and where it comes from, and, where the
 * workload was recorded, a trace.
 */
export interface Scenario {
  /** Directory that holds `scenario.yaml`. */
  readonly directory: string;
  /** Name of the directory. */
  readonly name: string;
  readonly title: string;
  readonly profile: string | undefined;
  /** Toggle id → value. */
  readonly toggles: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly agent: AgentSchedule;
  readonly workload: Workload;
  readonly expect: Expectations;
}

/** When the process-agent registers and polls. */
export interface AgentSchedule {
  /** ns; `undefined`: the client never registers on its own, only its first poll makes it known. */
  readonly registerAtNs: number | undefined;
  readonly pollEveryNs: number;
  readonly pollOffsetNs: number;
  /** Polls after the last event of the workload, so that everything can drain. */
  readonly quietPolls: number;
  /** Numbers (from 1) of the polls at which the process-agent cannot scan processes. */
  readonly failedScans: readonly number[];
  /** Numbers of the polls whose payload never arrives. */
  readonly lostPayloads: readonly number[];
  /** Places in the timetable (from 1) at which the process-agent does not poll. */
  readonly skippedPolls: readonly number[];
  /** Other clients of system-probe. */
  readonly otherClients: readonly ScheduledClient[];
  /** Times at which somebody sets the host's wall clock, and by how many ns: negative when it is set back. */
  readonly clockSteps: readonly { readonly atNs: number; readonly byNs: number }[];
  /** Windows: polls whose read of a driver table fails or finds nothing, polls that the closed-event loop runs into. */
  readonly failedReads: ReadonlyMap<number, ReadFault>;
  readonly closedEventRaces: ReadonlyMap<number, ClosedEventRace>;
  /** When system-probe is started again after it has died; `undefined`: never. */
  readonly restartAfterNs: number | undefined;
}

/** Another client of system-probe, with its timetable in ns. */
export interface ScheduledClient {
  readonly id: string;
  readonly registerAtNs: number | undefined;
  readonly pollEveryNs: number;
  readonly pollOffsetNs: number;
}

/** What happens on the host: a recorded trace, a script, or a generated case with an agent's timetable of its own. */
export type Workload =
  | { readonly kind: 'trace'; readonly file: string }
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'windows'; readonly script: WindowsScript }
  | { readonly kind: 'case'; readonly file: string };

/** A written workload. */
export interface Script {
  readonly cpus: number;
  readonly processes: ReadonlyMap<string, ScriptProcess>;
  readonly steps: readonly ScriptStep[];
}

export interface ScriptProcess {
  readonly name: string;
  readonly pid: number;
  /** Namespace by name; `host` is the root namespace. */
  readonly netns: string;
  readonly argv: readonly string[];
  readonly service: string | undefined;
  readonly cpu: number;
}

export type ScriptStep = CurlStep | ConnectStep | RequestStep | RespondStep | CloseStep;

/** One or more curls to a published port, relayed by docker-proxy: four sockets each. */
export interface CurlStep {
  readonly kind: 'curl';
  readonly startNs: number;
  readonly repeat: number;
  readonly everyNs: number;
  /** Pid of the first curl; each further one has the next pid. */
  readonly firstPid: number;
  readonly frontAddress: string;
  readonly frontPort: number;
  readonly path: string;
  readonly status: number;
  /** Name of the docker-proxy process. */
  readonly proxy: string;
  /** The proxy's address towards the container. */
  readonly proxyAddress: string;
  /** Name of the server process in the container. */
  readonly server: string;
  readonly serverAddress: string;
  readonly serverPort: number;
  /** Time the server takes to answer. */
  readonly thinkNs: number;
  /** How long the client keeps its connection open after the response. */
  readonly holdNs: number;
  /** How long the connection towards the container stays open after the client's has closed. */
  readonly bridgeHoldNs: number;
  /** How much later than the proxy's the container's socket is closed. */
  readonly serverHoldNs: number;
}

/** An end of a connection; without a process it is on another host. */
export interface ScriptEnd {
  readonly process: string | undefined;
  readonly address: string;
  readonly port: number;
}

export interface ConnectStep {
  readonly kind: 'connect';
  readonly atNs: number;
  readonly flow: string;
  readonly client: ScriptEnd;
  readonly server: ScriptEnd;
}

export interface RequestStep {
  readonly kind: 'request';
  readonly atNs: number;
  readonly flow: string;
  readonly method: string;
  readonly path: string;
}

export interface RespondStep {
  readonly kind: 'respond';
  readonly atNs: number;
  readonly flow: string;
  readonly status: number;
}

export interface CloseStep {
  readonly kind: 'close';
  readonly atNs: number;
  readonly flow: string;
  readonly by: 'client' | 'server';
  /** How much later the other end closes. */
  readonly otherAfterNs: number;
}

/** What the run must show, exactly. Absent parts are not checked. */
export interface Expectations {
  /** Service → hits that the back end counts on the server's side. */
  readonly serverHits: ReadonlyMap<string, number> | undefined;
  /** Service → hits that the back end counts on the client's side. */
  readonly clientHits: ReadonlyMap<string, number> | undefined;
  /** Fate kind or loss reason → hits of the ledger. */
  readonly fates: ReadonlyMap<string, number> | undefined;
  readonly connections: { readonly delivered: number | undefined; readonly kept: number | undefined } | undefined;
  /** Sums of failed and closed TCP connections in all payloads. */
  readonly tcp: { readonly failed: number | undefined; readonly closed: number | undefined } | undefined;
  /** Poll by poll, from the first; as many as are given. */
  readonly polls: readonly PollExpectation[];
  /** Counter of the agent → value at the end. */
  readonly counters: ReadonlyMap<string, number> | undefined;
  /** How often the agent dies. */
  readonly agentEnds: number | undefined;
  /** Names of the invariants that this run violates; all others must hold. */
  readonly violates: readonly string[];
  readonly overSeeds: SeedExpectation | undefined;
}

/** What one poll must deliver; absent parts are not checked. */
export interface PollExpectation {
  readonly delivered?: number;
  /** Sums over the payload's connections, before the filter. */
  readonly established?: number;
  readonly closed?: number;
  readonly failed?: number;
  /** Payload bytes sent. */
  readonly sent?: number;
}

/** What may happen over many seeds: which server hits of one service occur. */
export interface SeedExpectation {
  readonly seeds: number;
  readonly service: string;
  /** Every value that must occur, ascending; no other may. */
  readonly serverHits: readonly number[];
}
