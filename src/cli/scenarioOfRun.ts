import { DEFAULT_PROFILE_ID, findProfile } from '../model/profiles.ts';
import { differingToggles } from '../model/toggles.ts';
import { exactDuration } from '../scenarios/exactDuration.ts';
import type { RawExpect, RawScenario } from '../scenarios/rawScenario.ts';
import type { PollSchedule } from '../sim/pollSchedule.ts';
import type { RunResult, ServiceHits } from '../sim/runResult.ts';
import type { RunSettings } from '../sim/simulate.ts';

/**
 * `scenario.yaml` of a run over a trace: its settings, and what it showed as what it must show.
 *
 * @param trace - file name of the trace beside it
 */
export function scenarioOfRun(title: string, settings: RunSettings, trace: string, result: RunResult): RawScenario {
  const { profile, seed } = settings;
  const plain = findProfile(profile.id) ?? findProfile(DEFAULT_PROFILE_ID)!;
  const toggles = differingToggles(plain, profile);
  return {
    title,
    profile: plain.id,
    ...(toggles.length > 0 ? { toggles: Object.fromEntries(toggles.map(({ id, value }) => [id, value])) } : {}),
    seed,
    agent: agentOf(settings),
    workload: { trace },
    expect: expectOf(result),
  };
}

/** What a run showed, in the words of `expect`. */
export function expectOf({ hits, totals, violations, ends }: RunResult): RawExpect {
  const servers = hitsBy(hits, ({ server }) => server);
  const clients = hitsBy(hits, ({ client }) => client);
  return {
    ...(servers.length > 0 ? { 'server-hits': Object.fromEntries(servers) } : {}),
    ...(clients.length > 0 ? { 'client-hits': Object.fromEntries(clients) } : {}),
    fates: { captured: totals.captured, shipped: totals.shipped, ...Object.fromEntries(totals.byReason) },
    ...(ends.length > 0 ? { 'agent-ends': ends.length } : {}),
    violates: violations.map(({ invariant }) => invariant),
  };
}

function hitsBy(hits: RunResult['hits'], side: (hits: ServiceHits) => number): [string, number][] {
  return [...hits].map(([name, of]): [string, number] => [name, side(of)]).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function agentOf({ schedule, profile, host }: RunSettings): NonNullable<RawScenario['agent']> {
  const { failedScans = [], lostPayloads = [], skippedPolls = [], otherClients = [], clockSteps = [] } = schedule;
  const restartAfterNs = host.windows?.restartAfterNs;
  return {
    ...registerOf(schedule, profile.processAgent.registerAtInit),
    'poll-offset': exactDuration(schedule.pollOffsetNs),
    'poll-every': exactDuration(schedule.pollEveryNs),
    'quiet-polls': schedule.quietPolls,
    ...(failedScans.length > 0 ? { 'failed-scans': [...failedScans] } : {}),
    ...(lostPayloads.length > 0 ? { 'lost-payloads': [...lostPayloads] } : {}),
    ...(skippedPolls.length > 0 ? { 'skipped-polls': [...skippedPolls] } : {}),
    ...(otherClients.length > 0 ? { clients: otherClients.map(clientOf) } : {}),
    ...(clockSteps.length > 0 ? { 'clock-steps': clockSteps.map(({ atNs, byNs }) => clockStepOf(atNs, byNs)) } : {}),
    ...byPoll('failed-reads', schedule.failedReads),
    ...byPoll('closed-event-races', schedule.closedEventRaces),
    ...(restartAfterNs === undefined ? {} : { 'restart-after': exactDuration(restartAfterNs) }),
  };
}

/** A process-agent that does not register at its start leaves nothing to be said about when it does. */
function registerOf({ registerAtNs }: PollSchedule, registersAtInit: boolean) {
  if (registerAtNs === undefined) return registersAtInit ? { register: 'never' } : {};
  return registerAtNs === 0 ? {} : { register: exactDuration(registerAtNs) };
}

function clockStepOf(atNs: number, byNs: number) {
  return { at: exactDuration(atNs), by: `${byNs < 0 ? '-' : ''}${exactDuration(Math.abs(byNs))}` };
}

function clientOf({ id, registerAtNs, pollEveryNs, pollOffsetNs }: NonNullable<PollSchedule['otherClients']>[number]) {
  return {
    id,
    register: registerAtNs === undefined ? 'never' : exactDuration(registerAtNs),
    'poll-every': exactDuration(pollEveryNs),
    'poll-offset': exactDuration(pollOffsetNs),
  };
}

function byPoll<T>(key: string, map: ReadonlyMap<number, T> | undefined): Record<string, Record<string, T>> {
  return map && map.size > 0 ? { [key]: Object.fromEntries(map) } : {};
}
