import type { Address, ConnFamily, ConnType } from '../connStats.ts';
import { hashText, type KeyRules, mixHash } from './OrderedHashTable.ts';

/**
 * Key of almost every kernel map: one socket as one process sees it. Local end first.
 *
 * Addresses are canonical text; an address or port that could not be read is `''` or 0. Three variants of the key are
 * used: full, without pid, and without pid and namespace (see {@link withoutPid}, {@link withoutOwner}).
 *
 * @upstream datadog-agent pkg/network/ebpf/c/conn_tuple.h conn_tuple_t @ c45d449
 */
export interface ConnTuple {
  readonly src: Address;
  readonly dst: Address;
  readonly sport: number;
  readonly dport: number;
  readonly netns: number;
  readonly pid: number;
  readonly type: ConnType;
  readonly family: ConnFamily;
}

/** Inclusive local port range. In the kernel `[0, 0]` is literal: only port 0 is ephemeral. */
export type EphemeralRange = readonly [number, number];

/**
 * A tuple that remembers its hash and the keys derived from it. Any object of the right shape can be a key; one made by
 * {@link connTuple} is looked up without being hashed again.
 */
class KernelTuple implements ConnTuple {
  readonly src: Address;
  readonly dst: Address;
  readonly sport: number;
  readonly dport: number;
  readonly netns: number;
  readonly pid: number;
  readonly type: ConnType;
  readonly family: ConnFamily;
  /** 0 is "not computed yet". */
  #hash = 0;
  #ownerless: ConnTuple | undefined;
  #pidless: ConnTuple | undefined;
  #normalised: ConnTuple | undefined;
  #range: EphemeralRange | undefined;

  constructor(ends: TupleEnds, netns: number, pid: number) {
    this.src = ends.src;
    this.dst = ends.dst;
    this.sport = ends.sport;
    this.dport = ends.dport;
    this.netns = netns;
    this.pid = pid;
    this.type = ends.type;
    this.family = ends.family;
  }

  static hashOf(tuple: ConnTuple): number {
    if (!(#hash in tuple)) return hashTuple(tuple);
    if (tuple.#hash === 0) tuple.#hash = hashTuple(tuple);
    return tuple.#hash;
  }

  static withoutPid(tuple: ConnTuple): ConnTuple {
    if (tuple.pid === 0) return tuple;
    if (!(#pidless in tuple)) return new KernelTuple(tuple, tuple.netns, 0);
    tuple.#pidless ??= new KernelTuple(tuple, tuple.netns, 0);
    return tuple.#pidless;
  }

  static withoutOwner(tuple: ConnTuple): ConnTuple {
    if (tuple.pid === 0 && tuple.netns === 0) return tuple;
    if (!(#ownerless in tuple)) return new KernelTuple(tuple, 0, 0);
    tuple.#ownerless ??= new KernelTuple(tuple, 0, 0);
    return tuple.#ownerless;
  }

  static normalise(tuple: ConnTuple, range: EphemeralRange): ConnTuple {
    if (!(#normalised in tuple)) return clientFirst(tuple, range);
    if (tuple.#normalised === undefined || tuple.#range !== range) {
      tuple.#normalised = clientFirst(tuple, range);
      tuple.#range = range;
    }
    return tuple.#normalised;
  }
}

/** Everything of a tuple but its owner. */
type TupleEnds = Omit<ConnTuple, 'netns' | 'pid'>;

/** Makes a tuple that is cheap to look up again and again. */
export function connTuple(ends: TupleEnds, netns: number, pid: number): ConnTuple {
  return new KernelTuple(ends, netns, pid);
}

/** Tuples as keys: equal exactly when all fields are equal. */
export const TUPLE_KEYS: KeyRules<ConnTuple> = { hash: (tuple) => KernelTuple.hashOf(tuple), equals: isSameKey };

function isSameKey(a: ConnTuple, b: ConnTuple): boolean {
  return (
    a === b ||
    (a.sport === b.sport &&
      a.dport === b.dport &&
      a.pid === b.pid &&
      a.netns === b.netns &&
      a.src === b.src &&
      a.dst === b.dst &&
      a.type === b.type &&
      a.family === b.family)
  );
}

/** Never 0. */
function hashTuple(tuple: ConnTuple): number {
  let hash = hashText(tuple.dst, hashText(tuple.src));
  hash = mixHash(hash, (tuple.sport << 16) ^ tuple.dport);
  hash = mixHash(hash, tuple.pid);
  hash = mixHash(hash, tuple.netns);
  return mixHash(hash, tuple.type * 2 + tuple.family) || 1;
}

/** The tuple as the retransmit counters and the pending connects are keyed. */
export function withoutPid(tuple: ConnTuple): ConnTuple {
  return KernelTuple.withoutPid(tuple);
}

/** The same tuple as a process sees it. */
export function ownedBy(tuple: ConnTuple, pid: number): ConnTuple {
  return connTuple(tuple, tuple.netns, pid);
}

/** The tuple as packets know it: neither process nor namespace. */
export function withoutOwner(tuple: ConnTuple): ConnTuple {
  return KernelTuple.withoutOwner(tuple);
}

/** The same connection seen from the other end. */
export function flipTuple(tuple: ConnTuple): ConnTuple {
  const { src, dst, sport, dport, type, family, netns, pid } = tuple;
  return connTuple({ src: dst, dst: src, sport: dport, dport: sport, type, family }, netns, pid);
}

function isEphemeral(port: number, range: EphemeralRange): boolean {
  return port >= range[0] && port <= range[1];
}

/**
 * Puts the presumed client first.
 *
 * With exactly one end in the ephemeral range that end is the client; otherwise the larger port comes first, whatever
 * the real roles are. Equal ports are never swapped, so the two directions of such a flow stay two different keys.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/port_range.h normalize_tuple @ c45d449
 */
export function normaliseTuple(tuple: ConnTuple, range: EphemeralRange): ConnTuple {
  return KernelTuple.normalise(tuple, range);
}

function clientFirst(tuple: ConnTuple, range: EphemeralRange): ConnTuple {
  const isSourceEphemeral = isEphemeral(tuple.sport, range);
  const isDestEphemeral = isEphemeral(tuple.dport, range);
  if (isSourceEphemeral && !isDestEphemeral) return tuple;
  if ((!isSourceEphemeral && isDestEphemeral) || tuple.dport > tuple.sport) return flipTuple(tuple);
  return tuple;
}
