import type { Choices } from '../choices.ts';
import type { ConnStats } from '../connStats.ts';
import { CloseConsumer, type CloseEvent } from '../delivery/CloseConsumer.ts';
import { FailureConsumer } from '../delivery/FailureConsumer.ts';
import type { ConnMaps } from '../kernel/ConnMaps.ts';
import type { CloseBatch, KernelEvent } from '../kernel/kernelEvents.ts';
import type { Tracker } from '../ledger/tracker.ts';
import type { PipelineObserver } from '../pipelineObserver.ts';
import type { AgentProfile } from '../profile.ts';
import type { StateStore } from '../state/StateStore.ts';
import type { WallClock } from '../WallClock.ts';
import { DEFAULT_EXCLUSIONS, type Exclusions } from './exclusions.ts';
import { FailedConnections } from './FailedConnections.ts';
import { getConnections } from './getConnections.ts';
import { DEFAULT_IDLE_TIMEOUTS, type IdleTimeouts } from './idleExpiry.ts';
import { lookUpTranslationsAgain } from './lookUpTranslationsAgain.ts';
import { type ClosedConnectionOptions, storeClosedConnection } from './storeClosedConnection.ts';
import { PLAIN_HOST, type TracerHost } from './TracerHost.ts';
import { TracerTelemetry } from './TracerTelemetry.ts';

const NS_PER_S = 1_000_000_000n;

/**
 * Something that happens while a poll runs: inside the walk over open connections, after the walk and before idle
 * entries are removed, or before the per-client state brings active and closed connections together.
 */
export interface Interleaved {
  readonly point: 'walk' | 'removal' | 'merge';
  readonly happens: () => void;
}

/** What a tracer is made from. */
export interface TracerOptions {
  readonly profile: AgentProfile;
  readonly cpuCount: number;
  /** The batches that the kernel is filling. */
  readonly batches: readonly Readonly<CloseBatch>[];
  readonly state: StateStore;
  readonly choices: Choices;
  readonly tracker: Tracker;
  readonly observer: PipelineObserver;
  readonly wallClock: WallClock;
  /** Asked for each record of closes: whether the kernel's buffer has no room for it. */
  readonly closeBufferIsFull?: ((event: CloseEvent) => boolean) | undefined;
  readonly host?: Partial<TracerHost>;
  readonly exclusions?: Partial<Exclusions>;
  readonly idleTimeouts?: Partial<IdleTimeouts>;
}

/**
 * User space between the kernel's records and the network state: closes and failures on their way, the walk over open
 * connections.
 *
 * Times are ns since the start of the run, unless a name says `monotonic`.
 *
 * @upstream datadog-agent pkg/network/tracer/tracer.go Tracer @ c45d449
 */
export class Tracer {
  readonly closes: CloseConsumer;
  /** Failed connections come on a channel of their own where this version has one. */
  readonly failures: FailureConsumer;
  readonly telemetry = new TracerTelemetry();
  private readonly options: TracerOptions;
  /** Failures that wait for their close (generation A). */
  readonly failedConnections: FailedConnections;
  private readonly host: TracerHost;
  private readonly exclusions: Exclusions;
  private readonly timeouts: IdleTimeouts;
  private readonly closedOptions: ClosedConnectionOptions;
  /** Connections handed to the state since somebody last asked. */
  private stored: ConnStats[] = [];
  private nowNs = 0;

  constructor(options: TracerOptions) {
    const { profile, cpuCount, batches, choices, tracker } = options;
    this.options = options;
    // A host has conntrack entries for its open connections, also where the workload does not tell of them.
    this.host = { ...PLAIN_HOST, isInConntrack: () => true, ...options.host };
    this.exclusions = { ...DEFAULT_EXCLUSIONS, dnsPorts: profile.state.dnsPorts, ...options.exclusions };
    const { isPidZeroAlive } = profile.delivery;
    this.timeouts = { ...DEFAULT_IDLE_TIMEOUTS, isPidZeroAlive, ...options.idleTimeouts };
    this.failedConnections = new FailedConnections(profile.kernel.maxTrackedConnections);
    this.failures = new FailureConsumer({
      profile: profile.delivery,
      cpuCount,
      onFailure: (tuple, errno) => this.failedConnections.add(tuple, errno, this.epochSeconds()),
    });
    const failures = profile.kernel.failureTransport === 'channel' ? { failures: this.failedConnections } : {};
    this.closedOptions = {
      exclusions: this.exclusions,
      host: this.host,
      telemetry: this.telemetry,
      tracker,
      store: (closed) => options.state.storeClosedConnection(closed),
      ...failures,
    };
    const onClosed = (conn: ConnStats) => this.storeClosed(conn);
    const isFull = options.closeBufferIsFull;
    this.closes = new CloseConsumer({
      profile: profile.delivery,
      cpuCount,
      batches,
      onClosed,
      choices,
      tracker,
      isFull,
    });
  }

  /** The kernel side sends a batch, a single close or a failure. */
  receive(event: KernelEvent): void {
    if (event.kind === 'failure') {
      this.failures.offer(event);
      return;
    }
    const records = event.kind === 'batch' ? event.batch.slots.slice(0, event.batch.length) : [event.record];
    for (const record of records) this.options.tracker.moveFlows(record.flows, 'close-channel');
    this.options.observer.closeSent?.();
    this.closes.offer(event);
  }

  /** Takes every failure and every close that waits. @returns the connections that reached the state */
  readCloses(nowNs: number): ConnStats[] {
    this.nowNs = nowNs;
    this.failures.deliverAll();
    this.closes.deliverAll(nowNs);
    return this.takeStored();
  }

  /** What a poll does first: gets hold of pending closes. @returns the connections that reached the state */
  flush(nowNs: number): ConnStats[] {
    this.nowNs = nowNs;
    this.closes.flushPending(nowNs);
    return this.takeStored();
  }

  /**
   * Reads the open connections of a poll, and forgets those that were silent for too long.
   *
   * @param meanwhile - what happens inside the walk or after it; a walk that something happens in starts again
   */
  getActive(maps: ConnMaps, monotonicNs: bigint, meanwhile?: Interleaved): ConnStats[] {
    const { choices, tracker, profile, state } = this.options;
    const inWalk = meanwhile?.point === 'walk' ? meanwhile.happens : undefined;
    const beforeRemoval = meanwhile?.point === 'removal' ? meanwhile.happens : undefined;
    const entries = inWalk ? restartedWalk(maps, choices, inWalk) : maps.connStats.entries(choices);
    const walk = { entries, isAborted: false, isDistinct: inWalk === undefined };
    const { exclusions, host, telemetry, timeouts } = this;
    const { active, removed } = getConnections(walk, monotonicNs, {
      maps,
      exclusions,
      timeouts,
      host,
      telemetry,
      tracker,
      rules: profile.delivery,
      beforeRemoval,
    });
    this.failedConnections.removeExpired(this.epochSeconds());
    state.removeConnections(
      removed.map((conn) => conn.cookie),
      removed,
    );
    return active;
  }

  /** What a poll does last, with the records that it delivers. */
  finishPoll(conns: readonly ConnStats[]): void {
    if (this.options.profile.delivery.translationLookup === 'when-read') return;
    lookUpTranslationsAgain(conns, this.host);
  }

  private takeStored(): ConnStats[] {
    const { stored } = this;
    this.stored = [];
    return stored;
  }

  private storeClosed(conn: ConnStats): void {
    const { state, observer } = this.options;
    const isKept = state.hasClients;
    const isStored = storeClosedConnection(conn, this.closedOptions);
    if (!isStored) return;
    this.stored.push(conn);
    observer.closeStored?.(conn, isKept);
  }

  private epochSeconds(): number {
    return Number(this.options.wallClock.at(this.nowNs) / NS_PER_S);
  }
}

/** All entries once; then something happens, and the kernel gives all entries again. */
function* restartedWalk(maps: ConnMaps, choices: Choices, happens: () => void) {
  yield* maps.connStats.entries(choices);
  happens();
  yield* maps.connStats.entries(choices);
}
