import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { FileMissingError, UsageError } from '../errors.ts';
import { assertNever } from '../model/assert.ts';
import type { RecordedEvent } from '../model/events.ts';
import type { OrderedEvent } from '../model/order.ts';
import { POLL_EVERY_MIN_NS } from '../scenarios/duration.ts';
import { loadScenario } from '../scenarios/loadScenario.ts';
import type { Expectations, Scenario } from '../scenarios/scenario.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { HostFacts, RunSettings } from '../sim/simulate.ts';
import type { TraceHealth } from '../trace/TraceHealth.ts';
import type { LoadedCase } from './cases/loadCase.ts';
import { hostFactsOf, hostFactsOfHeader } from './hostFactsOf.ts';
import type { EventInput } from './runEvents.ts';
import { readRecorderLoss } from './readRecorderLoss.ts';
import { type LoadedWorkload, nothingLost, scriptWorkload } from './scriptWorkload.ts';
import { chooseProfile, durationFlag, integerFlag, type RunFlags } from './runSettings.ts';

const POLL_EVERY_NS = 30_000_000_000;
const POLL_OFFSET_NS = 7_000_000_000;
const QUIET_POLLS = 2;
/** A longer trace is replayed without remembering the fate of every hit, which takes some 200 bytes an event. */
const FATES_EVENTS_MAX = 50_000;
const NO_EXPECTATIONS: Expectations = {
  serverHits: undefined,
  clientHits: undefined,
  fates: undefined,
  connections: undefined,
  tcp: undefined,
  polls: [],
  counters: undefined,
  agentEnds: undefined,
  violates: [],
  overSeeds: undefined,
};

/** A run that is ready to start, with what its report needs. */
export interface PreparedRun {
  /** Name for the report: of the scenario, or of the trace file without its folder. */
  readonly source: string;
  readonly settings: RunSettings;
  readonly events: EventInput;
  readonly expect: Expectations;
  /** A scenario states what it must show; a bare trace does not. */
  readonly isScenario: boolean;
  /** The stored case that it is, if it is one. */
  readonly stored?: LoadedCase;
  /** The recorder lost events, or the trace was cut: a missing hit may prove nothing. Asked after the run. */
  readonly isTainted: () => boolean;
  /** Which flows lack events that the recorder lost; `undefined` when none does. Asked after the run. */
  readonly recorderLoss: () => Promise<RecorderLoss | undefined>;
}

/** A scenario that is ready to start, as often as needed. */
export interface PreparedScenario extends PreparedRun {
  readonly events: readonly OrderedEvent<RecordedEvent>[];
}

/** Prepares what the user named: a trace file, or a scenario (its directory or its `scenario.yaml`). */
export async function prepareRun(location: string, flags: RunFlags): Promise<PreparedRun> {
  if (isScenario(location)) return prepareScenario(loadScenario(location), flags);
  const workload = await openTraceWorkload(location, flags);
  const profile = chooseProfile(flags, { profile: undefined, toggles: new Map() });
  const schedule = {
    registerAtNs: profile.processAgent.registerAtInit ? 0 : undefined,
    pollEveryNs: pollEvery(flags, POLL_EVERY_NS),
    pollOffsetNs: durationFlag('--poll-offset', flags.pollOffset, POLL_OFFSET_NS),
    quietPolls: QUIET_POLLS,
  };
  return {
    source: shortName(location),
    settings: {
      host: withFlags(workload.host, flags),
      profile,
      schedule,
      seed: integerFlag('--seed', flags.seed, 1),
      memory: flags.fates === true ? 'everything' : FATES_EVENTS_MAX,
    },
    events: workload.events,
    expect: NO_EXPECTATIONS,
    isScenario: false,
    isTainted: workload.isTainted,
    recorderLoss: workload.recorderLoss,
  };
}

/** A file name that says which trace it is: `trace.msgpack` alone says nothing, so its folder is named too. */
export function shortName(location: string): string {
  const name = path.basename(location);
  return name.startsWith('trace.') ? path.posix.join(path.basename(path.dirname(path.resolve(location))), name) : name;
}

/** Whether the user names a scenario, not a trace. @throws FileMissingError */
export function isScenario(location: string): boolean {
  if (location === '-') return false;
  if (!existsSync(location)) throw new FileMissingError(location);
  return statSync(location).isDirectory() || /\.ya?ml$/.test(location);
}

/** Prepares a scenario; options of the command line override what it says. */
export async function prepareScenario(scenario: Scenario, flags: RunFlags): Promise<PreparedScenario> {
  if (scenario.workload.kind === 'case') return prepareCase(scenario, scenario.workload.file, flags);
  const workload = await scenarioWorkload(scenario, flags);
  return preparedScenario(scenario, workload, flags);
}

/** A scenario whose workload is there. */
export function preparedScenario(scenario: Scenario, workload: LoadedWorkload, flags: RunFlags): PreparedScenario {
  const profile = chooseProfile(flags, scenario);
  const { agent } = scenario;
  const schedule = {
    registerAtNs: profile.processAgent.registerAtInit ? agent.registerAtNs : undefined,
    pollEveryNs: pollEvery(flags, agent.pollEveryNs),
    pollOffsetNs: durationFlag('--poll-offset', flags.pollOffset, agent.pollOffsetNs),
    quietPolls: agent.quietPolls,
    failedScans: agent.failedScans,
    lostPayloads: agent.lostPayloads,
    skippedPolls: agent.skippedPolls,
    otherClients: agent.otherClients,
    clockSteps: agent.clockSteps,
    failedReads: agent.failedReads,
    closedEventRaces: agent.closedEventRaces,
  };
  return {
    source: scenario.name,
    settings: {
      host: withFlags(workload.host, flags),
      profile,
      schedule,
      seed: integerFlag('--seed', flags.seed, scenario.seed),
    },
    events: workload.events,
    expect: scenario.expect,
    isScenario: true,
    isTainted: workload.isTainted,
    recorderLoss: workload.recorderLoss,
  };
}

/** A case brings everything but the agent's version along. The kinds of cases are imported only for one. */
async function prepareCase(scenario: Scenario, file: string, flags: RunFlags): Promise<PreparedScenario> {
  const { optionsOfCase } = await import('./cases/optionsOfCase.ts');
  const { loadCase } = await import('./cases/loadCase.ts');
  const loaded = await loadCase(path.resolve(scenario.directory, file));
  const { events, ...settings } = optionsOfCase(loaded, chooseProfile(flags, scenario), flags);
  return {
    source: scenario.name,
    settings,
    events,
    expect: scenario.expect,
    isScenario: true,
    stored: loaded,
    isTainted: () => false,
    recorderLoss: nothingLost,
  };
}

/** Options of the command line override what a trace or scenario says; restarts are of no use to a Linux host. */
function withFlags(host: HostFacts, flags: RunFlags): HostFacts {
  const { restartAfter } = flags;
  if (!host.windows || restartAfter === undefined) return withFeed(host, flags);
  return { ...host, windows: { ...host.windows, restartAfterNs: durationFlag('--restart-after', restartAfter, 0) } };
}

function withFeed(host: HostFacts, { httpFrom }: RunFlags): HostFacts {
  if (httpFrom === undefined) return host;
  if (httpFrom === 'packets' && host.filterFeed !== 'packets') {
    throw new UsageError('--http-from packets: there are no packets', 'record with `--agent-view`, or leave it out');
  }
  return { ...host, filterFeed: httpFrom === 'packets' ? 'packets' : 'heads' };
}

interface Workload {
  readonly events: EventInput;
  readonly host: HostFacts;
  readonly isTainted: () => boolean;
  readonly recorderLoss: () => Promise<RecorderLoss | undefined>;
}

/**
 * A trace is read while it is replayed, where it can be read again and its header tells what the run needs. The readers
 * are imported here: a scenario without a trace starts faster without them.
 */
async function openTraceWorkload(file: string, flags: RunFlags): Promise<Workload> {
  if (file === '-') return loadTraceWorkload(file, flags);
  const { TraceSource } = await import('../trace/TraceSource.ts');
  const source = await TraceSource.open(file, { allowTruncated: flags.allowTruncated ?? false });
  const recorded = hostFactsOfHeader(source.header);
  if (!recorded) return loadTraceWorkload(file, flags);
  const host = withFlags(recorded, flags);
  return {
    events: source,
    host,
    isTainted: () => isTainted(source.health),
    recorderLoss: () => readRecorderLoss(source, source, { filterFeed: host.filterFeed }),
  };
}

async function loadTraceWorkload(file: string, flags: RunFlags): Promise<LoadedWorkload> {
  const { loadTrace } = await import('../trace/loadTrace.ts');
  const trace = await loadTrace(file, { allowTruncated: flags.allowTruncated ?? false });
  const host = withFlags(hostFactsOf(trace), flags);
  return {
    events: trace.events,
    host,
    isTainted: () => isTainted(trace.health),
    recorderLoss: () => readRecorderLoss(trace, trace.events, { filterFeed: host.filterFeed }),
  };
}

function isTainted({ isComplete, lostEvents }: TraceHealth): boolean {
  return !isComplete || lostEvents > 0;
}

async function scenarioWorkload({ workload, directory, agent }: Scenario, flags: RunFlags): Promise<LoadedWorkload> {
  switch (workload.kind) {
    case 'trace':
      return loadTraceWorkload(path.resolve(directory, workload.file), flags);
    case 'script':
      return scriptWorkload(workload.script);
    case 'windows': {
      const { windowsWorkload } = await import('./windowsWorkload.ts');
      return windowsWorkload(workload.script, agent.restartAfterNs);
    }
    case 'case':
      throw new Error('a case is prepared as a whole');
    default:
      return assertNever(workload);
  }
}

function pollEvery(flags: RunFlags, fallbackNs: number): number {
  const ns = durationFlag('--poll-every', flags.pollEvery, fallbackNs);
  if (ns < POLL_EVERY_MIN_NS) throw new UsageError('--poll-every must be at least 1ms');
  return ns;
}
