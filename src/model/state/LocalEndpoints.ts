import type { Address, ConnStats, ConnType } from '../connStats.ts';
import { OUTGOING } from '../connStats.ts';
import { hashText, type KeyRules, mixHash, OrderedHashTable } from '../kernel/OrderedHashTable.ts';

/** One end of a connection. */
interface End {
  readonly address: Address;
  readonly port: number;
  readonly type: ConnType;
}

const END_KEYS: KeyRules<End> = {
  hash: ({ address, port, type }) => mixHash(hashText(address), port * 2 + type),
  equals: (a, b) => a.port === b.port && a.type === b.type && a.address === b.address,
};

/**
 * What one poll knows about this host's own ends: used to tell connections that never leave it.
 *
 * Network namespaces play no part, as in the agent.
 */
export class LocalEndpoints {
  private readonly ends = new OrderedHashTable<End, true>(END_KEYS);
  private translatedTargets: Set<string> | undefined;

  /** Records the untranslated local end, and for an outgoing connection where its translation leads. */
  add(conn: ConnStats): void {
    this.ends.set({ address: conn.source, port: conn.sport, type: conn.type }, true);

    const nat = conn.ipTranslation;
    if (nat === undefined || conn.direction !== OUTGOING) return;
    if (nat.replSrcIp === conn.dest && nat.replSrcPort === conn.dport) return;
    this.translatedTargets ??= new Set();
    this.translatedTargets.add(targetText(conn.source, conn.sport, nat.replSrcIp, nat.replSrcPort, conn.type));
  }

  /** Whether some connection of this poll has this end as its local one. */
  hasEnd(address: Address, port: number, type: ConnType): boolean {
    return this.ends.has({ address, port, type });
  }

  /** Whether the connection is the far side of an outgoing one of this poll whose destination was translated. */
  isTargetOfTranslation(conn: ConnStats): boolean {
    if (this.translatedTargets === undefined) return false;
    return this.translatedTargets.has(targetText(conn.dest, conn.dport, conn.source, conn.sport, conn.type));
  }
}

function targetText(client: Address, clientPort: number, server: Address, serverPort: number, type: ConnType): string {
  return `${client}|${clientPort}|${server}|${serverPort}|${type}`;
}
