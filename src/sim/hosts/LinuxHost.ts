import type { Choices } from '../../model/choices.ts';
import type { RecordedEvent } from '../../model/events.ts';
import type { Ledger } from '../../model/ledger/ledger.ts';
import { AgentPipeline, type PollFaults } from '../../model/pipeline.ts';
import type { AgentProfile } from '../../model/profile.ts';
import type { StateImplementation } from '../../model/state/createStateStore.ts';
import { collectCounters } from '../collectCounters.ts';
import type { FlowTable } from '../flowTable.ts';
import { HostDriver } from '../hostDriver.ts';
import type { ProcessTable } from '../processTable.ts';
import type { HostFacts } from '../simulate.ts';
import type { TransferSums } from '../transferSums.ts';
import { clockOf } from './hostClock.ts';
import type { DeliveredPoll, SimulatedHost } from './SimulatedHost.ts';

const DEFAULT_CPUS = 4;

/** What a host is made from. */
export interface HostParts {
  readonly facts: HostFacts;
  readonly profile: AgentProfile;
  readonly choices: Choices;
  readonly ledger: Ledger;
  readonly stateImplementation?: StateImplementation | undefined;
}

/** A Linux host: sockets and packets reach the agent by its kernel hooks. */
export class LinuxHost implements SimulatedHost {
  readonly platform = 'linux';
  readonly ends = [];
  private readonly agent: AgentPipeline;
  private readonly driver: HostDriver;
  private closesWritten = 0;

  constructor({ facts, profile, choices, ledger, stateImplementation }: HostParts) {
    const cpuCount = facts.cpuCount ?? DEFAULT_CPUS;
    const { ephemeralRange = profile.state.ephemeralRange } = facts;
    const { lostCloses, lateTranslationsNs } = facts;
    const clock = clockOf(facts);
    this.agent = new AgentPipeline({
      profile: { ...profile, state: { ...profile.state, ephemeralRange } },
      choices,
      ledger,
      cpuCount,
      stateImplementation,
      ...clock,
      // A process that the trace never named was there before it, and is taken to live on.
      tracer: {
        closeBufferIsFull: lostCloses && (() => lostCloses.has((this.closesWritten += 1))),
        host: {
          isProcessAlive: (pid) => !this.processes.find(pid) || this.processes.isAlive(pid),
          translationOf: (conn) => this.driver.translations.translationOf(conn),
          deleteTranslation: (conn) => this.driver.translations.deleteTranslation(conn),
          isInConntrack: (conn) => this.driver.translations.isInConntrack(conn),
        },
      },
      processes: {
        scan: () => this.processes.scan(),
        serviceOf: (pid) => this.processes.serviceOf(pid),
      },
    });
    const { monotonicBaseNs } = clock;
    const { rootNetnsIno, callsTold, filterFeed } = facts;
    this.driver = new HostDriver(this.agent, ledger, {
      rootNetnsIno,
      monotonicBaseNs,
      cpuCount,
      lateTranslationsNs,
      callsTold,
      filterFeed,
    });
  }

  get processes(): ProcessTable {
    return this.driver.processes;
  }

  get flows(): FlowTable {
    return this.driver.flows;
  }

  get transfers(): TransferSums | undefined {
    return this.driver.transfers;
  }

  get forgottenServices(): ReadonlySet<string> {
    return this.driver.forgottenServices;
  }

  advanceTo(tNs: number): void {
    this.agent.advanceTo(tNs);
    this.driver.translations.advanceTo(tNs);
  }

  apply(event: RecordedEvent): void {
    this.driver.apply(event);
  }

  stepWallClock(byNs: number): void {
    this.agent.stepWallClock(byNs);
  }

  register(client: string, tNs: number): void {
    this.agent.register(client, tNs);
  }

  poll(client: string, tNs: number, faults: PollFaults): DeliveredPoll {
    return this.agent.poll(client, tNs, faults);
  }

  endWorkload(): void {
    this.driver.transactions.loseUnseen();
  }

  forgetOld(): void {
    this.driver.endPoll();
  }

  counters(): Map<string, number> {
    return collectCounters(this.agent);
  }
}
