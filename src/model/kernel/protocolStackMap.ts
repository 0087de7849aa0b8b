import { KernelMap } from './KernelMap.ts';
import { type ConnTuple, type EphemeralRange, normaliseTuple, TUPLE_KEYS } from './tuple.ts';

/** All layers are known or no further attempt is worth it. */
export const FLAG_FULLY_CLASSIFIED = 1;
/** The HTTP dispatcher has seen the connection. */
export const FLAG_USM = 2;
/** Connection tracking has seen the connection. */
export const FLAG_NPM = 4;
/** tcp_close has given the entry up. */
export const FLAG_TCP_CLOSE_DELETION = 8;
/** The socket filter has given the entry up. */
export const FLAG_SOCKET_FILTER_DELETION = 16;
/** The server's socket is on this host. */
export const FLAG_SERVER_SIDE = 32;
/** The client's socket is on this host. */
export const FLAG_CLIENT_SIDE = 64;

/**
 * What is known about the protocols of one connection. Layer numbers are the kernel's without the layer bit; 0 is
 * unknown.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/classification/structs.h protocol_stack_t @ c45d449
 */
export interface ProtocolStackEntry {
  api: number;
  application: number;
  encryption: number;
  /** Bits of the `FLAG_` constants. */
  flags: number;
  /** Kernel time (u64 ns) at which a packet last looked the entry up. */
  updatedNs: bigint;
}

/**
 * The classification map, shared by connection tracking and by the HTTP dispatcher.
 *
 * Keys are normalised tuples without process and namespace. Both parties must give an entry up before it goes, so that
 * neither loses what it still needs.
 *
 * @upstream datadog-agent pkg/network/ebpf/c/protocols/classification/shared-tracer-maps.h @ c45d449
 */
export class ProtocolStackMap {
  readonly map: KernelMap<ConnTuple, ProtocolStackEntry>;
  readonly #ephemeralRange: EphemeralRange;

  constructor(options: { readonly capacity: number; readonly ephemeralRange: EphemeralRange }) {
    this.map = new KernelMap('connection_protocol', options.capacity, TUPLE_KEYS);
    this.#ephemeralRange = options.ephemeralRange;
  }

  /** Client first, by the local port range. `tuple` must be without pid and namespace to be a key of this map. */
  normalise(tuple: ConnTuple): ConnTuple {
    return normaliseTuple(tuple, this.#ephemeralRange);
  }

  /** Looks a normalised tuple up without marking it as used. */
  find(normalised: ConnTuple): ProtocolStackEntry | undefined {
    return this.map.get(normalised);
  }

  /**
   * The entry of a packet, made empty when there is none; renews its time.
   *
   * @returns `undefined` when the map is full (the refused insert is counted)
   */
  getOrCreate(normalised: ConnTuple, nowNs: bigint): ProtocolStackEntry | undefined {
    const found = this.map.get(normalised);
    if (found !== undefined) {
      found.updatedNs = nowNs;
      return found;
    }
    const empty: ProtocolStackEntry = { api: 0, application: 0, encryption: 0, flags: 0, updatedNs: nowNs };
    return this.map.insertAbsent(normalised, empty) === 'stored' ? empty : undefined;
  }

  /**
   * One party gives the entry up.
   *
   * With only one party interested the entry goes at once; otherwise the party leaves its mark and the second one
   * deletes. When both ends of the connection are on this host, those two marks are cleared instead and the next
   * caller decides.
   *
   * @param flag - the caller's mark: {@link FLAG_TCP_CLOSE_DELETION} or {@link FLAG_SOCKET_FILTER_DELETION}
   * @upstream datadog-agent pkg/network/ebpf/c/protocols/classification/shared-tracer-maps.h delete_protocol_stack
   */
  release(
    normalised: ConnTuple,
    flag: typeof FLAG_TCP_CLOSE_DELETION | typeof FLAG_SOCKET_FILTER_DELETION,
    entry: ProtocolStackEntry | undefined = this.map.get(normalised),
  ): void {
    if (entry === undefined) return;
    const bothParties = FLAG_USM | FLAG_NPM;
    if ((entry.flags & bothParties) === bothParties) {
      entry.flags |= flag;
      const bothMarks = FLAG_TCP_CLOSE_DELETION | FLAG_SOCKET_FILTER_DELETION;
      if ((entry.flags & bothMarks) !== bothMarks) return;
    }
    const bothSides = FLAG_SERVER_SIDE | FLAG_CLIENT_SIDE;
    if ((entry.flags & bothSides) === bothSides) {
      entry.flags &= ~bothSides;
      return;
    }
    this.map.delete(normalised);
  }
}

/** Whether no further classification of the connection is needed. */
export function isFullyClassified(stack: Omit<ProtocolStackEntry, 'updatedNs'>): boolean {
  if ((stack.flags & FLAG_FULLY_CLASSIFIED) !== 0) return true;
  return stack.api > 0 && stack.application > 0 && stack.encryption > 0;
}
