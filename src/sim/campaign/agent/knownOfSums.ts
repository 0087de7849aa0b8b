import type { AgentRun } from './AgentRun.ts';

/** The open defect of the real agent, if one, that makes it tell totals of a connection once more. */
export function knownOfSums(run: AgentRun): string | undefined {
  if (run.agent.state.telemetry.statsCookieCollisions > 0) return 'cookie-collision';
  const isNarrow = run.made.limits.cookieBits === 32;
  if (isNarrow && (run.hasLostClose || !run.made.readsCloses)) return 'cookie-of-late-close';
  if (!run.made.readsCloses) return 'queued-close-misses-poll';
  return run.made.limits.batchesCloses && run.hasCloseInPoll ? 'flush-before-snapshot' : undefined;
}
