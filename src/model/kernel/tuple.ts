import type { Address, ConnFamily, ConnType } from '../connStats.ts';

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

/** Text under which a tuple is filed; equal exactly when all fields are equal. */
export function tupleKey(tuple: ConnTuple): string {
  const { src, sport, dst, dport, netns, pid, type, family } = tuple;
  return `${src} ${sport} ${dst} ${dport} ${netns} ${pid} ${type}${family}`;
}

/** The tuple as the retransmit counters and the pending connects are keyed. */
export function withoutPid(tuple: ConnTuple): ConnTuple {
  return tuple.pid === 0 ? tuple : { ...tuple, pid: 0 };
}

/** The tuple as packets know it: neither process nor namespace. */
export function withoutOwner(tuple: ConnTuple): ConnTuple {
  return tuple.pid === 0 && tuple.netns === 0 ? tuple : { ...tuple, pid: 0, netns: 0 };
}

/** The same connection seen from the other end. */
export function flipTuple(tuple: ConnTuple): ConnTuple {
  return { ...tuple, src: tuple.dst, sport: tuple.dport, dst: tuple.src, dport: tuple.sport };
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
  const isSourceEphemeral = isEphemeral(tuple.sport, range);
  const isDestEphemeral = isEphemeral(tuple.dport, range);
  if (isSourceEphemeral && !isDestEphemeral) return tuple;
  if ((!isSourceEphemeral && isDestEphemeral) || tuple.dport > tuple.sport) return flipTuple(tuple);
  return tuple;
}
