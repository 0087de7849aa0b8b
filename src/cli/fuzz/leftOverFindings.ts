import { type RawFinding, signatureOf } from './Finding.ts';
import type { FindingsStore } from './FindingsStore.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { JournalLine } from './journalLines.ts';
import { isOfPlan } from './replayStored.ts';

/**
 * What earlier campaigns in the same directory found and wrote down, but did not come to make small, for the agent of a
 * plan.
 */
export function leftOverFindings(lines: readonly JournalLine[], store: FindingsStore, plan: FuzzPlan): RawFinding[] {
  const { kinds, properties } = plan;
  const stored = new Set<string>();
  for (const line of lines) {
    // A directory that was removed since then is wanted anew.
    if (line.type === 'stored' && store.has(line.directory)) stored.add(line.signature);
  }
  const leftOver = new Map<string, RawFinding>();
  for (const line of lines) {
    if (line.type !== 'found' || stored.has(line.signature)) continue;
    const { finding } = line;
    const isWanted = kinds.includes(finding.kind) && (properties?.includes(finding.invariant) ?? true);
    if (isWanted && isOfPlan(finding, plan)) leftOver.set(signatureOf(finding), finding);
  }
  return [...leftOver.values()];
}
