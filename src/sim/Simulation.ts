import type { RecordedEvent } from '../model/events.ts';
import { Ledger } from '../model/ledger/ledger.ts';
import { releaseOtherPoll, releasePoll } from '../model/releasePoll.ts';
import { DEFAULT_PROFILE_ID, findProfile } from '../model/profiles.ts';
import { differingToggles } from '../model/toggles.ts';
import { createHost } from './hosts/createHost.ts';
import type { SimulatedHost } from './hosts/SimulatedHost.ts';
import { InvariantWatch } from './invariantWatch.ts';
import { PollLog } from './PollLog.ts';
import { PROCESS_AGENT_CLIENT, ScheduledEvents } from './pollSchedule.ts';
import { recordPoll } from './recordPoll.ts';
import type { Forgotten, RunResult, RunSums, ServiceHits } from './runResult.ts';
import { SeededChoices } from './seededChoices.ts';
import type { PollObserver, RunSettings } from './simulate.ts';

/** One run: events are applied in total order, polls happen between them. See `simulate`. */
export class Simulation {
  private readonly options: RunSettings;
  private readonly observe: PollObserver | undefined;
  private readonly ledger: Ledger;
  private readonly choices: SeededChoices;
  private readonly host: SimulatedHost;
  private readonly watch = new InvariantWatch();
  private readonly polls = new PollLog();
  private readonly scheduled: ScheduledEvents;
  private readonly eventsMax: number;
  private events = 0;
  private readonly hits = new Map<string, ServiceHits>();
  private readonly sums: RunSums = {
    delivered: 0,
    kept: 0,
    foreignRemoved: 0,
    tcpFailures: 0,
    tcpClosed: 0,
    agentEnds: 0,
  };

  constructor(options: RunSettings, observe?: PollObserver) {
    this.options = options;
    this.observe = observe;
    this.scheduled = new ScheduledEvents(options.schedule);
    this.eventsMax = rememberedEventsMax(options.memory ?? 'everything');
    this.ledger = new Ledger(options.watchedTransaction ?? 0);
    this.choices = new SeededChoices(options.seed);
    const { host: facts, profile, stateImplementation } = options;
    const { choices, ledger } = this;
    this.host = createHost({ facts, profile, choices, ledger, stateImplementation });
  }

  /** Replays the next recorded event. Scheduled events of the same instant come after it (see `ADDED_SOURCES`). */
  apply(event: RecordedEvent): void {
    while (this.scheduled.peek().tNs < event.tNs) this.applyScheduled();
    this.events += 1;
    this.ledger.at(this.events, 0);
    this.host.advanceTo(event.tNs);
    this.host.apply(event);
  }

  /** There are no more recorded events: the poll that still sees the last of them, then the quiet polls. */
  finish(): RunResult {
    for (let left = 1 + this.options.schedule.quietPolls; left > 0; ) {
      const { event } = this.scheduled.peek();
      if (event.kind === 'poll' && event.client === PROCESS_AGENT_CLIENT) left -= 1;
      if (left === 0) this.host.endWorkload();
      this.applyScheduled();
    }
    return this.result();
  }

  private applyScheduled(): void {
    const { event, tNs } = this.scheduled.take();
    this.host.advanceTo(tNs);
    if (event.kind === 'register') {
      this.host.register(event.client, tNs);
      return;
    }
    if (event.kind === 'clockStep') this.host.stepWallClock(event.wallDeltaNs);
    if (event.kind !== 'poll') return;
    if (event.client === PROCESS_AGENT_CLIENT) this.pollOfProcessAgent(tNs);
    else this.pollOfOther(event.client, tNs);
  }

  /** Another client takes its share; what it is told leaves the run. */
  private pollOfOther(client: string, tNs: number): void {
    this.ledger.at(this.events, 0);
    const outcome = this.host.poll(client, tNs, {});
    this.observe?.(client, tNs, outcome);
    releaseOtherPoll(outcome, this.ledger);
  }

  private pollOfProcessAgent(tNs: number): void {
    const poll = this.polls.count + 1;
    this.ledger.at(this.events, poll);
    const { processes, flows } = this.host;
    const { failedScans, lostPayloads, failedReads, closedEventRaces } = this.options.schedule;
    const outcome = this.host.poll(PROCESS_AGENT_CLIENT, tNs, {
      scanFails: failedScans?.includes(poll) ?? false,
      payloadIsLost: lostPayloads?.includes(poll) ?? false,
      failedRead: failedReads?.get(poll),
      closedEventRace: closedEventRaces?.get(poll),
    });
    this.observe?.(PROCESS_AGENT_CLIENT, tNs, outcome);
    const record = recordPoll(outcome, { poll, tNs, ledger: this.ledger, processes, flows });
    this.polls.add(record);
    for (const [service, hits] of record.hits) {
      const sum = this.hits.get(service) ?? { server: 0, client: 0 };
      this.hits.set(service, { server: sum.server + hits.server, client: sum.client + hits.client });
    }
    this.sums.delivered += record.delivered;
    this.sums.kept += record.kept;
    this.sums.foreignRemoved += record.removed.filter((removed) => !removed.ownerIsProxy).length;
    this.sums.tcpFailures += record.tcpFailures;
    this.sums.tcpClosed += record.tcpClosed;
    this.sums.agentEnds = this.host.ends.length;
    releasePoll(outcome, this.ledger);
    this.watch.check({ poll: record, hits: this.hits, sums: this.sums });
    if (this.events > this.eventsMax) this.forget();
  }

  /** Forgets what is over, and details of what was asked and polled: the sums know enough. */
  private forget(): void {
    this.host.forgetOld();
    this.polls.forget();
    this.choices.forget();
  }

  private result(): RunResult {
    const { profile, seed } = this.options;
    this.nameSilentServices();
    const base = findProfile(profile.id) ?? findProfile(DEFAULT_PROFILE_ID);
    return {
      profileId: profile.id,
      platform: this.host.platform,
      toggles: base ? differingToggles(base, profile) : [],
      seed,
      events: this.events,
      polls: this.polls.kept,
      sums: this.sums,
      hits: this.hits,
      totals: this.ledger.totals(),
      ledger: this.ledger,
      flows: this.host.flows,
      processes: this.host.processes,
      choices: this.choices.recorded,
      forgotten: this.events > this.eventsMax ? this.forgotten() : undefined,
      counters: this.host.counters(),
      ends: this.host.ends,
      transfers: this.host.transfers,
      violations: this.watch.violations,
    };
  }

  private forgotten(): Forgotten {
    const { count: choices, hash: choicesHash } = this.choices.forgotten;
    return { polls: this.polls.forgotten, choices, choicesHash };
  }

  /** A service that owns captured hits is named in the result, also when not one of them arrived. */
  private nameSilentServices(): void {
    const { flows, processes, forgottenServices } = this.host;
    const owners = flows.known().filter(({ ownsHits }) => ownsHits);
    for (const service of [...forgottenServices, ...owners.map(({ pid }) => processes.serviceOf(pid))]) {
      if (!this.hits.has(service)) this.hits.set(service, { server: 0, client: 0 });
    }
  }
}

function rememberedEventsMax(memory: NonNullable<RunSettings['memory']>): number {
  if (memory === 'everything') return Infinity;
  return memory === 'sums' ? -1 : memory;
}
