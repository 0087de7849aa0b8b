import { type Choices, FIRST_CHOICES } from '../../../../src/model/choices.ts';
import type { ConnStats } from '../../../../src/model/connStats.ts';
import { Ledger } from '../../../../src/model/ledger/ledger.ts';
import type { StateProfile } from '../../../../src/model/profile.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { createStateStore } from '../../../../src/model/state/createStateStore.ts';
import type { StateStore } from '../../../../src/model/state/StateStore.ts';
import type { Exclusions } from '../../../../src/model/tracer/exclusions.ts';
import type { FlowDriver } from '../../../../src/model/windows/flows/FlowDriver.ts';
import { encodedFailures } from '../../../../src/model/windows/flows/failureGate.ts';
import type { ClosedRowsRace } from '../../../../src/model/windows/tracer/closedRowsRace.ts';
import { WindowsTracer } from '../../../../src/model/windows/tracer/WindowsTracer.ts';
import type { WindowsProfile } from '../../../../src/model/windows/windowsProfile.ts';

/** The client that the ledger follows. */
export const AUDIENCE = 'a';
const NS_PER_MS = 1_000_000;

/** Generations of the failure rules: failures only; failures imply a close; repeated failures are removed too. */
export const GENERATIONS = ['V0', 'V1', 'V2'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** Settings of a bench. */
export interface BenchOptions {
  readonly driver: FlowDriver;
  readonly generation?: Generation;
  readonly windows?: Partial<WindowsProfile>;
  readonly state?: Partial<StateProfile>;
  readonly exclusions?: Exclusions;
  readonly choices?: Choices;
  readonly readPacketsSkipped?: () => bigint;
  /** The driver's, where it books too. */
  readonly ledger?: Ledger;
}

/** A tracer with its state and a ledger, under a clock that the test moves. */
export class TracerBench {
  readonly ledger: Ledger;
  readonly state: StateStore;
  readonly tracer: WindowsTracer;
  readonly windows: WindowsProfile;
  nowNs = 0;

  constructor(options: BenchOptions) {
    const { generation = 'V0', driver, exclusions, choices = FIRST_CHOICES } = options;
    const base = findProfile('agent-7.60')!;
    this.ledger = options.ledger ?? new Ledger();
    this.windows = { ...base.windows, failureImpliesClosed: generation !== 'V0', ...options.windows };
    const lingeringFlowRule = generation === 'V2';
    const profile: StateProfile = { ...base.state, platform: 'windows', lingeringFlowRule, ...options.state };
    this.state = createStateStore(profile, { tracker: this.ledger, audience: AUDIENCE });
    this.tracer = new WindowsTracer({
      profile: this.windows,
      driver,
      state: this.state,
      choices,
      tracker: this.ledger,
      wallBaseNs: 1_700_000_000_000_000_000n,
      bootUnixNs: 1_699_000_000_000_000_000n,
      audience: AUDIENCE,
      ...(exclusions ? { exclusions } : {}),
      ...(options.readPacketsSkipped ? { readPacketsSkipped: options.readPacketsSkipped } : {}),
    });
  }

  advance(ms: number): void {
    this.nowNs += ms * NS_PER_MS;
  }

  register(client: string): void {
    this.tracer.registerClient(client, this.nowNs);
  }

  /** Polls and gives the buffer back. @returns what was delivered; `undefined` when a read failed */
  poll(client = AUDIENCE, race?: ClosedRowsRace): readonly ConnStats[] | undefined {
    const result = this.tracer.poll(client, this.nowNs, race === undefined ? {} : { race });
    if (result.kind === 'error') return undefined;
    this.tracer.giveBack(client, result.buffer);
    return result.delta.conns;
  }

  /** Flows that begin: their numbers are their handles too. */
  flows(count: number): number[] {
    return Array.from({ length: count }, () => this.ledger.listOfFlow(this.ledger.openFlow()));
  }

  /** What became of a flow, in short: the stage, or the reason of its loss. */
  fateOf(flow: number): string {
    const { fate } = this.ledger.flow(flow);
    return fate.kind === 'in-flight' ? fate.stage : fate.kind === 'lost' ? fate.reason : fate.kind;
  }
}

/** What the back end adds up of one client's payloads. */
export interface ShippedSums {
  rows: number;
  failures: number;
  established: number;
  closed: number;
  bytes: number;
}

/** Adds up what a payload ships. */
export function sumShipped(conns: readonly ConnStats[], windows: Pick<WindowsProfile, 'failureGate'>): ShippedSums {
  const sums = { rows: conns.length, failures: 0, established: 0, closed: 0, bytes: 0 };
  for (const conn of conns) {
    for (const count of encodedFailures(conn, windows)?.values() ?? []) sums.failures += count;
    sums.established += conn.last.tcpEstablished;
    sums.closed += conn.last.tcpClosed;
    sums.bytes += Number(conn.last.sentBytes);
  }
  return sums;
}
