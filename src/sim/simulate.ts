import type { RecordedEvent } from '../model/events.ts';
import { Ledger } from '../model/ledger/ledger.ts';
import { compareOrder, type OrderedEvent } from '../model/order.ts';
import { AgentPipeline } from '../model/pipeline.ts';
import type { AgentProfile } from '../model/profile.ts';
import { releasePoll } from '../model/releasePoll.ts';
import { DEFAULT_PROFILE_ID, findProfile } from '../model/profiles.ts';
import { differingToggles } from '../model/toggles.ts';
import { collectCounters } from './collectCounters.ts';
import { HostDriver } from './hostDriver.ts';
import type { RunSums } from './invariants/invariant.ts';
import { InvariantWatch } from './invariantWatch.ts';
import { type PollSchedule, ScheduledEvents } from './pollSchedule.ts';
import { recordPoll } from './recordPoll.ts';
import type { PollRecord, RunResult, ServiceHits } from './runResult.ts';
import { SeededChoices } from './seededChoices.ts';

/** Unix time at the start of a trace that does not tell it: 14 November 2023, 22:13:20 UTC. */
const DEFAULT_WALL_BASE_NS = 1_700_000_000_000_000_000n;
/** Time since boot at the start of a trace that does not tell it. */
const DEFAULT_MONOTONIC_BASE_NS = 1_000_000_000_000n;
const DEFAULT_CPUS = 4;

/** Facts of the host that a workload comes from. */
export interface HostFacts {
  readonly rootNetnsIno: number;
  readonly cpuCount?: number;
  /** Kernel monotonic clock and Unix time at time 0, ns. */
  readonly monotonicBaseNs?: bigint;
  readonly wallBaseNs?: bigint;
  /** Local port range, inclusive. */
  readonly ephemeralRange?: readonly [number, number];
}

/** Everything that a run is a function of. */
export interface RunOptions {
  /** Recorded events in total order. */
  readonly events: readonly OrderedEvent<RecordedEvent>[];
  readonly host: HostFacts;
  /** Profile with toggles applied. */
  readonly profile: AgentProfile;
  readonly schedule: PollSchedule;
  readonly seed: number;
  /** Keep the trail of this transaction (see `Ledger.trail`). */
  readonly watchedTransaction?: number;
  /**
   * What the result can tell afterwards. `everything`: the fate of every hit; memory grows with the run. `sums`: totals,
   * polls and verdicts; what ended is forgotten some polls later, so memory stays bounded. Default: everything.
   */
  readonly memory?: 'everything' | 'sums';
}

/**
 * Runs a workload through the agent under a virtual clock. The result is a function of the options: nothing else is
 * read.
 *
 * Polls go on after the last event until the schedule's quiet polls are over, so that everything can drain.
 */
export function simulate(options: RunOptions): RunResult {
  return new Simulation(options).run();
}

class Simulation {
  private readonly options: RunOptions;
  private readonly ledger: Ledger;
  private readonly choices: SeededChoices;
  private readonly agent: AgentPipeline;
  private readonly driver: HostDriver;
  private readonly watch = new InvariantWatch();
  private readonly polls: PollRecord[] = [];
  private readonly hits = new Map<string, ServiceHits>();
  private readonly sums: RunSums = { foreignRemoved: 0, tcpFailures: 0, tcpClosed: 0 };

  constructor(options: RunOptions) {
    this.options = options;
    this.ledger = new Ledger(options.watchedTransaction ?? 0);
    this.choices = new SeededChoices(options.seed);
    const cpuCount = options.host.cpuCount ?? DEFAULT_CPUS;
    const { ephemeralRange = options.profile.state.ephemeralRange } = options.host;
    this.agent = new AgentPipeline({
      profile: { ...options.profile, state: { ...options.profile.state, ephemeralRange } },
      choices: this.choices,
      ledger: this.ledger,
      cpuCount,
      monotonicBaseNs: options.host.monotonicBaseNs ?? DEFAULT_MONOTONIC_BASE_NS,
      wallBaseNs: options.host.wallBaseNs ?? DEFAULT_WALL_BASE_NS,
      // A process that the trace never named was there before it, and is taken to live on.
      tracer: {
        host: {
          isProcessAlive: (pid) => !this.driver.processes.find(pid) || this.driver.processes.isAlive(pid),
        },
      },
      processes: {
        scan: () => this.driver.processes.scan(),
        serviceOf: (pid) => this.driver.processes.serviceOf(pid),
      },
    });
    this.driver = new HostDriver(this.agent, this.ledger, {
      rootNetnsIno: options.host.rootNetnsIno,
      monotonicBaseNs: options.host.monotonicBaseNs ?? DEFAULT_MONOTONIC_BASE_NS,
      cpuCount,
    });
  }

  run(): RunResult {
    const { events, schedule } = this.options;
    const scheduled = new ScheduledEvents(schedule);
    let number = 0;
    for (const event of events) {
      while (compareOrder(scheduled.peek(), event) < 0) this.applyScheduled(scheduled, number);
      number += 1;
      this.ledger.at(number, 0);
      this.agent.advanceTo(event.tNs);
      this.driver.apply(event.event);
    }
    // The poll that still sees the last events, then the quiet ones.
    for (let left = 1 + schedule.quietPolls; left > 0; ) {
      if (scheduled.peek().event.kind === 'poll') left -= 1;
      if (left === 0) this.driver.transactions.loseUnseen();
      this.applyScheduled(scheduled, number);
    }
    return this.finish(number);
  }

  private applyScheduled(scheduled: ScheduledEvents, afterEvent: number): void {
    const { event, tNs } = scheduled.take();
    this.agent.advanceTo(tNs);
    if (event.kind === 'register') {
      this.agent.register(event.client, tNs);
      return;
    }
    const poll = this.polls.length + 1;
    this.ledger.at(afterEvent, poll);
    const { processes, flows } = this.driver;
    const outcome = this.agent.poll(event.kind === 'poll' ? event.client : '', tNs);
    const record = recordPoll(outcome, { poll, tNs, ledger: this.ledger, processes, flows });
    this.polls.push(record);
    for (const [service, hits] of record.hits) {
      const sum = this.hits.get(service) ?? { server: 0, client: 0 };
      this.hits.set(service, { server: sum.server + hits.server, client: sum.client + hits.client });
    }
    this.sums.foreignRemoved += record.removed.filter((removed) => !removed.ownerIsProxy).length;
    this.sums.tcpFailures += record.tcpFailures;
    this.sums.tcpClosed += record.tcpClosed;
    releasePoll(outcome, this.ledger);
    if (this.options.memory === 'sums') this.driver.endPoll();
    this.watch.check({ polls: this.polls, hits: this.hits, sums: this.sums });
  }

  private finish(events: number): RunResult {
    const { profile, seed } = this.options;
    this.nameSilentServices();
    const base = findProfile(profile.id) ?? findProfile(DEFAULT_PROFILE_ID);
    return {
      profileId: profile.id,
      toggles: base ? differingToggles(base, profile) : [],
      seed,
      events,
      polls: this.polls,
      hits: this.hits,
      totals: this.ledger.totals(),
      ledger: this.ledger,
      flows: this.driver.flows,
      processes: this.driver.processes,
      choices: this.choices.recorded,
      counters: collectCounters(this.agent),
      violations: this.watch.violations,
    };
  }

  /** A service that owns captured hits is named in the result, also when not one of them arrived. */
  private nameSilentServices(): void {
    const { flows, processes, forgottenServices } = this.driver;
    const owners = flows.known().filter(({ ownsHits }) => ownsHits);
    for (const service of [...forgottenServices, ...owners.map(({ pid }) => processes.serviceOf(pid))]) {
      if (!this.hits.has(service)) this.hits.set(service, { server: 0, client: 0 });
    }
  }
}
