import { INCOMING, OUTGOING } from '../../connStats.ts';
import { ROLLUP_DURATION_MAX_NS, sumFailures } from '../Aggregator.ts';
import { mergeDnsStats } from '../dnsStatsMerge.ts';
import type { StateContext } from '../stateContext.ts';
import { type ConnColumns, HAS_DNS_STATS, HAS_FAILURES, HAS_TRANSLATION, IS_CLOSED, REWRITTEN } from './ConnColumns.ts';
import { addCounters } from './counterRules.ts';
import { GroupIndex } from './GroupIndex.ts';
import { adoptTranslation } from './mergeRows.ts';
import type { RowDnsStats } from './RowDnsStats.ts';
import { RowList } from './RowList.ts';
import { portsOf } from './TupleColumn.ts';

const DURATION_MAX_HIGH = Number(ROLLUP_DURATION_MAX_NS >> 32n);
const DURATION_MAX_LOW = Number(BigInt.asUintN(32, ROLLUP_DURATION_MAX_NS));

/* Which port of a connection does not count for aggregation, because the connection was short-lived. */
const NO_PORT = 0;
const SOURCE_PORT = 1;
const DEST_PORT = 2;

/** Reports connections of one tuple as one record: the first in delivery order. Mirrors `../Aggregator.ts`. */
export class ColumnAggregator {
  /** Rows that are reported on their own; holds until the next poll. */
  readonly reported = new RowList();
  private readonly context: StateContext;
  private readonly index: GroupIndex;
  /** Groups of more than one record; the sums are theirs alone. */
  private readonly merged = new RowList();
  /** By first row of a group. */
  private counts = new Uint32Array(0);
  private rttSumsUs = new Float64Array(0);
  private rttVarSumsUs = new Float64Array(0);

  constructor(context: StateContext) {
    const { identity, connectionRollup, processEvents, directionInKey, containersInKey } = context.profile;
    this.context = context;
    this.index = new GroupIndex({
      netns: identity === 'tuple',
      direction: directionInKey || identity === 'tuple',
      containerSource: processEvents && containersInKey,
      containerDest: connectionRollup && processEvents && containersInKey,
    });
  }

  /**
   * Aggregates the connections of a poll, in order, and writes the averages into the first of each group.
   *
   * @param dns - this client's DNS statistics; what a connection takes is removed from them
   */
  aggregate(table: ConnColumns, rows: RowList, dns: RowDnsStats, context: StateContext): void {
    this.reported.clear();
    this.merged.clear();
    this.index.clear(table.capacity);
    if (this.counts.length < table.capacity) {
      this.counts = new Uint32Array(table.capacity);
      this.rttSumsUs = new Float64Array(table.capacity);
      this.rttVarSumsUs = new Float64Array(table.capacity);
    }
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      const rolledUp = this.rolledUpPort(table, row);
      dns.take(table, row);
      const group = this.findGroup(table, row, rolledUp);
      if (group < 0) {
        this.reported.push(row);
        this.counts[row] = 1;
        continue;
      }
      this.mergeInto(table, group, row, context);
      clearRolledUpPort(table, group, rolledUp);
    }
    this.writeAverages(table);
  }

  /** @returns the group that takes the row; -1 when the row has become a group of its own */
  private findGroup(table: ConnColumns, row: number, rolledUp: number): number {
    const first = this.index.find(table, row, keyPorts(table, row, rolledUp));
    if (first < 0) {
      this.index.addFirst(row);
      return -1;
    }
    let last = first;
    for (let group = first; group >= 0; group = this.index.after(group)) {
      const isCompatible = table.protocols.areStacksCompatible(group, row);
      if (isCompatible && areTranslationsCompatible(table, group, row, rolledUp)) return group;
      last = group;
    }
    this.index.addAfter(last, row);
    return -1;
  }

  private rolledUpPort(table: ConnColumns, row: number): number {
    const { connectionRollup, processEvents } = this.context.profile;
    if (!connectionRollup || !processEvents || !isShort(table, row)) return NO_PORT;
    const direction = table.tuple.direction(row);
    return direction === OUTGOING ? SOURCE_PORT : direction === INCOMING ? DEST_PORT : NO_PORT;
  }

  private mergeInto(table: ConnColumns, group: number, row: number, { profile, tracker }: StateContext): void {
    if (this.counts[group] === 1) {
      this.merged.push(group);
      this.rttSumsUs[group] = table.details.rttUs(group);
      this.rttVarSumsUs[group] = table.details.rttVarUs(group);
    }
    this.counts[group] = this.counts[group]! + 1;
    this.rttSumsUs[group] = this.rttSumsUs[group]! + table.details.rttUs(row);
    this.rttVarSumsUs[group] = this.rttVarSumsUs[group]! + table.details.rttVarUs(row);
    table.mark(group, REWRITTEN, true);
    addCounters(table.monotonic, group, row, profile);
    addCounters(table.last, group, row, profile);
    table.lastUpdateEpochNs.raise(group, table.lastUpdateEpochNs, row);
    adoptTranslation(table, group, table, row);
    table.protocols.merge(group, table.protocols, row, profile.tlsTags);
    if (profile.aggregatedFailures === 'sum') addFailures(table, group, row);
    addDnsStats(table, group, row);
    table.details.setFlows(group, tracker.joinFlows(table.details.flows(group), table.details.flows(row)));
  }

  private writeAverages(table: ConnColumns): void {
    for (let index = 0; index < this.merged.length; index += 1) {
      const group = this.merged.at(index);
      const count = this.counts[group]!;
      const rttUs = Math.floor(this.rttSumsUs[group]! / count);
      table.details.setRtt(group, rttUs, Math.floor(this.rttVarSumsUs[group]! / count));
    }
  }
}

function isShort(table: ConnColumns, row: number): boolean {
  if (!table.has(row, IS_CLOSED)) return false;
  const high = table.durationNs.high(row);
  const low = table.durationNs.low(row);
  // A negative duration has the largest high words.
  if (high > DURATION_MAX_HIGH || (high === DURATION_MAX_HIGH && low >= DURATION_MAX_LOW)) return false;
  return high !== 0 || low !== 0;
}

function keyPorts(table: ConnColumns, row: number, rolledUp: number): number {
  const sport = rolledUp === SOURCE_PORT ? 0 : table.tuple.sport(row);
  const dport = rolledUp === DEST_PORT ? 0 : table.tuple.dport(row);
  return portsOf(sport, dport);
}

/** Mirrors `../mergeable.ts`. */
function areTranslationsCompatible(table: ConnColumns, a: number, b: number, rolledUp: number): boolean {
  if (!table.has(a, HAS_TRANSLATION) || !table.has(b, HAS_TRANSLATION)) return true;
  const one = table.translation(a);
  const other = table.translation(b);
  if (one === other) return true;
  return (
    table.details.replSource(a) === table.details.replSource(b) &&
    table.details.replDest(a) === table.details.replDest(b) &&
    (rolledUp === DEST_PORT || one.replSrcPort === other.replSrcPort) &&
    (rolledUp === SOURCE_PORT || one.replDstPort === other.replDstPort)
  );
}

/** The port inside the translation is cleared in the shared object, as in the agent. */
function clearRolledUpPort(table: ConnColumns, row: number, rolledUp: number): void {
  if (rolledUp === NO_PORT) return;
  const translation = table.has(row, HAS_TRANSLATION) ? table.translation(row) : undefined;
  if (rolledUp === SOURCE_PORT) {
    table.tuple.setPorts(row, 0, table.tuple.dport(row));
    if (translation !== undefined) translation.replDstPort = 0;
  } else {
    table.tuple.setPorts(row, table.tuple.sport(row), 0);
    if (translation !== undefined) translation.replSrcPort = 0;
  }
}

function addFailures(table: ConnColumns, group: number, row: number): void {
  const sum = sumFailures(
    table.has(group, HAS_FAILURES) ? table.failures[group] : undefined,
    table.has(row, HAS_FAILURES) ? table.failures[row] : undefined,
  );
  table.mark(group, HAS_FAILURES, sum !== undefined);
  table.failures[group] = sum;
}

function addDnsStats(table: ConnColumns, group: number, row: number): void {
  if (!table.has(row, HAS_DNS_STATS)) {
    // An empty map counts as none, so that the absent one of the other record takes its place.
    if (table.has(group, HAS_DNS_STATS) && table.dnsStats[group]!.size === 0) table.mark(group, HAS_DNS_STATS, false);
    return;
  }
  const own = table.has(group, HAS_DNS_STATS) ? table.dnsStats[group] : undefined;
  table.dnsStats[group] = mergeDnsStats(own, table.dnsStats[row]);
  table.mark(group, HAS_DNS_STATS, true);
}
