import type { Choices } from '../choices.ts';
import { type Address, type ConnStats, type ConnType, INCOMING, OUTGOING } from '../connStats.ts';
import { type Endpoint, translatedLocal, translatedRemote } from '../join/natEndpoints.ts';
import { isLoopback } from '../state/loopback.ts';

/** What the resolver reads of a connection; it fills in the two container ids (`undefined` and `''` are "none"). */
export type ResolvedConn = Pick<
  ConnStats,
  | 'pid'
  | 'netns'
  | 'type'
  | 'direction'
  | 'intraHost'
  | 'source'
  | 'sport'
  | 'dest'
  | 'dport'
  | 'ipTranslation'
  | 'containerSource'
  | 'containerDest'
>;

/** One container as the container runtime lists it. */
export interface ContainerListing {
  readonly id: string;
  readonly addresses: readonly { readonly ip: Address; readonly port: number; readonly type: ConnType }[];
  readonly pids: readonly number[];
}

/** How many addresses and pids are remembered. */
export interface ResolverLimits {
  readonly addressesMax: number;
  readonly pidsMax: number;
}

/** The limits of the agent. */
export const RESOLVER_LIMITS: ResolverLimits = { addressesMax: 4096, pidsMax: 32_768 };

interface CachedContainer {
  readonly id: string;
  isInUse: boolean;
}

/**
 * Finds the containers at both ends of connections, in the process-agent.
 *
 * Runs after the docker-proxy filter, so that a removed connection cannot help to resolve others. Not the resolver of
 * system-probe, which knows no pids and no addresses of containers.
 *
 * @upstream datadog-agent pkg/process/net/resolver/resolver.go LocalResolver @ c45d449
 */
export class ContainerResolver {
  private readonly limits: ResolverLimits;
  private readonly choices: Choices;
  private readonly byAddress = new Map<string, CachedContainer>();
  private readonly byPid = new Map<number, CachedContainer>();

  constructor(choices: Choices, limits: ResolverLimits = RESOLVER_LIMITS) {
    this.choices = choices;
    this.limits = limits;
  }

  get addressCount(): number {
    return this.byAddress.size;
  }

  get pidCount(): number {
    return this.byPid.size;
  }

  /**
   * Takes over a new list of containers (the agent pulls one every 10 s).
   *
   * A full cache refreshes nothing, not even what it already holds: its entries then go at the next {@link resolve}.
   * Which pids of a list find a place is left to a Go map; only when they might not all fit, `container-resolver.pids`
   * is asked.
   */
  pull(containers: readonly ContainerListing[]): void {
    for (const cached of [...this.byAddress.values(), ...this.byPid.values()]) cached.isInUse = false;
    for (const { id, addresses } of containers) {
      for (const { ip, port, type } of addresses) {
        if (this.byAddress.size >= this.limits.addressesMax) break;
        if (!isLoopback(ip)) this.byAddress.set(addressKey({ ip, port }, type), { id, isInUse: true });
      }
    }
    const pids = containers.flatMap(({ id, pids }) => pids.map((pid) => ({ pid, id })));
    for (const { pid, id } of this.pidOrder(pids)) {
      if (this.byPid.size >= this.limits.pidsMax) break;
      this.byPid.set(pid, { id, isInUse: true });
    }
  }

  /** Fills in the container ids of a payload's connections, then forgets what the last pull did not confirm. */
  resolve(conns: readonly ResolvedConn[]): void {
    const bySide = new Map<string, string>();
    for (const conn of conns) this.resolveSource(conn, bySide);
    for (const conn of conns) {
      if ((conn.containerDest ?? '') !== '') continue;
      const container = this.findDest(conn, bySide);
      if (container !== undefined) conn.containerDest = container;
    }
    forgetUnused(this.byAddress);
    forgetUnused(this.byPid);
  }

  /** Only a connection that stays on the host tells the other end who is here. */
  private resolveSource(conn: ResolvedConn, bySide: Map<string, string>): void {
    const known = conn.containerSource ?? '';
    const container = known === '' ? this.byPid.get(conn.pid)?.id : known;
    if (container === undefined) return;
    conn.containerSource = container;
    const ends = conn.intraHost ? endsOf(conn) : undefined;
    if (!ends) return;
    const remote = conn.direction === INCOMING ? { ...ends.remote, port: 0 } : ends.remote;
    if (conn.netns !== 0) bySide.set(sideKey(ends.local, remote, conn.type, conn.netns), container);
    if (!isLoopback(ends.local.ip)) bySide.set(sideKey(ends.local, remote, conn.type, 0), container);
  }

  private findDest(conn: ResolvedConn, bySide: ReadonlyMap<string, string>): string | undefined {
    const ends = endsOf(conn);
    if (!ends) return undefined;
    const { remote } = ends;
    if (conn.intraHost) {
      const local = conn.direction === OUTGOING ? { ...ends.local, port: 0 } : ends.local;
      const sameNamespace = bySide.get(sideKey(remote, local, conn.type, conn.netns));
      if (sameNamespace !== undefined) return sameNamespace;
      const anyNamespace = isLoopback(remote.ip) ? undefined : bySide.get(sideKey(remote, local, conn.type, 0));
      if (anyNamespace !== undefined) return anyNamespace;
    }
    return this.byAddress.get(addressKey(remote, conn.type))?.id;
  }

  private pidOrder<Entry>(pids: readonly Entry[]): readonly Entry[] {
    if (this.byPid.size + pids.length <= this.limits.pidsMax) return pids;
    return this.choices.order('container-resolver.pids', pids.length).map((index) => pids[index]!);
  }
}

/** Both translated ends; `undefined` when one is no address or the unspecified one, which the agent skips. */
function endsOf(conn: ResolvedConn): { local: Endpoint; remote: Endpoint } | undefined {
  const local = translatedLocal(conn);
  const remote = translatedRemote(conn);
  return isUnspecified(local.ip) || isUnspecified(remote.ip) ? undefined : { local, remote };
}

function isUnspecified(ip: Address): boolean {
  return ip === '' || ip === '0.0.0.0' || ip === '::';
}

function addressKey({ ip, port }: Endpoint, type: ConnType): string {
  return `${ip}|${port}|${type}`;
}

function sideKey(near: Endpoint, far: Endpoint, type: ConnType, netns: number): string {
  return `${near.ip}|${near.port}|${far.ip}|${far.port}|${type}|${netns}`;
}

function forgetUnused<Key>(cache: Map<Key, CachedContainer>): void {
  for (const [key, { isInUse }] of cache) if (!isInUse) cache.delete(key);
}
