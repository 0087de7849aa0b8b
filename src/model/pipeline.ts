import { AgentTimers } from './agentTimers.ts';
import { bookDelivery } from './bookDelivery.ts';
import type { Choices } from './choices.ts';
import { type ConnStats, TCP } from './connStats.ts';
import type { JoinResult } from './join/joinHttp.ts';
import { PayloadEncoder } from './join/PayloadEncoder.ts';
import { ConnectionTracker } from './kernel/ConnectionTracker.ts';
import { classifySegment } from './kernel/PacketHooks.ts';
import { DEFAULT_KERNEL_HOST, type KernelHost } from './kernel/kernelSettings.ts';
import type { HitLedger } from './ledger/hitLedger.ts';
import type { PipelineObserver } from './pipelineObserver.ts';
import { type PayloadOutcome, ProcessAgent, type ProcessSource } from './processAgent/ProcessAgent.ts';
import type { AgentProfile } from './profile.ts';
import { createStateStore, type StateImplementation } from './state/createStateStore.ts';
import { type Delta, PROCESS_AGENT_CLIENT } from './state/NetworkState.ts';
import type { StateStore } from './state/StateStore.ts';
import { type Interleaved, Tracer, type TracerOptions } from './tracer/Tracer.ts';
import type { ClosedEventRace, ReadFault } from './windows/flows/FlowDriver.ts';
import { payloadBytes, type Segment } from './usm/segment.ts';
import { UsmCapture } from './usm/UsmCapture.ts';
import { WallClock } from './WallClock.ts';

const NS_PER_MS = 1_000_000;

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
  /** What the tracer asks of its surroundings, leaves out, and takes for idle. */
  readonly tracer?: Pick<TracerOptions, 'host' | 'exclusions' | 'idleTimeouts' | 'closeBufferIsFull'>;
  readonly observer?: PipelineObserver;
  /** How the state of the clients is kept; both ways answer alike. */
  readonly stateImplementation?: StateImplementation | undefined;
}

/** What goes wrong outside of the model during a poll. */
export interface PollFaults {
  /** The process-agent cannot scan processes, and sends the payload as it is. */
  readonly scanFails?: boolean;
  /** The answer never reaches the process-agent, or it cannot read it. What the poll took from the state is gone. */
  readonly payloadIsLost?: boolean;
  /** Linux: what the host does while the poll runs. */
  readonly meanwhile?: Interleaved | undefined;
  /** Windows: the driver cannot be read as it should. */
  readonly failedRead?: ReadFault | undefined;
  /** Windows: the closed-event loop runs into the poll. */
  readonly closedEventRace?: ClosedEventRace | undefined;
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
 * kernel hooks → close batches → tracer → per-client state          ┐
 * packets → dispatcher → HTTP program → event pages → stat keeper   ┴→ delta → join → process-agent filter → back end
 *
 * Times are ns since the start of the run; the stages get the clock that they use in the agent.
 */
export class AgentPipeline {
  readonly kernel: ConnectionTracker;
  readonly tracer: Tracer;
  readonly usm: UsmCapture;
  readonly state: StateStore;
  readonly processAgent: ProcessAgent;
  /** Whether user space reads close records and event pages as soon as they are sent. */
  readonly reading = { closes: true, pages: true };
  private readonly options: PipelineOptions;
  private readonly wallClock: WallClock;
  private nowNs = 0;
  private readonly timers = new AgentTimers();
  private readonly encoder: PayloadEncoder;
  private orphanAggregations = 0;
  private usmConnections = 0;

  constructor(options: PipelineOptions) {
    const { profile, choices, ledger: tracker, cpuCount, wallBaseNs, observer = {} } = options;
    this.options = options;
    this.wallClock = new WallClock(wallBaseNs);
    this.kernel = new ConnectionTracker({
      profile: profile.kernel,
      host: kernelHostOf(options),
      emit: (event) => this.tracer.receive(event),
      tracker,
    });
    const { maps, batches } = this.kernel.state;
    this.state = createStateStore(profile.state, { choices, tracker }, options.stateImplementation);
    this.tracer = new Tracer({
      profile,
      cpuCount,
      batches: batches.all,
      state: this.state,
      choices,
      tracker,
      observer,
      wallClock: this.wallClock,
      ...options.tracer,
    });
    this.usm = new UsmCapture({
      profile: profile.usm,
      numCpus: cpuCount,
      stacks: maps.protocolStacks,
      choices,
      tracker,
      observer,
    });
    this.encoder = new PayloadEncoder(profile, tracker);
    const { processes } = options;
    this.processAgent = new ProcessAgent(profile.processAgent, { choices, ledger: tracker, processes });
    this.startTimers(profile);
  }

  /** Lets the agent's own timers run up to a time. */
  advanceTo(nowNs: number): void {
    this.timers.advanceTo(nowNs);
    this.nowNs = nowNs;
  }

  /** The socket filters see a segment: USM's dispatcher first, then connection tracking's classifier. */
  packet(segment: Segment): void {
    this.usm.segment(segment);
    const { tuple, payload, timeNs } = segment;
    if (!this.kernel.state.host.isClassificationOn || tuple.type !== TCP || payload === '') return;
    const entry = this.kernel.packets.unclassified(tuple, timeNs);
    if (entry !== undefined) classifySegment(entry, payloadBytes(segment));
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

  /** User space takes every failure and every close that waits. @returns the connections that reached the state */
  readCloses(): ConnStats[] {
    return this.tracer.readCloses(this.nowNs);
  }

  /** Somebody sets the host's wall clock. @param byNs - ns; negative when it is set back */
  stepWallClock(byNs: number): void {
    this.wallClock.step(byNs);
  }

  /** A client makes itself known. */
  register(client: string, nowNs: number): void {
    this.state.registerClient(client, nowNs);
  }

  /**
   * One poll, in the agent's order. Nothing else happens inside it, unless the faults say so: the agent holds a lock,
   * but the host goes on.
   *
   * @upstream datadog-agent pkg/network/tracer/tracer.go GetActiveConnections @ c45d449
   */
  poll(client: string, nowNs: number, faults: PollFaults = {}): PollOutcome {
    const { ledger } = this.options;
    const monotonicNs = this.monotonic(nowNs);
    const flushed = this.tracer.flush(nowNs);
    const active = this.tracer.getActive(this.kernel.state.maps, monotonicNs, faults.meanwhile);
    if (faults.meanwhile?.point === 'merge') faults.meanwhile.happens();
    this.state.removeExpiredClients(nowNs);
    const http = this.usm.poll({ wallNs: this.wallClock.at(nowNs), monotonicNs });
    const activeCount = active.length;
    const aggregateCount = http.size;
    const delta = this.state.getDelta(client, { latestTime: monotonicNs, active, http, nowNs });
    this.tracer.finishPoll(delta.conns);
    const join = this.encoder.encode(delta);
    this.orphanAggregations += join.orphanAggregations;
    this.usmConnections += join.usmConnections;
    let received = NOTHING_RECEIVED;
    if (client === PROCESS_AGENT_CLIENT) {
      bookDelivery(delta, join, ledger);
      if (faults.payloadIsLost === true) this.processAgent.loseAll(delta.conns, join);
      else received = this.processAgent.receive(delta.conns, join, faults.scanFails);
    }
    const { kept, removed, proxies, hits, hitsOfConn } = received;
    return { flushed, activeCount, aggregateCount, delta, join, kept, removed, proxies, hits, hitsOfConn };
  }

  /** Counters of the join. */
  joinCounters(): Map<string, number> {
    return new Map([
      ['usm.http.connections', this.usmConnections],
      ['usm.http.orphan_aggregations', this.orphanAggregations],
    ]);
  }

  private startTimers({ kernel, usm }: AgentProfile): void {
    const every = (intervalMs: number, fire: (nowNs: number) => void): void =>
      this.timers.every(intervalMs * NS_PER_MS, fire);
    every(kernel.closeFlagCleanerIntervalMs, (nowNs) => {
      // It looks every second, and most often there are none.
      if (this.kernel.hasCloseFlags) this.kernel.cleanCloseFlags(this.monotonic(nowNs));
    });
    every(usm.mapCleanerIntervalMs, (nowNs) => this.usm.sweepIdle(this.monotonic(nowNs)));
    every(kernel.ongoingConnectCleanerIntervalMs, (nowNs) => this.kernel.cleanOngoingConnects(this.monotonic(nowNs)));
  }

  private monotonic(nowNs: number): bigint {
    return this.options.monotonicBaseNs + BigInt(nowNs);
  }
}

const NOTHING_RECEIVED: PayloadOutcome = { kept: [], removed: [], proxies: [], hits: new Map(), hitsOfConn: [] };

function kernelHostOf({ profile, cpuCount, host = {} }: PipelineOptions): KernelHost {
  const { transport } = profile.delivery;
  const usual = DEFAULT_KERNEL_HOST;
  // Written out: every run makes one, and spreading over what is there already is slow.
  return {
    cpuCount: host.cpuCount ?? cpuCount,
    transport: host.transport ?? transport,
    isClassificationOn: host.isClassificationOn ?? usual.isClassificationOn,
    collectsTcpV6: host.collectsTcpV6 ?? usual.collectsTcpV6,
    collectsUdpV6: host.collectsUdpV6 ?? usual.collectsUdpV6,
    hooksUdpSendPage: host.hooksUdpSendPage ?? usual.hooksUdpSendPage,
    ephemeralRange: host.ephemeralRange ?? profile.state.ephemeralRange,
    capacities: host.capacities ?? usual.capacities,
    newCookie: host.newCookie ?? usual.newCookie,
  };
}
