import type { Address } from '../connStats.ts';
import type { ConnectionKey } from '../httpStats.ts';

/**
 * Values by four-tuple, without a text per key: by source address, destination address, and both ports as one number.
 */
export class ConnectionKeyMap<Value> {
  private readonly bySource = new Map<Address, Map<Address, Map<number, Value>>>();

  get(key: ConnectionKey): Value | undefined {
    return this.bySource.get(key.srcIp)?.get(key.dstIp)?.get(ports(key));
  }

  set(key: ConnectionKey, value: Value): void {
    let byDest = this.bySource.get(key.srcIp);
    if (!byDest) {
      byDest = new Map<Address, Map<number, Value>>();
      this.bySource.set(key.srcIp, byDest);
    }
    let byPorts = byDest.get(key.dstIp);
    if (!byPorts) {
      byPorts = new Map<number, Value>();
      byDest.set(key.dstIp, byPorts);
    }
    byPorts.set(ports(key), value);
  }
}

function ports(key: ConnectionKey): number {
  return key.srcPort * 0x1_0000 + key.dstPort;
}
