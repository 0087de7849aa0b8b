import type { AgentProfile } from '../../../model/profile.ts';
import type { CaseLimits } from '../../../scenarios/agent/AgentCase.ts';

/** Profiles that were made last: most cases have the plainest limits. */
const made = new Map<string, { readonly from: AgentProfile; readonly limited: AgentProfile }>();
const MADE_MAX = 1000;

/** The profile with the limits of a case. */
export function withLimits(profile: AgentProfile, limits: CaseLimits): AgentProfile {
  const key = keyOf(limits);
  const known = made.get(key);
  if (known?.from === profile) return known.limited;
  if (made.size >= MADE_MAX) made.clear();
  const limited = limitedProfile(profile, limits);
  made.set(key, { from: profile, limited });
  return limited;
}

function keyOf(limits: CaseLimits): string {
  const { closedConns, baselines, clientHttp, bufferedHttp, pages, slots, inFlight } = limits;
  const { cookieBits, sweepMs, httpIdleMs, batchesCloses } = limits;
  const state = `${closedConns} ${baselines} ${clientHttp}`;
  const usm = `${bufferedHttp} ${pages} ${slots} ${inFlight} ${sweepMs} ${httpIdleMs}`;
  return `${state} ${usm} ${cookieBits} ${batchesCloses}`;
}

function limitedProfile(profile: AgentProfile, limits: CaseLimits): AgentProfile {
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
