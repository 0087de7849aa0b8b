import { assertNever } from '../assert.ts';
import type { Choices } from '../choices.ts';
import type { Address, ConnStats } from '../connStats.ts';
import type { ProcessAgentProfile } from '../profile.ts';
import { parseDockerProxy, type ProxyTarget, type ScannedProcess } from './parseDockerProxy.ts';

/**
 * What the filter looks at in a connection; pids are compared as signed 32-bit numbers, as the payload carries them.
 */
export type FilteredConn = Pick<ConnStats, 'pid' | 'source' | 'sport' | 'dest' | 'dport' | 'type'>;

/** A docker-proxy process. `ip` is its own address towards the container, empty until a payload shows it. */
export interface DockerProxy {
  readonly pid: number;
  readonly target: ProxyTarget;
  ip: Address;
}

/** One connection that the filter took out, and why. */
export interface RemovedConn {
  /** Index into the payload. */
  readonly index: number;
  readonly proxyPid: number;
  /** Which end of the connection is the proxy's target. */
  readonly rule: 'local-end-is-target' | 'remote-end-is-target';
  /** Whether the connection belongs to that proxy; without the pid check it may be the container's own. */
  readonly ownerIsProxy: boolean;
}

/** What one pass over a payload did. */
export interface FilterResult {
  /** Indexes of the connections that stay, in payload order. */
  readonly kept: readonly number[];
  readonly removed: readonly RemovedConn[];
  /** Proxies whose own address this payload showed, with the connection that showed it. */
  readonly learned: readonly { readonly proxyPid: number; readonly ip: Address; readonly index: number }[];
  /** `false` when no proxy was waiting for its address: then the agent leaves the payload as it is. */
  readonly applied: boolean;
}

/**
 * Removes the leg between docker-proxy and the container, so that a request is not counted twice.
 *
 * A proxy's own address is learned anew from every payload: learning it takes the proxy out of `pending`, and the next
 * scan brings it back with an empty address. Hence a payload in which no proxy owns a connection to its target is not
 * filtered, and neither is a second payload after one scan.
 *
 * With `dockerProxyPidCheck` off the owner of a connection is not compared, so the container's end of the same leg goes
 * too, and with it the container's server hits.
 *
 * @upstream datadog-agent pkg/process/metadata/parser/dockerproxy.go DockerProxy @ c45d449
 */
export class DockerProxyFilter {
  private readonly profile: Pick<ProcessAgentProfile, 'dockerProxyPidCheck' | 'processOrder'>;
  private readonly choices: Choices;
  /** By the target's address, then by port and transport. */
  private readonly byTarget = new Map<Address, Map<number, DockerProxy>>();
  private readonly pending = new Map<number, DockerProxy>();

  constructor(profile: Pick<ProcessAgentProfile, 'dockerProxyPidCheck' | 'processOrder'>, choices: Choices) {
    this.profile = profile;
    this.choices = choices;
  }

  /**
   * Takes over the docker-proxies of a process scan; proxies that are gone are forgotten.
   *
   * A pid still waiting for its address keeps its entry without a new look at the command line, also when the pid now
   * belongs to another program. The agent walks a Go map, and of two proxies with one target the last one visited owns
   * it; only then the order matters and only then `docker-proxy.extract` is asked (over the proxies, in scan order).
   */
  extract(processes: readonly ScannedProcess[]): void {
    const found: DockerProxy[] = [];
    for (const { pid, cmdline } of processes) {
      const known = this.pending.get(pid | 0);
      const target = known ? undefined : parseDockerProxy(cmdline);
      if (known) found.push(known);
      else if (target) found.push({ pid: pid | 0, target, ip: '' });
    }
    this.pending.clear();
    this.byTarget.clear();
    for (const proxy of this.visitOrder(found)) {
      this.pending.set(proxy.pid, proxy);
      const owners = this.byTarget.get(proxy.target.ip);
      if (owners) owners.set(portKey(proxy.target.port, proxy.target.type), proxy);
      else this.byTarget.set(proxy.target.ip, new Map([[portKey(proxy.target.port, proxy.target.type), proxy]]));
    }
  }

  /** Learns the proxies' addresses from the payload, then removes what lies between a proxy and its target. */
  filter(conns: readonly FilteredConn[]): FilterResult {
    if (this.pending.size === 0) {
      return { kept: conns.map((_conn, index) => index), removed: [], learned: [], applied: false };
    }
    const learned = this.learnAddresses(conns);
    const kept: number[] = [];
    const removed: RemovedConn[] = [];
    for (const [index, conn] of conns.entries()) {
      const verdict = this.proxied(conn, index);
      if (verdict) removed.push(verdict);
      else kept.push(index);
    }
    return { kept, removed, learned, applied: true };
  }

  /** Every proxy that owns a target, by ascending pid. */
  proxies(): DockerProxy[] {
    if (this.byTarget.size === 0) return [];
    const all = [...this.byTarget.values()].flatMap((owners) => [...owners.values()]);
    return all.toSorted((a, b) => a.pid - b.pid);
  }

  /** Pids of the proxies whose own address is not known yet, ascending. */
  pendingPids(): number[] {
    return [...this.pending.keys()].toSorted((a, b) => a - b);
  }

  private visitOrder(found: readonly DockerProxy[]): readonly DockerProxy[] {
    const order = this.profile.processOrder;
    switch (order) {
      case 'pid-ascending':
        return found.toSorted((a, b) => a.pid - b.pid);
      case 'pid-descending':
        return found.toSorted((a, b) => b.pid - a.pid);
      case 'seeded':
        if (found.length < 2 || !hasSharedTarget(found)) return found;
        return this.choices.order('docker-proxy.extract', found.length).map((index) => found[index]!);
      default:
        return assertNever(order);
    }
  }

  private learnAddresses(conns: readonly FilteredConn[]): FilterResult['learned'] {
    const learned: { proxyPid: number; ip: Address; index: number }[] = [];
    for (const [index, conn] of conns.entries()) {
      if (this.pending.size === 0) break;
      const proxy = this.pending.get(conn.pid | 0);
      const ip = proxy ? otherEnd(proxy.target, conn) : '';
      if (!proxy || ip === '') continue;
      proxy.ip = ip;
      this.pending.delete(proxy.pid);
      learned.push({ proxyPid: proxy.pid, ip, index });
    }
    return learned;
  }

  /** A target at the local end decides alone: the remote end is then not looked at any more. */
  private proxied(conn: FilteredConn, index: number): RemovedConn | undefined {
    const atLocal = this.byTarget.get(conn.source)?.get(portKey(conn.sport, conn.type));
    const proxy = atLocal ?? this.byTarget.get(conn.dest)?.get(portKey(conn.dport, conn.type));
    if (!proxy || proxy.ip !== (atLocal ? conn.dest : conn.source)) return undefined;
    const ownerIsProxy = (conn.pid | 0) === proxy.pid;
    if (this.profile.dockerProxyPidCheck && !ownerIsProxy) return undefined;
    const rule = atLocal ? 'local-end-is-target' : 'remote-end-is-target';
    return { index, proxyPid: proxy.pid, rule, ownerIsProxy };
  }
}

/** The end of the connection that is not the target, `''` when neither end is. The transport is not compared. */
function otherEnd(target: ProxyTarget, conn: FilteredConn): Address {
  if (conn.source === target.ip && conn.sport === target.port) return conn.dest;
  if (conn.dest === target.ip && conn.dport === target.port) return conn.source;
  return '';
}

function portKey(port: number, type: number): number {
  return port * 2 + type;
}

function hasSharedTarget(found: readonly DockerProxy[]): boolean {
  const seen = new Set<string>();
  for (const { target } of found) seen.add(`${target.ip}|${target.port}|${target.type}`);
  return seen.size < found.length;
}
