import { assert } from '../../model/assert.ts';
import type { ClientConn } from '../../model/goclient/ClientConn.ts';
import { HttpProcess } from '../../model/goclient/HttpProcess.ts';
import type { RequestCall } from '../../model/goclient/RequestCall.ts';
import { countFds, countGoroutines, type ProcessCounts, sampleCounts } from '../../model/goclient/sampleCounts.ts';
import type { StepReading } from '../../model/leak/StepCurve.ts';
import type { CallPlan, ClientProgram, PeriodicPlan, ProgramChange } from '../../scenarios/goclient/ClientProgram.ts';
import { ApplicationClients, type ChosenClient } from './ApplicationClients.ts';
import { type GrowthSample, sampleGrowth } from './GrowthSample.ts';

/** The application starts this long before the baseline, so that dials and first answers are over by then. */
const STARTUP_NS = 1_000_000_000;

interface PlannedTick {
  readonly atNs: number;
  readonly planIndex: number;
}

/** Counts as they were read before and after everything that the application did, for the judgement of growth. */
export interface RunReadings {
  readonly goroutines: StepReading[];
  readonly fds: StepReading[];
}

/**
 * Runs an application with HTTP clients: its start, the baseline, then its periodic calls and the changes made to it.
 * Times are ns since the baseline, in the run's own (scaled) time.
 */
export class ProgramRun {
  readonly process: HttpProcess;
  readonly baseline: ProcessCounts;
  readonly readings: RunReadings = { goroutines: [], fds: [] };
  #program: ClientProgram;
  readonly #clients: ApplicationClients;
  readonly #keepsReadings: boolean;
  readonly #baselineConns: ReadonlySet<ClientConn>;
  readonly #changes: ProgramChange[];
  readonly #ticksDone: number[] = [];
  readonly #answered = new Map<string, number>();
  /** The call that each place of a plan made last, for followers that end the old one. */
  readonly #lastCalls = new Map<string, RequestCall>();
  readonly #clientOf = new Map<string, ChosenClient>();
  #callCount = 0;
  readonly #baselineRequests: number;

  /**
   * @param options - `scale`: how many times faster than written the program runs; `keepsReadings`: whether growth will
   *   be judged, which needs counts at every step
   */
  constructor(
    program: ClientProgram,
    changes: readonly ProgramChange[],
    options: { readonly scale: number; readonly keepsReadings: boolean },
  ) {
    this.#program = program;
    this.#keepsReadings = options.keepsReadings;
    this.#changes = [...changes];
    this.process = new HttpProcess(program.release, (call) => this.#callDone(call));
    this.process.otherGoroutines = program.otherGoroutines;
    this.#clients = new ApplicationClients(program, this.process);
    for (const [index, plan] of program.startup.entries()) {
      for (let count = 0; count < plan.calls; count += 1) this.#call(plan.call, `startup-${index}-${count}`);
    }
    this.process.advanceTo(Math.floor(STARTUP_NS / options.scale));
    this.baseline = sampleCounts(this.process);
    this.#baselineConns = new Set(this.process.openConns);
    this.#baselineRequests = this.process.requestsSent;
    this.#read();
  }

  /** Goes on to a time since the baseline; what the application does at that very time is done. */
  advanceTo(sinceBaselineNs: number): void {
    for (;;) {
      const tick = this.#nextTick();
      const change = this.#changes[0];
      const nextNs = Math.min(tick?.atNs ?? Number.POSITIVE_INFINITY, change?.atNs ?? Number.POSITIVE_INFINITY);
      if (nextNs > sinceBaselineNs) break;
      this.process.advanceTo(this.baseline.atNs + nextNs);
      if (change && change.atNs === nextNs) this.#apply(change);
      else if (tick) this.#tick(tick);
    }
    this.process.advanceTo(this.baseline.atNs + sinceBaselineNs);
    this.#read();
  }

  /** Compares now with the baseline. */
  sample(): GrowthSample {
    return sampleGrowth(this.process, {
      baseline: this.baseline,
      baselineConns: this.#baselineConns,
      baselineRequests: this.#baselineRequests,
      answered: this.#answered,
    });
  }

  #apply(change: ProgramChange): void {
    this.#changes.shift();
    this.#program = change.program;
    this.#clients.change(change.program);
  }

  /** The next time that a plan is due; of one instant, in the order of the plans. */
  #nextTick(): PlannedTick | undefined {
    let next: PlannedTick | undefined;
    for (const [planIndex, { firstNs, everyNs }] of this.#program.periodic.entries()) {
      const atNs = firstNs + (this.#ticksDone[planIndex] ?? 0) * everyNs;
      if (next === undefined || atNs < next.atNs) next = { atNs, planIndex };
    }
    return next;
  }

  #tick({ planIndex }: PlannedTick): void {
    this.#read();
    const plan = this.#program.periodic[planIndex];
    assert(plan !== undefined, 'a plan that is due exists');
    this.#ticksDone[planIndex] = (this.#ticksDone[planIndex] ?? 0) + 1;
    this.#runPlan(plan, planIndex);
    this.#read();
  }

  #runPlan(plan: PeriodicPlan, planIndex: number): void {
    this.process.otherGoroutines += plan.strayGoroutines;
    for (let count = 0; count < plan.calls; count += 1) this.#call(plan.call, `periodic-${planIndex}-${count}`);
  }

  #call(plan: CallPlan, place: string): void {
    const old = plan.endsOld ? this.#lastCalls.get(place) : undefined;
    if (old) this.process.cancel(old.options.id);
    const client = this.#clients.choose(plan.client);
    const host = this.#program.hosts.get(plan.host);
    assert(host !== undefined, 'a call goes to a host that exists');
    this.#callCount += 1;
    const id = `call-${this.#callCount}`;
    this.#clientOf.set(id, client);
    const call = this.process.startRequest({
      id,
      transport: client.transport,
      host,
      method: plan.method,
      response: plan.response,
      plan: plan.caller,
      readBytes: plan.readBytes,
      clientTimeoutNs: client.timeoutNs,
      holdsUpload: false,
    });
    client.usedBy(call);
    this.#lastCalls.set(place, call);
  }

  #callDone(call: RequestCall): void {
    const client = this.#clientOf.get(call.options.id);
    if (!client) return;
    this.#clientOf.delete(call.options.id);
    if (call.outcome === 'ok') this.#answered.set(client.name, (this.#answered.get(client.name) ?? 0) + 1);
    // Closing a Docker client does no more than this: connections in use stay.
    if (client.closesAfterCall) client.transport.closeIdleConnections();
  }

  #read(): void {
    if (!this.#keepsReadings) return;
    const tNs = this.process.nowNs - this.baseline.atNs;
    this.readings.goroutines.push({ tNs, value: countGoroutines(this.process) });
    this.readings.fds.push({ tNs, value: countFds(this.process) });
  }
}
