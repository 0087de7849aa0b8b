import { bookDelivery } from '../bookDelivery.ts';
import type { ConnStats } from '../connStats.ts';
import type { JoinResult } from '../join/joinHttp.ts';
import type { PollFaults } from '../pipeline.ts';
import { PayloadEncoder } from '../join/PayloadEncoder.ts';
import { type PayloadOutcome, ProcessAgent, type ProcessSource } from '../processAgent/ProcessAgent.ts';
import { type Delta, PROCESS_AGENT_CLIENT } from '../state/NetworkState.ts';
import { AgentCrash } from './AgentCrash.ts';
import type { EtwRecord } from './etw/EtwRecord.ts';
import { encodedFailures } from './flows/failureGate.ts';
import { SystemProbe, type SystemProbeOptions } from './SystemProbe.ts';

/** What a Windows pipeline is made from. */
export interface WindowsPipelineOptions extends SystemProbeOptions {
  readonly processes: ProcessSource;
  /** When system-probe is started again after it has died, ns; absent = never. */
  readonly restartAfterNs?: number | undefined;
  /** Told whenever system-probe dies, with what is about to go; `undefined`: it died at its start. */
  readonly died?: ((crash: AgentCrash, nowNs: number, probe: SystemProbe | undefined) => void) | undefined;
}

/** What a poll brought: nothing at all when it failed or system-probe is down. */
export interface WindowsPollOutcome extends PayloadOutcome {
  readonly delta: Delta;
  readonly join: JoinResult;
}

/**
 * The agent on Windows, its stages in order:
 *
 * driver's open and closed tables → tracer → per-client state              ┐
 * HTTP.sys events → ETW HTTP service → (every 3 s) ┐                       │
 * driver's HTTP transactions → (at a poll) ────────┴→ statistics ──────────┴→ delta → join → process-agent
 *
 * system-probe can die of what it is given; then all that it holds is lost, and nobody answers until it starts again.
 */
export class WindowsPipeline {
  readonly processAgent: ProcessAgent;
  private readonly options: WindowsPipelineOptions;
  private probe: SystemProbe | undefined;
  /** Infinity while system-probe runs, and when it is not to be started again. */
  private restartAtNs = Infinity;
  private readonly encoder: PayloadEncoder;
  private orphanAggregations = 0;
  private usmConnections = 0;

  constructor(options: WindowsPipelineOptions) {
    const { profile, choices, ledger, processes } = options;
    this.options = options;
    this.processAgent = new ProcessAgent(profile.processAgent, { choices, ledger, processes });
    this.encoder = new PayloadEncoder(profile, ledger);
    this.startProbe(0);
  }

  /** Whether system-probe runs. */
  get isUp(): boolean {
    return this.probe !== undefined;
  }

  /** Whether it captures HTTP at all. */
  get capturesHttp(): boolean {
    return this.probe?.usm !== undefined;
  }

  /** The present life of system-probe; `undefined` while it is down. */
  get life(): SystemProbe | undefined {
    return this.probe;
  }

  /** Lets the agent's own timers run up to a time. */
  advanceTo(nowNs: number): void {
    if (this.restartAtNs <= nowNs) this.startProbe(this.restartAtNs);
    this.probe?.usm?.advanceTo(nowNs);
  }

  /** Windows delivers an event of the HTTP service. */
  etw(record: EtwRecord, nowNs: number): void {
    this.guard(nowNs, (probe) => {
      if (probe.usm) probe.etw.handle(record, nowNs);
    });
  }

  /** The driver signals that many closed flows wait. */
  closedEvent(nowNs: number): void {
    this.guard(nowNs, (probe) => probe.tracer.closedEvent());
  }

  /** The driver signals that many HTTP transactions wait. */
  httpEvent(nowNs: number): void {
    this.guard(nowNs, (probe) => probe.usm?.driverReady());
  }

  /** A client makes itself known. */
  register(client: string, nowNs: number): void {
    this.probe?.tracer.registerClient(client, nowNs);
  }

  /** One poll. @returns a payload without connections when there is no answer */
  poll(client: string, nowNs: number, faults: PollFaults = {}): WindowsPollOutcome {
    const { closedEventRace: race } = faults;
    const result = this.guard(nowNs, (probe) => probe.tracer.poll(client, nowNs, race === undefined ? {} : { race }));
    if (result?.kind !== 'delta') return NO_ANSWER;
    const { delta } = result;
    const { ledger } = this.options;
    this.gateFailures(delta.conns);
    const join = this.encoder.encode(delta);
    this.orphanAggregations += join.orphanAggregations;
    this.usmConnections += join.usmConnections;
    this.probe?.tracer.giveBack(client, result.buffer);
    if (client !== PROCESS_AGENT_CLIENT) return { ...NO_ANSWER, delta, join };
    bookDelivery(delta, join, ledger);
    if (faults.payloadIsLost === true) {
      this.processAgent.loseAll(delta.conns, join);
      return { ...NO_ANSWER, delta, join };
    }
    return { delta, join, ...this.processAgent.receive(delta.conns, join, faults.scanFails) };
  }

  /** Counters of the join. */
  joinCounters(): Map<string, number> {
    return new Map([
      ['usm.http.connections', this.usmConnections],
      ['usm.http.orphan_aggregations', this.orphanAggregations],
    ]);
  }

  /** The encoder writes failures, or leaves them out. */
  private gateFailures(conns: readonly ConnStats[]): void {
    const { windows } = this.options.profile;
    for (const conn of conns) conn.tcpFailures = encodedFailures(conn, windows);
  }

  /** Lets system-probe do something, unless it is down; it may die of it. */
  private guard<T>(nowNs: number, act: (probe: SystemProbe) => T): T | undefined {
    if (this.probe === undefined) return undefined;
    try {
      return act(this.probe);
    } catch (error) {
      if (!(error instanceof AgentCrash)) throw error;
      this.die(error, nowNs);
      return undefined;
    }
  }

  private startProbe(nowNs: number): void {
    this.restartAtNs = Infinity;
    try {
      this.probe = new SystemProbe(this.options, nowNs);
    } catch (error) {
      if (!(error instanceof AgentCrash)) throw error;
      this.die(error, nowNs);
      // What it died of is still there: it would die of every further start too.
      this.restartAtNs = Infinity;
    }
  }

  private die(crash: AgentCrash, nowNs: number): void {
    this.options.died?.(crash, nowNs, this.probe);
    this.probe = undefined;
    this.restartAtNs = nowNs + (this.options.restartAfterNs ?? Infinity);
    this.options.ledger.loseEverything('agent-crashed', IN_MEMORY);
  }
}

/** What system-probe holds; the driver's tables outlive it. */
const IN_MEMORY = {
  hits: ['etw-request', 'etw-completed', 'stat-keeper', 'client-store', 'payload'],
  flows: ['closed-rows', 'client-closed-buffer', 'payload'],
} as const;

const NO_ANSWER: WindowsPollOutcome = {
  delta: { conns: [], http: new Map(), withheld: [], refused: [] },
  join: {
    attachments: [],
    refused: [],
    refusal: 'pid-collision',
    outcomes: [],
    orphanAggregations: 0,
    usmConnections: 0,
  },
  kept: [],
  removed: [],
  proxies: [],
  hits: new Map(),
  hitsOfConn: [],
};
