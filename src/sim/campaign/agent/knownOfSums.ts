import type { AgentRun } from './AgentRun.ts';
import type { KnownDefect } from './knownDefects.ts';
import type { Place } from './Place.ts';

/** The open defect of the real agent, if one, that makes it tell totals of connections at a place once more. */
export function knownOfSums(run: AgentRun, place: Place): KnownDefect | undefined {
  if (run.agent.state.telemetry.statsCookieCollisions > 0) return 'cookie-collision';
  if (place.hasExpiredSuccessor) return 'expiry-removes-successor';
  const isNarrow = run.made.limits.cookieBits === 32;
  if (isNarrow && (run.lostCloses > 0 || !run.made.readsCloses)) return 'cookie-of-late-close';
  if (!run.made.readsCloses) return 'queued-close-misses-poll';
  return run.made.limits.batchesCloses && run.hasCloseInPoll ? 'flush-before-snapshot' : undefined;
}
