import { findProfile, PROFILES } from '../model/profiles.ts';
import { findToggle, refuseToggleValue, TOGGLES } from '../model/toggles.ts';
import { convertStep } from './convertStep.ts';
import { FATE_KINDS, isFateName } from './fateNames.ts';
import { POLL_EVERY_MIN_NS } from './duration.ts';
import type { FailAt } from './failAt.ts';
import { duration, optional } from './readDuration.ts';
import type { RawClient, RawExpect, RawScenario, RawScript } from './rawScenario.ts';
import type { Expectations, Scenario, ScheduledClient, Script, ScriptProcess, Workload } from './scenario.ts';
import { convertWindows } from './windows/convertWindows.ts';

const POLL_EVERY_NS = 30_000_000_000;
const POLL_OFFSET_NS = 7_000_000_000;
const QUIET_POLLS = 2;
const DEFAULT_CPUS = 2;

/** Where a scenario came from, and how to refuse it. */
export interface ScenarioOrigin {
  readonly directory: string;
  readonly name: string;
  readonly fail: FailAt;
}

/** Turns the checked content of `scenario.yaml` into a {@link Scenario}; refuses what the schema cannot see. */
export function convertScenario(content: unknown, origin: ScenarioOrigin): Scenario {
  const raw = content as RawScenario;
  const { fail } = origin;
  if (raw.profile !== undefined && !findProfile(raw.profile)) {
    const known = PROFILES.map((profile) => profile.id).join(', ');
    fail(['profile'], `unknown profile \`${raw.profile}\`; known: ${known}, latest`);
  }
  const agent = raw.agent ?? {};
  const registerText = agent.register ?? '0s';
  return {
    directory: origin.directory,
    name: origin.name,
    title: raw.title,
    profile: raw.profile,
    toggles: convertToggles(raw.toggles ?? {}, fail),
    seed: raw.seed ?? 1,
    agent: {
      registerAtNs: registerText === 'never' ? undefined : duration(registerText, ['agent', 'register'], fail),
      pollEveryNs: pollInterval(agent['poll-every'], ['agent', 'poll-every'], fail),
      pollOffsetNs: optional(agent['poll-offset'], POLL_OFFSET_NS, ['agent', 'poll-offset'], fail),
      quietPolls: agent['quiet-polls'] ?? QUIET_POLLS,
      failedScans: agent['failed-scans'] ?? [],
      lostPayloads: agent['lost-payloads'] ?? [],
      skippedPolls: agent['skipped-polls'] ?? [],
      otherClients: (agent.clients ?? []).map((client, index) => convertClient(client, index, fail)),
      clockSteps: (agent['clock-steps'] ?? []).map((step, index) => convertClockStep(step, index, fail)),
      failedReads: byPoll(agent['failed-reads']),
      closedEventRaces: byPoll(agent['closed-event-races']),
      restartAfterNs: restartAfter(agent['restart-after'], fail),
    },
    workload: convertWorkload(raw, origin),
    expect: convertExpect(raw.expect ?? {}, fail),
  };
}

function convertClient(raw: RawClient, index: number, fail: FailAt): ScheduledClient {
  const at = ['agent', 'clients', index];
  const { id, register = 'never' } = raw;
  return {
    id,
    registerAtNs: register === 'never' ? undefined : duration(register, [...at, 'register'], fail),
    pollEveryNs: pollInterval(raw['poll-every'], [...at, 'poll-every'], fail),
    pollOffsetNs: optional(raw['poll-offset'], POLL_OFFSET_NS, [...at, 'poll-offset'], fail),
  };
}

function convertClockStep(raw: { at: string; by: string }, index: number, fail: FailAt) {
  const at = ['agent', 'clock-steps', index];
  const isBack = raw.by.startsWith('-');
  const byNs = duration(isBack ? raw.by.slice(1) : raw.by, [...at, 'by'], fail);
  return { atNs: duration(raw.at, [...at, 'at'], fail), byNs: isBack ? -byNs : byNs };
}

function byPoll<T>(raw: Readonly<Record<string, T>> = {}): Map<number, T> {
  return new Map(Object.entries(raw).map(([poll, value]) => [Number(poll), value]));
}

function restartAfter(text: string | undefined, fail: FailAt): number | undefined {
  if (text === undefined || text === 'never') return undefined;
  return duration(text, ['agent', 'restart-after'], fail);
}

function convertToggles(raw: Record<string, string | boolean | number>, fail: FailAt): Map<string, string> {
  const toggles = new Map<string, string>();
  for (const [id, given] of Object.entries(raw)) {
    const toggle = findToggle(id);
    if (!toggle)
      fail(['toggles', id], `unknown toggle \`${id}\`; known: ${TOGGLES.map((known) => known.id).join(', ')}`);
    const value = typeof given === 'boolean' ? (given ? 'on' : 'off') : String(given);
    const refusal = toggle && refuseToggleValue(toggle, value);
    if (refusal) fail(['toggles', id], `toggle \`${id}\` cannot be \`${value}\`: it is ${refusal}`);
    toggles.set(id, value);
  }
  return toggles;
}

function convertWorkload(raw: RawScenario, { fail }: ScenarioOrigin): Workload {
  const { trace, script, windows, case: caseFile } = raw.workload;
  if (caseFile !== undefined) {
    // A case says all of this itself.
    if (raw.agent) fail(['agent'], 'a case has a timetable of its own');
    if (raw.seed !== undefined) fail(['seed'], 'a case has a seed of its own');
    return { kind: 'case', file: caseFile };
  }
  if (trace !== undefined) return { kind: 'trace', file: trace };
  if (windows !== undefined) return { kind: 'windows', script: convertWindows(windows, fail) };
  return { kind: 'script', script: convertScript(script as RawScript, fail) };
}

function convertScript(raw: RawScript, fail: FailAt): Script {
  const cpus = raw.cpus ?? DEFAULT_CPUS;
  const processes = new Map<string, ScriptProcess>();
  for (const [name, process] of Object.entries(raw.processes)) {
    processes.set(name, {
      name,
      pid: process.pid,
      netns: process.netns ?? 'host',
      argv: process.argv,
      service: process.service,
      cpu: process.cpu ?? process.pid % cpus,
    });
  }
  const flows = new Map<string, number>();
  const steps = raw.steps.map((step, index) =>
    convertStep(step, { at: ['workload', 'script', 'steps', index], processes, flows, fail }),
  );
  return { cpus, processes, steps };
}

function convertExpect(raw: RawExpect, fail: FailAt): Expectations {
  for (const fate of Object.keys(raw.fates ?? {})) {
    // A misspelt fate that is expected 0 times would hold for ever.
    if (!isFateName(fate))
      fail(
        ['expect', 'fates', fate],
        `unknown fate \`${fate}\`; known: ${FATE_KINDS.join(', ')}, and every loss reason`,
      );
  }
  const overSeeds = raw['over-seeds'];
  return {
    serverHits: raw['server-hits'] && new Map(Object.entries(raw['server-hits'])),
    clientHits: raw['client-hits'] && new Map(Object.entries(raw['client-hits'])),
    fates: raw.fates && new Map(Object.entries(raw.fates)),
    connections: raw.connections && { delivered: raw.connections.delivered, kept: raw.connections.kept },
    tcp: raw.tcp && { failed: raw.tcp.failed, closed: raw.tcp.closed },
    polls: raw.polls ?? [],
    counters: raw.counters && new Map(Object.entries(raw.counters)),
    agentEnds: raw['agent-ends'],
    violates: raw.violates ?? [],
    overSeeds: overSeeds && {
      seeds: overSeeds.seeds,
      service: overSeeds.service,
      serverHits: overSeeds['server-hits'].toSorted((a, b) => a - b),
    },
  };
}

function pollInterval(text: string | undefined, at: readonly (string | number)[], fail: FailAt): number {
  const ns = optional(text, POLL_EVERY_NS, at, fail);
  return ns >= POLL_EVERY_MIN_NS ? ns : fail(at, 'must be at least 1ms');
}
