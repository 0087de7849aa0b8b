import type { Choices } from './choices.ts';
import type { ConnStats } from './connStats.ts';
import { CloseConsumer } from './delivery/CloseConsumer.ts';
import { FailureConsumer } from './delivery/FailureConsumer.ts';
import { joinHttp, type JoinResult } from './join/joinHttp.ts';
import { ConnectionTracker } from './kernel/ConnectionTracker.ts';
import type { KernelEvent } from './kernel/kernelEvents.ts';
import { DEFAULT_KERNEL_HOST, type KernelHost } from './kernel/kernelSettings.ts';
import type { HitLedger } from './ledger/hitLedger.ts';
import type { HitSide } from './ledger/tracker.ts';
import { hitLists, type PayloadOutcome, ProcessAgent, type ProcessSource } from './processAgent/ProcessAgent.ts';
import type { PipelineObserver } from './pipelineObserver.ts';
import type { AgentProfile } from './profile.ts';
import { type Delta, NetworkState, PROCESS_AGENT_CLIENT } from './state/NetworkState.ts';
import { DEFAULT_EXCLUSIONS, type Exclusions } from './tracer/exclusions.ts';
import { FailedConnections } from './tracer/FailedConnections.ts';
import { type ActiveConnections, getConnections } from './tracer/getConnections.ts';
import { DEFAULT_IDLE_TIMEOUTS, type IdleTimeouts } from './tracer/idleExpiry.ts';
import { storeClosedConnection } from './tracer/storeClosedConnection.ts';
import { PLAIN_HOST, type TracerHost } from './tracer/TracerHost.ts';
import { TracerTelemetry } from './tracer/TracerTelemetry.ts';
import { kernelPacketOf, type Segment } from './usm/segment.ts';
import { UsmCapture } from './usm/UsmCapture.ts';

const NS_PER_MS = 1_000_000;
const NS_PER_S = 1_000_000_000n;
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
  /** What the tracer asks of its surroundings: conntrack, the process table, the process cache. */
  readonly tracerHost?: Partial<TracerHost>;
  readonly exclusions?: Partial<Exclusions>;
  readonly observer?: PipelineObserver;
  readonly idleTimeouts?: Partial<IdleTimeouts>;
}

/** A poll with everything that came of it. */
export interface PollOutcome extends PayloadOutcome {
  /** Connections that the flush at the beginning of the poll brought to the state, in order. */
  readonly flushed: readonly ConnStats[];
  readonly activeCount: number;
  readonly aggregateCount: number;
  readonly delta: Delta;
  readonly join: JoinResult;
}

/**
 * The agent, its stages in order:
 *
 * kernel hooks → close batches → close consumer → per-client state ┐
 * packets → dispatcher → HTTP program → event pages → stat keeper  ┴→ delta → join → process-agent filter → back end
 *
 * Times are ns since the start of the run; the stages get the clock that they use in the agent.
 */
export class AgentPipeline {
  readonly kernel: ConnectionTracker;
  readonly closes: CloseConsumer;
  /** Failed connections come on a channel of their own where this version has one. */
  readonly failures: FailureConsumer;
  readonly failedConnections: FailedConnections;
  readonly tracerTelemetry = new TracerTelemetry();
  readonly usm: UsmCapture;
  readonly state: NetworkState;
  readonly processAgent: ProcessAgent;
  /** Whether user space reads close records and event pages as soon as they are sent. */
  readonly reading = { closes: true, pages: true };
  private readonly options: PipelineOptions;
  private readonly tracerHost: TracerHost;
  private readonly exclusions: Exclusions;
  /** Connections handed to the state since somebody last asked. */
  private readonly stored: ConnStats[] = [];
  private nowNs = 0;
  private nextFlagCleanNs: number;
  private nextSweepNs: number;
  private orphanAggregations = 0;
  private usmConnections = 0;

  constructor(options: PipelineOptions) {
    const { profile, choices, ledger: tracker, cpuCount, observer = {} } = options;
    this.options = options;
    this.tracerHost = { ...PLAIN_HOST, isInConntrack: () => true, ...options.tracerHost };
    this.exclusions = { ...DEFAULT_EXCLUSIONS, dnsPorts: profile.state.dnsPorts, ...options.exclusions };
    const { transport } = profile.delivery;
    const host = {
      ...DEFAULT_KERNEL_HOST,
      transport,
      cpuCount,
      ephemeralRange: profile.state.ephemeralRange,
      ...options.host,
    };
    this.failedConnections = new FailedConnections(profile.kernel.maxTrackedConnections);
    this.failures = new FailureConsumer({
      profile: profile.delivery,
      cpuCount,
      onFailure: (tuple, errno) => this.failedConnections.add(tuple, errno, this.epochSeconds(this.nowNs)),
    });
    this.kernel = new ConnectionTracker({
      profile: profile.kernel,
      host,
      emit: (event) => this.receiveFromKernel(event),
      tracker,
    });
    this.closes = new CloseConsumer({
      profile: profile.delivery,
      cpuCount,
      batches: this.kernel.state.batches.all,
      onClosed: (conn) => this.storeClosed(conn),
      choices,
      tracker,
    });
    const stacks = this.kernel.state.maps.protocolStacks;
    this.usm = new UsmCapture({ profile: profile.usm, numCpus: cpuCount, stacks, choices, tracker, observer });
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

  /** The socket filters see a segment: USM's dispatcher first, then connection tracking's classifier. */
  packet(segment: Segment): void {
    this.usm.segment(segment);
    if (this.kernel.state.host.isClassificationOn) {
      this.kernel.packets.classify(kernelPacketOf(segment), segment.timeNs);
    }
  }

  /** The receive hook of the network device runs on a CPU. */
  networkReceive(cpu: number): void {
    this.usm.networkReceive(cpu);
    if (this.reading.pages) this.usm.takePages();
  }

  /** User space reads what a hook has sent. @returns the connections that reached the state */
  afterHook(): ConnStats[] {
    const stored = this.reading.closes ? this.readCloses() : [];
    if (this.reading.pages) this.usm.takePages();
    return stored;
  }

  /**
   * User space takes every failure and every close record that waits. @returns the connections that reached the state
   */
  readCloses(): ConnStats[] {
    this.failures.deliverAll();
    this.closes.deliverAll(this.nowNs);
    return this.stored.splice(0);
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
    const { profile } = this.options;
    const monotonicNs = this.monotonic(nowNs);
    this.closes.flushPending(nowNs);
    const flushed = this.stored.splice(0);
    const { active, removed } = this.readActive(monotonicNs);
    this.failedConnections.removeExpired(this.epochSeconds(nowNs));
    this.state.removeConnections(removed.map((conn) => conn.cookie));
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

  private receiveFromKernel(event: KernelEvent): void {
    if (event.kind === 'failure') {
      this.failures.offer(event);
      return;
    }
    const { ledger } = this.options;
    const records = event.kind === 'batch' ? event.batch.slots.slice(0, event.batch.length) : [event.record];
    for (const record of records) ledger.moveFlows(record.flows, 'close-channel');
    this.options.observer?.closeSent?.();
    this.closes.offer(event);
  }

  private storeClosed(conn: ConnStats): void {
    const isKept = this.state.hasClients;
    const isStored = storeClosedConnection(conn, {
      exclusions: this.exclusions,
      host: this.tracerHost,
      telemetry: this.tracerTelemetry,
      tracker: this.options.ledger,
      ...(this.options.profile.kernel.failureTransport === 'channel' ? { failures: this.failedConnections } : {}),
      store: (closed) => this.state.storeClosedConnection(closed),
    });
    if (!isStored) return;
    this.stored.push(conn);
    this.options.observer?.closeStored?.(conn, isKept);
  }

  private readActive(monotonicNs: bigint): ActiveConnections {
    const { choices, ledger: tracker } = this.options;
    const { exclusions } = this;
    const { maps } = this.kernel.state;
    const walk = { entries: maps.connStats.entries(choices), isAborted: false };
    const { isPidZeroAlive } = this.options.profile.delivery;
    const timeouts = { ...DEFAULT_IDLE_TIMEOUTS, isPidZeroAlive, ...this.options.idleTimeouts };
    const { tracerHost: host, tracerTelemetry: telemetry } = this;
    return getConnections(walk, monotonicNs, { maps, exclusions, timeouts, host, telemetry, tracker });
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

  private epochSeconds(nowNs: number): number {
    return Number((this.options.wallBaseNs + BigInt(nowNs)) / NS_PER_S);
  }

  private monotonic(nowNs: number): bigint {
    return this.options.monotonicBaseNs + BigInt(nowNs);
  }
}

const NOTHING_RECEIVED: PayloadOutcome = { kept: [], removed: [], proxies: [], hits: new Map(), hitsOfConn: [] };
