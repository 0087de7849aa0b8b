import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { FileMissingError, UsageError } from '../errors.ts';
import type { RecordedEvent } from '../model/events.ts';
import { compareOrder, type OrderedEvent, orderRecorded } from '../model/order.ts';
import { POLL_EVERY_MIN_NS } from '../scenarios/duration.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import type { Expectations, Scenario } from '../scenarios/scenario.ts';
import { expandScript, SCRIPT_ROOT_NETNS } from '../scenarios/workload/expandScript.ts';
import type { HostFacts, RunOptions } from '../sim/simulate.ts';
import { hostFactsOf } from '../trace/hostFacts.ts';
import { loadTrace } from '../trace/loadTrace.ts';
import { chooseProfile, durationFlag, integerFlag, type RunFlags } from './runSettings.ts';

const POLL_EVERY_NS = 30_000_000_000;
const POLL_OFFSET_NS = 7_000_000_000;
const QUIET_POLLS = 2;
const NO_EXPECTATIONS: Expectations = {
  serverHits: undefined,
  clientHits: undefined,
  fates: undefined,
  connections: undefined,
  violates: [],
  overSeeds: undefined,
};

/** A run that is ready to start, with what its report needs. */
export interface PreparedRun {
  /** Name for the report: of the scenario, or of the trace file without its folder. */
  readonly source: string;
  readonly options: RunOptions;
  readonly expect: Expectations;
  /** A scenario states what it must show; a bare trace does not. */
  readonly isScenario: boolean;
  /** The recorder lost events, or the trace was cut: a missing hit proves nothing. */
  readonly isTainted: boolean;
}

/** Prepares what the user named: a trace file, or a scenario (its directory or its `scenario.yaml`). */
export async function prepareRun(location: string, flags: RunFlags): Promise<PreparedRun> {
  if (isScenario(location)) return prepareScenario(loadScenario(location), flags);
  const workload = await loadTraceWorkload(location, flags);
  const profile = chooseProfile(flags, { profile: undefined, toggles: new Map() });
  const schedule = {
    registerAtNs: profile.processAgent.registerAtInit ? 0 : undefined,
    pollEveryNs: pollEvery(flags, POLL_EVERY_NS),
    pollOffsetNs: durationFlag('--poll-offset', flags.pollOffset, POLL_OFFSET_NS),
    quietPolls: QUIET_POLLS,
  };
  return {
    source: shortName(location),
    options: { ...workload.run, profile, schedule, seed: integerFlag('--seed', flags.seed, 1) },
    expect: NO_EXPECTATIONS,
    isScenario: false,
    isTainted: workload.isTainted,
  };
}

/** A file name that says which trace it is: `trace.msgpack` alone says nothing, so its folder is named too. */
function shortName(location: string): string {
  const name = path.basename(location);
  return name.startsWith('trace.') ? path.posix.join(path.basename(path.dirname(path.resolve(location))), name) : name;
}

function isScenario(location: string): boolean {
  if (location === '-') return false;
  if (!existsSync(location)) throw new FileMissingError(location);
  return statSync(location).isDirectory() || /\.ya?ml$/.test(location);
}

/** Prepares a scenario; options of the command line override what it says. */
export async function prepareScenario(scenario: Scenario, flags: RunFlags): Promise<PreparedRun> {
  const workload =
    scenario.workload.kind === 'trace'
      ? await loadTraceWorkload(path.resolve(scenario.directory, scenario.workload.file), flags)
      : scriptWorkload(scenario.workload.script);
  const profile = chooseProfile(flags, scenario);
  const { agent } = scenario;
  const schedule = {
    registerAtNs: profile.processAgent.registerAtInit ? agent.registerAtNs : undefined,
    pollEveryNs: pollEvery(flags, agent.pollEveryNs),
    pollOffsetNs: durationFlag('--poll-offset', flags.pollOffset, agent.pollOffsetNs),
    quietPolls: agent.quietPolls,
  };
  return {
    source: scenario.name,
    options: { ...workload.run, profile, schedule, seed: integerFlag('--seed', flags.seed, scenario.seed) },
    expect: scenario.expect,
    isScenario: true,
    isTainted: workload.isTainted,
  };
}

interface LoadedWorkload {
  readonly run: { readonly events: readonly OrderedEvent<RecordedEvent>[]; readonly host: HostFacts };
  readonly isTainted: boolean;
}

async function loadTraceWorkload(file: string, flags: RunFlags): Promise<LoadedWorkload> {
  const trace = await loadTrace(file, { allowTruncated: flags.allowTruncated ?? false });
  const isTainted = !trace.health.isComplete || trace.health.lostEvents > 0;
  return { run: { events: trace.events, host: hostFactsOf(trace) }, isTainted };
}

function scriptWorkload(script: Parameters<typeof expandScript>[0]): LoadedWorkload {
  const events = expandScript(script)
    .map((event) => orderRecorded(event))
    .toSorted(compareOrder);
  return { run: { events, host: { rootNetnsIno: SCRIPT_ROOT_NETNS, cpuCount: script.cpus } }, isTainted: false };
}

function pollEvery(flags: RunFlags, fallbackNs: number): number {
  const ns = durationFlag('--poll-every', flags.pollEvery, fallbackNs);
  if (ns < POLL_EVERY_MIN_NS) throw new UsageError('--poll-every must be at least 1ms');
  return ns;
}
