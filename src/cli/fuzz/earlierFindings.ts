import { type RawFinding, signatureOf } from './Finding.ts';
import type { FindingsStore } from './FindingsStore.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { JournalLine } from './journalLines.ts';
import { isOfAgent } from './replayStored.ts';

/** What earlier campaigns in the same directory leave to do. */
export interface EarlierFindings {
  /** Found and written down, but the campaign was cut before they were made small. */
  readonly leftOver: readonly RawFinding[];
  /** Signatures of what they have dealt with. */
  readonly settled: ReadonlySet<string>;
}

/** Reads out of the journal what is left to do for the agent of a plan. */
export function earlierFindings(
  lines: readonly JournalLine[],
  store: FindingsStore,
  { agent, kinds, properties }: FuzzPlan,
): EarlierFindings {
  const settled = new Set<string>();
  for (const line of lines) {
    if (line.type === 'skipped') settled.add(line.signature);
    // A directory that was removed since then is wanted anew.
    if (line.type === 'stored' && store.has(line.directory)) settled.add(line.signature);
  }
  const leftOver = new Map<string, RawFinding>();
  for (const line of lines) {
    if (line.type !== 'found' || settled.has(line.signature)) continue;
    const { finding } = line;
    const isWanted = kinds.includes(finding.kind) && (properties?.includes(finding.invariant) ?? true);
    if (isWanted && isOfAgent(finding, agent)) leftOver.set(signatureOf(finding), finding);
  }
  return { leftOver: [...leftOver.values()], settled: new Set([...settled, ...leftOver.keys()]) };
}
