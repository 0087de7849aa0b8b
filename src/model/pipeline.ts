import type { Choices } from './choices.ts';
import type { ConnStats } from './connStats.ts';
import { CloseInbox } from './delivery/CloseInbox.ts';
import { joinHttp, type JoinResult } from './join/joinHttp.ts';
import { ConnectionTracker } from './kernel/ConnectionTracker.ts';
import { DEFAULT_KERNEL_HOST, type KernelHost } from './kernel/kernelSettings.ts';
import type { HitLedger } from './ledger/hitLedger.ts';
import type { HitSide } from './ledger/tracker.ts';
import { hitLists, type PayloadOutcome, ProcessAgent, type ProcessSource } from './processAgent/ProcessAgent.ts';
import type { AgentProfile } from './profile.ts';
import { type Delta, NetworkState, PROCESS_AGENT_CLIENT } from './state/NetworkState.ts';
import { activeConnections } from './tracer/activeConnections.ts';
import type { Segment } from './usm/segment.ts';
import { UsmCapture } from './usm/UsmCapture.ts';

const NS_PER_MS = 1_000_000;
const SIDES: readonly HitSide[] = ['client', 'server'];

/** What a pipeline is made from. */
export interface PipelineOptions {
  readonly profile: AgentProfile;
  readonly choices: Choices;
  readonly ledger: HitLedger;
  readonly processes: ProcessSource;
  readonly cpuCount: number;
  /** Kernel monotonic clock and Unix time at time 0 of the run, ns. */
  readonly monotonicBaseNs: bigint;
  readonly wallBaseNs: bigint;
  /** What differs from a usual host. */
  readonly host?: Partial<KernelHost>;
}

/** A poll with everything that came of it. */
export interface PollOutcome extends PayloadOutcome {
  /** Connections that the flush at the beginning of the poll brought, in order. */
  readonly flushed: readonly ConnStats[];
  readonly activeCount: number;
  readonly aggregateCount: number;
  readonly delta: Delta;
  readonly join: JoinResult;
}

/**
 * The agent, its stages in order:
 *
 * kernel hooks → close batches → close inbox → per-client state ┐
 * packets → dispatcher → HTTP program → event pages → stat keeper ┴→ delta → join → process-agent filter → back end
 *
 * Times are ns since the start of the run; the stages get the clock that they use in the agent.
 */
export class AgentPipeline {
  readonly kernel: ConnectionTracker;
  readonly closes: CloseInbox;
  readonly usm: UsmCapture;
  readonly state: NetworkState;
  readonly processAgent: ProcessAgent;
  /** Whether user space reads close records and event pages as soon as they are sent. */
  readonly reading = { closes: true, pages: true };
  private readonly options: PipelineOptions;
  private nowNs = 0;
  private nextFlagCleanNs: number;
  private nextSweepNs: number;
  private orphanAggregations = 0;
  private usmConnections = 0;

  constructor(options: PipelineOptions) {
    const { profile, choices, ledger: tracker, cpuCount } = options;
    this.options = options;
    const host = { ...DEFAULT_KERNEL_HOST, cpuCount, ephemeralRange: profile.state.ephemeralRange, ...options.host };
    this.closes = new CloseInbox({ cpuCount, profile: profile.delivery, tracker });
    this.kernel = new ConnectionTracker({
      profile: profile.kernel,
      host,
      emit: (event) => this.closes.receive(event),
      tracker,
    });
    const stacks = this.kernel.state.maps.protocolStacks;
    this.usm = new UsmCapture({ profile: profile.usm, numCpus: cpuCount, stacks, choices, tracker });
    this.state = new NetworkState(profile.state, { choices, tracker });
    this.processAgent = new ProcessAgent(profile.processAgent, {
      choices,
      ledger: tracker,
      processes: options.processes,
    });
    this.nextFlagCleanNs = profile.kernel.closeFlagCleanerIntervalMs * NS_PER_MS;
    this.nextSweepNs = profile.usm.mapCleanerIntervalMs * NS_PER_MS;
  }

  /** Lets the agent's own timers run up to a time. */
  advanceTo(nowNs: number): void {
    const { kernel, usm } = this.options.profile;
    while (Math.min(this.nextFlagCleanNs, this.nextSweepNs) <= nowNs) {
      if (this.nextFlagCleanNs <= this.nextSweepNs) {
        this.kernel.cleanCloseFlags(this.monotonic(this.nextFlagCleanNs));
        this.nextFlagCleanNs += kernel.closeFlagCleanerIntervalMs * NS_PER_MS;
      } else {
        this.usm.sweepIdle(this.monotonic(this.nextSweepNs));
        this.nextSweepNs += usm.mapCleanerIntervalMs * NS_PER_MS;
      }
    }
    this.nowNs = nowNs;
  }

  /** The socket filters see a segment: USM's dispatcher. */
  packet(segment: Segment): void {
    this.usm.segment(segment);
  }

  /** The receive hook of the network device runs on a CPU. */
  networkReceive(cpu: number): void {
    this.usm.networkReceive(cpu);
    if (this.reading.pages) this.usm.takePages();
  }

  /** User space reads what a hook has sent. @returns the connections stored */
  afterHook(): ConnStats[] {
    const stored = this.reading.closes ? this.readCloses() : [];
    if (this.reading.pages) this.usm.takePages();
    return stored;
  }

  /** User space takes every close record that waits, and stores it. */
  readCloses(): ConnStats[] {
    return this.store(this.closes.takeAll(this.nowNs));
  }

  /** A client makes itself known. */
  register(client: string, nowNs: number): void {
    this.state.registerClient(client, nowNs);
  }

  /**
   * One poll, in the agent's order.
   *
   * @upstream datadog-agent pkg/network/tracer/tracer.go GetActiveConnections @ c45d449
   */
  poll(client: string, nowNs: number, scanFails = false): PollOutcome {
    const { profile, ledger, choices } = this.options;
    const monotonicNs = this.monotonic(nowNs);
    const flushed = this.store(this.closes.flush(this.kernel.state.batches.all, nowNs));
    const active = activeConnections(this.kernel.state.maps, choices, ledger);
    this.state.removeExpiredClients(nowNs);
    const http = this.usm.poll({ wallNs: this.options.wallBaseNs + BigInt(nowNs), monotonicNs });
    const aggregateCount = http.size;
    const delta = this.state.getDelta(client, { latestTime: monotonicNs, active, http, nowNs });
    const join = joinHttp(delta.conns, delta.http.values(), {
      ...profile.join,
      ephemeralRange: profile.state.ephemeralRange,
    });
    this.orphanAggregations += join.orphanAggregations;
    this.usmConnections += join.usmConnections;
    const common = { flushed, activeCount: active.length, aggregateCount, delta, join };
    if (client !== PROCESS_AGENT_CLIENT) return { ...common, ...NOTHING_RECEIVED };
    this.bookDelivery(delta, join);
    return { ...common, ...this.processAgent.receive(delta.conns, join, scanFails) };
  }

  /** Counters of the join. */
  joinCounters(): Map<string, number> {
    return new Map([
      ['usm.http.connections', this.usmConnections],
      ['usm.http.orphan_aggregations', this.orphanAggregations],
    ]);
  }

  /** Marks delivered connections as closed and hands them to the state. */
  private store(conns: ConnStats[]): ConnStats[] {
    for (const conn of conns) {
      conn.isClosed = true;
      this.state.storeClosedConnection(conn);
    }
    return conns;
  }

  /** Tells the ledger what this payload holds, and which hits no connection in it reported. */
  private bookDelivery(delta: Delta, join: JoinResult): void {
    const { ledger } = this.options;
    for (const conn of delta.withheld) ledger.withholdFlows(conn.flows);
    for (const conn of delta.conns) ledger.deliverFlows(conn.flows);
    const refused = new Set(join.refused.map(({ group }) => group));
    for (const { group, sidesReported } of join.outcomes) {
      const why = { wasRefused: refused.has(group), isOrphan: !group.claimed };
      for (const side of SIDES) {
        if (sidesReported.has(side)) continue;
        for (const hits of hitLists(group)) ledger.dropUnclaimedHits(hits, side, why);
      }
    }
  }

  private monotonic(nowNs: number): bigint {
    return this.options.monotonicBaseNs + BigInt(nowNs);
  }
}

const NOTHING_RECEIVED: PayloadOutcome = { kept: [], removed: [], proxies: [], hits: new Map(), hitsOfConn: [] };
