import type { ConnStats, DnsStatsByName } from '../connStats.ts';
import { INCOMING, OUTGOING } from '../connStats.ts';
import { OrderedHashTable } from '../kernel/OrderedHashTable.ts';
import { maxU64, wrapU32 } from '../u64.ts';
import { AGGREGATE_KEYS, type AggregateKey } from './aggregateKeys.ts';
import type { DnsKeyText } from './dnsKey.ts';
import { dnsKeyOf } from './dnsKey.ts';
import { mergeDnsStats } from './dnsStatsMerge.ts';
import type { RolledUpPorts } from './mergeable.ts';
import { areStacksCompatible, areTranslationsCompatible } from './mergeable.ts';
import { mergeProtocolStack, mergeTlsTags } from './mergeStats.ts';
import { addCounters } from './statCounters.ts';
import type { StateContext } from './stateContext.ts';

/** Closed connections that lived shorter may be rolled up: 2 minutes. */
export const ROLLUP_DURATION_MAX_NS = 120_000_000_000n;

/** Records that are reported as one, and the sums for their averages. */
interface Group {
  readonly representative: ConnStats;
  rttSumUs: number;
  rttVarSumUs: number;
  count: number;
}

/**
 * Reports connections of one tuple as one record: the first in delivery order stands for all.
 *
 * Only counters, times, translation, protocol facts and DNS statistics of the others survive; their failures, cookies
 * and durations are lost, as in the agent.
 *
 * @upstream datadog-agent pkg/network/state.go connectionAggregator @ c45d449
 */
export class Aggregator {
  private readonly context: StateContext;
  private readonly dnsStats: Map<DnsKeyText, DnsStatsByName>;
  private readonly groupsByKey = new OrderedHashTable<AggregateKey, Group[]>(AGGREGATE_KEYS);

  /** @param dnsStats - this client's DNS statistics; what a connection takes is removed from it */
  constructor(dnsStats: Map<DnsKeyText, DnsStatsByName>, context: StateContext) {
    this.dnsStats = dnsStats;
    this.context = context;
  }

  /** Adds the connections in order. @returns those that are reported on their own, in the same order */
  addAll(conns: readonly ConnStats[]): ConnStats[] {
    return conns.filter((conn) => !this.add(conn));
  }

  /** Writes the averages into the representatives: all merged records count, also those without a measurement. */
  finish(): void {
    this.groupsByKey.forEach((groups) => {
      for (const group of groups) {
        group.representative.rttUs = Math.floor(group.rttSumUs / group.count);
        group.representative.rttVarUs = Math.floor(group.rttVarSumUs / group.count);
      }
    });
  }

  /** @returns whether the connection was merged into an earlier one */
  private add(conn: ConnStats): boolean {
    const rolledUp = this.rolledUpPorts(conn);
    const key = this.keyOf(conn, rolledUp);
    conn.dnsStats = this.takeDnsStats(conn);
    const groups = this.groupsByKey.get(key);
    for (const group of groups ?? []) {
      const first = group.representative;
      if (!areTranslationsCompatible(first.ipTranslation, conn.ipTranslation, rolledUp)) continue;
      if (!areStacksCompatible(first.protocolStack, conn.protocolStack)) continue;
      this.mergeInto(group, conn);
      clearRolledUpPorts(first, rolledUp);
      return true;
    }
    const group = { representative: conn, rttSumUs: conn.rttUs, rttVarSumUs: conn.rttVarUs, count: 1 };
    if (groups === undefined) this.groupsByKey.add(key, [group]);
    else groups.push(group);
    return false;
  }

  private rolledUpPorts(conn: ConnStats): RolledUpPorts {
    const { connectionRollup, processEvents } = this.context.profile;
    const isShort = conn.isClosed && conn.durationNs > 0n && conn.durationNs < ROLLUP_DURATION_MAX_NS;
    const canRollUp = connectionRollup && processEvents && isShort;
    return { source: canRollUp && conn.direction === OUTGOING, dest: canRollUp && conn.direction === INCOMING };
  }

  private keyOf(conn: ConnStats, rolledUp: RolledUpPorts): AggregateKey {
    const { identity, connectionRollup, processEvents, directionInKey, containersInKey } = this.context.profile;
    const isByteKey = identity === 'byte-key';
    const hasContainers = processEvents && containersInKey;
    return {
      pid: conn.pid,
      source: conn.source,
      dest: conn.dest,
      sport: rolledUp.source ? 0 : conn.sport,
      dport: rolledUp.dest ? 0 : conn.dport,
      family: conn.family,
      type: conn.type,
      netns: isByteKey ? 0 : conn.netns,
      direction: isByteKey && !directionInKey ? 0 : conn.direction,
      containerSource: hasContainers ? conn.containerSource : undefined,
      containerDest: hasContainers && connectionRollup ? conn.containerDest : undefined,
    };
  }

  private takeDnsStats(conn: ConnStats): DnsStatsByName | undefined {
    if (this.dnsStats.size === 0 || !this.context.profile.dnsOnConnection) return undefined;
    const key = dnsKeyOf(conn, this.context.profile.dnsPorts);
    if (key === undefined) return undefined;
    const stats = this.dnsStats.get(key);
    this.dnsStats.delete(key);
    return stats;
  }

  private mergeInto(group: Group, conn: ConnStats): void {
    const { profile, tracker } = this.context;
    const first = group.representative;
    group.rttSumUs += conn.rttUs;
    group.rttVarSumUs += conn.rttVarUs;
    group.count += 1;
    first.monotonic = addCounters(first.monotonic, conn.monotonic, profile);
    first.last = addCounters(first.last, conn.last, profile);
    first.lastUpdateEpochNs = maxU64(first.lastUpdateEpochNs, conn.lastUpdateEpochNs);
    first.ipTranslation ??= conn.ipTranslation;
    mergeProtocolStack(first.protocolStack, conn.protocolStack);
    if (profile.tlsTags) mergeTlsTags(first.tlsTags, conn.tlsTags);
    if (profile.aggregatedFailures === 'sum') first.tcpFailures = sumFailures(first.tcpFailures, conn.tcpFailures);
    first.dnsStats = mergeDnsStats(first.dnsStats, conn.dnsStats);
    first.flows = tracker.joinFlows(first.flows, conn.flows);
  }
}

/** Failures of both by code, as a map of their own. */
export function sumFailures(
  a: ReadonlyMap<number, number> | undefined,
  b: ReadonlyMap<number, number> | undefined,
): Map<number, number> | undefined {
  if (a === undefined && b === undefined) return undefined;
  const sum = new Map(a);
  for (const [code, count] of b ?? []) sum.set(code, wrapU32((sum.get(code) ?? 0) + count));
  return sum;
}

/**
 * A record that stands for several short connections has no client port.
 *
 * The port inside the translation is cleared in the shared object: other clients that hold the same closed connection
 * see it cleared too.
 */
function clearRolledUpPorts(conn: ConnStats, rolledUp: RolledUpPorts): void {
  if (rolledUp.source) {
    conn.sport = 0;
    if (conn.ipTranslation !== undefined) conn.ipTranslation.replDstPort = 0;
  }
  if (rolledUp.dest) {
    conn.dport = 0;
    if (conn.ipTranslation !== undefined) conn.ipTranslation.replSrcPort = 0;
  }
}
