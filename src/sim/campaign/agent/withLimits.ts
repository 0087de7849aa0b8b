import type { AgentProfile } from '../../../model/profile.ts';
import type { CaseLimits } from '../../../scenarios/agent/AgentCase.ts';

/** The profile with the limits of a case. */
export function withLimits(profile: AgentProfile, limits: CaseLimits): AgentProfile {
  const { kernel, delivery, state, usm, join, processAgent, windows } = profile;
  return {
    id: profile.id,
    kernel: limits.batchesCloses ? kernel : { ...kernel, closeBatching: 'off' },
    delivery: { ...delivery, cookieWidth: limits.cookieBits === 32 ? 'kernel32' : delivery.cookieWidth },
    state: {
      ...state,
      maxClosedConns: limits.closedConns,
      maxClientStats: limits.baselines,
      maxHttpStats: limits.clientHttp,
    },
    usm: {
      ...usm,
      maxHttpStatsBuffered: limits.bufferedHttp,
      pagesPerCpu: limits.pages,
      eventsPerPage: limits.slots,
      maxConcurrentRequests: limits.inFlight,
      mapCleanerIntervalMs: limits.sweepMs,
      idleTtlMs: limits.httpIdleMs,
    },
    join,
    processAgent,
    windows,
  };
}
