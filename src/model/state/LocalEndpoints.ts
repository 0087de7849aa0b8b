import type { Address, ConnStats, ConnType } from '../connStats.ts';
import { OUTGOING } from '../connStats.ts';

/**
 * What one poll knows about this host's own ends: used to tell connections that never leave it.
 *
 * Network namespaces play no part, as in the agent.
 */
export class LocalEndpoints {
  private readonly portsByAddress = new Map<Address, Set<number>>();
  private translatedTargets: Set<string> | undefined;

  /** Records the untranslated local end, and for an outgoing connection where its translation leads. */
  add(conn: ConnStats): void {
    let ports = this.portsByAddress.get(conn.source);
    if (ports === undefined) {
      ports = new Set();
      this.portsByAddress.set(conn.source, ports);
    }
    ports.add(portAndType(conn.sport, conn.type));

    const nat = conn.ipTranslation;
    if (nat === undefined || conn.direction !== OUTGOING) return;
    if (nat.replSrcIp === conn.dest && nat.replSrcPort === conn.dport) return;
    this.translatedTargets ??= new Set();
    this.translatedTargets.add(targetText(conn.source, conn.sport, nat.replSrcIp, nat.replSrcPort, conn.type));
  }

  /** Whether some connection of this poll has this end as its local one. */
  hasEnd(address: Address, port: number, type: ConnType): boolean {
    return this.portsByAddress.get(address)?.has(portAndType(port, type)) ?? false;
  }

  /** Whether the connection is the far side of an outgoing one of this poll whose destination was translated. */
  isTargetOfTranslation(conn: ConnStats): boolean {
    if (this.translatedTargets === undefined) return false;
    return this.translatedTargets.has(targetText(conn.dest, conn.dport, conn.source, conn.sport, conn.type));
  }
}

function portAndType(port: number, type: ConnType): number {
  return port * 2 + type;
}

function targetText(client: Address, clientPort: number, server: Address, serverPort: number, type: ConnType): string {
  return `${client}|${clientPort}|${server}|${serverPort}|${type}`;
}
