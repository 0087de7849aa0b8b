import type { ConnectionKey } from '../httpStats.ts';

/** The first connection of a pair of addresses; `low` and `high` are the ends in the order of their address text. */
interface FirstConnection {
  readonly key: ConnectionKey;
  readonly lowPort: number;
  readonly highPort: number;
  /** The end whose port was seen to vary. */
  ephemeralEnd: 'low' | 'high' | undefined;
}

/**
 * Files connections of one pair of addresses that differ in one port under the first of them.
 *
 * Lives for one poll period. At the poll the port that varied becomes 0.
 *
 * @upstream datadog-agent pkg/network/usm/utils/connection_rollup.go ConnectionAggregator @ c45d449
 */
export class ConnectionRollup {
  readonly #firstByAddresses = new Map<string, FirstConnection>();

  /** The connection to count a request for. */
  rollup(key: ConnectionKey): ConnectionKey {
    const { addresses, lowPort, highPort } = sortEnds(key);
    const first = this.#firstByAddresses.get(addresses);
    if (first === undefined) {
      this.#firstByAddresses.set(addresses, { key, lowPort, highPort, ephemeralEnd: undefined });
      return key;
    }
    const isLowEqual = first.lowPort === lowPort;
    const isHighEqual = first.highPort === highPort;
    if (!isLowEqual && !isHighEqual) return key;
    if (isLowEqual && isHighEqual) return first.key;
    first.ephemeralEnd ??= isLowEqual ? 'high' : 'low';
    return first.key;
  }

  /** The connection with the port that varied set to 0; unchanged when none is known to vary. */
  clearEphemeralPort(key: ConnectionKey): ConnectionKey {
    const { addresses, lowPort, highPort, isSourceLow } = sortEnds(key);
    const first = this.#firstByAddresses.get(addresses);
    if (first?.ephemeralEnd === undefined) return key;
    if (first.lowPort !== lowPort && first.highPort !== highPort) return key;
    const isSourceEphemeral = (first.ephemeralEnd === 'low') === isSourceLow;
    return isSourceEphemeral ? { ...key, srcPort: 0 } : { ...key, dstPort: 0 };
  }
}

function sortEnds(key: ConnectionKey): {
  addresses: string;
  lowPort: number;
  highPort: number;
  isSourceLow: boolean;
} {
  const { srcIp, srcPort, dstIp, dstPort } = key;
  if (srcIp > dstIp) return { addresses: `${dstIp} ${srcIp}`, lowPort: dstPort, highPort: srcPort, isSourceLow: false };
  return { addresses: `${srcIp} ${dstIp}`, lowPort: srcPort, highPort: dstPort, isSourceLow: true };
}
