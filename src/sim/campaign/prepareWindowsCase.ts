import { compareOrder, orderRecorded } from '../../model/order.ts';
import type { AgentProfile } from '../../model/profile.ts';
import { expandWindows, WINDOWS_WALL_BASE_NS } from '../../scenarios/windows/expandWindows.ts';
import { scriptOfCase } from '../../scenarios/windows/workload/scriptOfCase.ts';
import type { CaseAgent, CaseClient, CaseLimits, WindowsCase } from '../../scenarios/windows/workload/WindowsCase.ts';
import { hostOfScript } from '../hosts/windows/hostOfScript.ts';
import type { ClientSchedule, PollSchedule } from '../pollSchedule.ts';
import type { RunOptions } from '../simulate.ts';

const MS_NS = 1_000_000;

/** Everything that a run of a case is a function of. @param profile - the agent; the case sets its limits */
export function prepareWindowsCase(windowsCase: WindowsCase, profile: AgentProfile): RunOptions {
  const script = scriptOfCase(windowsCase);
  const expanded = expandWindows(script, WINDOWS_WALL_BASE_NS);
  const { restartAfterMs } = windowsCase;
  return {
    events: expanded.events.map((event) => orderRecorded(event)).toSorted(compareOrder),
    host: hostOfScript(script, expanded, restartAfterMs > 0 ? restartAfterMs * MS_NS : undefined),
    profile: withLimits(profile, windowsCase.limits),
    schedule: scheduleOf(windowsCase.agent),
    seed: windowsCase.seed,
    stateImplementation: 'rows',
  };
}

function withLimits(profile: AgentProfile, limits: CaseLimits): AgentProfile {
  return {
    ...profile,
    state: {
      ...profile.state,
      maxClosedConns: limits.clientClosed,
      maxClientStats: limits.clientBaselines,
      maxHttpStats: limits.clientHttp,
    },
    usm: { ...profile.usm, maxHttpStatsBuffered: limits.httpStats },
    windows: {
      ...profile.windows,
      maxTrackedConnections: limits.driverOpen,
      maxClosedConnectionsBuffered: limits.driverClosed,
    },
  };
}

function scheduleOf(agent: CaseAgent): PollSchedule {
  const { quietPolls, skippedPolls, lostPayloads, failedReads, races, others } = agent;
  return {
    ...timetableOf(agent),
    quietPolls,
    skippedPolls,
    lostPayloads,
    failedReads: new Map(failedReads.map(({ poll, table }) => [poll, table])),
    closedEventRaces: new Map(races.map(({ poll, race }) => [poll, race])),
    otherClients: others.map((other, index) => ({ id: `other ${index}`, ...timetableOf(other) })),
  };
}

function timetableOf({ registers, pollEveryMs, pollOffsetMs }: CaseClient): ClientSchedule {
  return {
    registerAtNs: registers ? 0 : undefined,
    pollEveryNs: pollEveryMs * MS_NS,
    pollOffsetNs: pollOffsetMs * MS_NS,
  };
}
