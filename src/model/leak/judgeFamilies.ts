import type { Growth } from './growth.ts';

/** Families of descriptors that carry IP. */
export const IP_FAMILIES = ['tcp4', 'tcp6', 'udp4', 'udp6'] as const;

/**
 * Where the descriptors of a process grow:
 * - `ip`: connections to an IP destination do, so an IP flow trace shows the leak;
 * - `not-ip`: descriptors do, and no IP destination: look at local sockets, pipes, files;
 * - `ip-spread`: IP sockets do, but none of the destinations by itself;
 * - `none`: nothing does;
 * - `unknown`: descriptors were not counted, so that no IP destination grows says nothing about the rest.
 */
export type FamilyVerdict = 'ip' | 'not-ip' | 'ip-spread' | 'none' | 'unknown';

/** What is known about the growth of one process. */
export interface FamilyEvidence {
  readonly doesIpDestinationGrow: boolean;
  /** All descriptors of the process; `undefined`: they were not counted. */
  readonly descriptors: Growth | undefined;
  /** By family, as the recorder names them; empty where only the sum is known. */
  readonly byFamily: ReadonlyMap<string, Growth>;
}

/** The verdict, with the families that grow. */
export interface FamilyJudgement {
  readonly verdict: FamilyVerdict;
  readonly growing: readonly string[];
}

/**
 * Invariant F5: says `not-ip` instead of "no leak" when descriptors grow and no IP destination does. Two families that
 * grow too slowly to be seen one by one are still seen in the sum.
 */
export function judgeFamilies(evidence: FamilyEvidence): FamilyJudgement {
  const growing = [...evidence.byFamily].filter(([, growth]) => growth.isLeak).map(([family]) => family);
  return { verdict: verdictOf(evidence, growing), growing };
}

function verdictOf({ doesIpDestinationGrow, descriptors }: FamilyEvidence, growing: readonly string[]): FamilyVerdict {
  if (doesIpDestinationGrow) return 'ip';
  if (!descriptors) return 'unknown';
  if (growing.some((family) => !isIp(family))) return 'not-ip';
  if (growing.length > 0) return 'ip-spread';
  return descriptors.isLeak ? 'not-ip' : 'none';
}

function isIp(family: string): boolean {
  return IP_FAMILIES.some((known) => known === family);
}
