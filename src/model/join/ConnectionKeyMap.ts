import type { Address } from '../connStats.ts';
import type { ConnectionKey } from '../httpStats.ts';
import { hashText, type KeyRules, mixHash, OrderedHashTable } from '../kernel/OrderedHashTable.ts';

/** Four-tuples compared by content. */
const CONNECTION_KEYS: KeyRules<ConnectionKey> = {
  hash: ({ srcIp, srcPort, dstIp, dstPort }) => mixHash(hashText(dstIp, hashText(srcIp)), (srcPort << 16) ^ dstPort),
  equals: (a, b) => a.srcPort === b.srcPort && a.dstPort === b.dstPort && a.srcIp === b.srcIp && a.dstIp === b.dstIp,
};

/** Values by four-tuple. */
export class ConnectionKeyMap<Value> {
  private readonly table = new OrderedHashTable<ConnectionKey, Value>(CONNECTION_KEYS);
  /** The key that is being looked up; never stored. */
  private readonly asked = { srcIp: '', srcPort: 0, dstIp: '', dstPort: 0 };

  get(key: ConnectionKey): Value | undefined {
    return this.table.get(key);
  }

  /** The same for a key that nobody has made an object of. */
  find(srcIp: Address, srcPort: number, dstIp: Address, dstPort: number): Value | undefined {
    const { asked } = this;
    asked.srcIp = srcIp;
    asked.srcPort = srcPort;
    asked.dstIp = dstIp;
    asked.dstPort = dstPort;
    return this.table.get(asked);
  }

  set(key: ConnectionKey, value: Value): void {
    this.table.set(key, value);
  }
}
