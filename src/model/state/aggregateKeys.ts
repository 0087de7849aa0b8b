import type { Address, ConnFamily, ConnType } from '../connStats.ts';
import { hashText, type KeyRules, mixHash } from '../kernel/OrderedHashTable.ts';

/** What connections have in common that are reported as one. A part that a rule leaves out is 0 or `undefined`. */
export interface AggregateKey {
  readonly pid: number;
  readonly source: Address;
  readonly dest: Address;
  readonly sport: number;
  readonly dport: number;
  readonly family: ConnFamily;
  readonly type: ConnType;
  readonly netns: number;
  readonly direction: number;
  /** A container id that is the empty string is another key than "no container". */
  readonly containerSource: string | undefined;
  readonly containerDest: string | undefined;
}

/** Keys compared by content. */
export const AGGREGATE_KEYS: KeyRules<AggregateKey> = {
  hash: ({ source, dest, sport, dport, pid }) =>
    mixHash(mixHash(hashText(dest, hashText(source)), (sport << 16) ^ dport), pid),
  equals: (a, b) =>
    a.sport === b.sport &&
    a.dport === b.dport &&
    a.pid === b.pid &&
    a.source === b.source &&
    a.dest === b.dest &&
    a.family === b.family &&
    a.type === b.type &&
    a.netns === b.netns &&
    a.direction === b.direction &&
    a.containerSource === b.containerSource &&
    a.containerDest === b.containerDest,
};
