import type { RunResult, Violation } from '../runResult.ts';

const NOTHING_ENDED = 'nothing-ended';

/**
 * Where the ledger first disagrees, in a few words: the reasons that hits ended for in the poll at which the first
 * violation was seen, in the order of the pipeline.
 */
export function pathOfRun({ polls, ends }: RunResult, violations: readonly Violation[]): string {
  const first = violations.reduce<Violation | undefined>(
    (earliest, each) => (earliest && earliest.poll <= each.poll ? earliest : each),
    undefined,
  );
  if (!first) return '';
  const index = polls.findIndex(({ poll }) => poll === first.poll);
  const at = polls[index];
  if (!at) return NOTHING_ENDED;
  const before = polls[index - 1]?.totals.byReason ?? new Map<string, number>();
  const reasons = [...at.totals.byReason].filter(([reason, hits]) => hits > (before.get(reason) ?? 0));
  const names = reasons.map(([reason]) => String(reason));
  const died = ends.some(({ tNs }) => tNs <= at.tNs && tNs > (polls[index - 1]?.tNs ?? -1)) ? ['agent-ended'] : [];
  return [...died, ...names].join('+') || NOTHING_ENDED;
}
