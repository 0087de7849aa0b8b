import type { ConnStats, DnsStats, DnsStatsByName, IpTranslation } from '../../../../src/model/connStats.ts';
import { IPV4, IPV6, TCP, UDP, zeroCounters } from '../../../../src/model/connStats.ts';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import type { StateProfile } from '../../../../src/model/profile.ts';
import { dnsKeyText } from '../../../../src/model/state/dnsKey.ts';
import type { EphemeralRanges } from '../../../../src/model/state/EphemeralRanges.ts';
import type { Delta, NetworkStateOptions } from '../../../../src/model/state/NetworkState.ts';
import type { StateStore } from '../../../../src/model/state/StateStore.ts';
import type { HttpAggregates } from '../../../../src/model/usm/httpAggregates.ts';
import { requestsWithHits } from '../httpRequests.ts';
import { RecordingTracker } from '../RecordingTracker.ts';
import { ADDRESSES, CLIENTS, type ConnData, POOL_SIZE, type StateOp } from './stateSequence.ts';

/** Makes the state under test. */
export type MakeStore = (profile: StateProfile, options: NetworkStateOptions) => StateStore;

/**
 * One implementation that lives through a sequence.
 *
 * What it answers is written down as text: every field of every record, which objects are one and the same, what the
 * ledger was told, the counters and sizes of the state.
 */
export class StateSubject {
  private readonly store: StateStore;
  private readonly tracker = new RecordingTracker();
  private readonly translations: readonly IpTranslation[];
  private readonly failures: readonly Map<number, number>[];
  private readonly identities = new Map<object, number>();
  private readonly delivered: Delta[] = [];
  private nowNs = 0;
  private flowCount = 0;

  constructor(make: MakeStore, profile: StateProfile, ephemeralRanges: EphemeralRanges | undefined) {
    const ranges = ephemeralRanges === undefined ? {} : { ephemeralRanges };
    this.store = make(profile, { tracker: this.tracker, choices: { ...FIRST_CHOICES, order: backwards }, ...ranges });
    this.translations = Array.from({ length: POOL_SIZE }, (_, index) => ({
      replSrcIp: ADDRESSES[index % 3]!,
      replSrcPort: [80, 40_000, 80, 81][index]!,
      replDstIp: ['10.0.0.9', '', '10.0.0.9', '10.0.0.1'][index]!,
      replDstPort: [40_000, 40_000, 41_000, 40_000][index]!,
    }));
    this.failures = Array.from({ length: POOL_SIZE }, (_, index) => new Map(index === 0 ? [] : [[103 + index, index]]));
  }

  /** What one step answers, a line for each fact. */
  apply(op: StateOp): string[] {
    const before = this.tracker.log.length;
    const answer = this.run(op);
    const { store } = this;
    return [
      ...answer,
      ...this.tracker.log.slice(before),
      `telemetry ${text(store.telemetry)}`,
      `clients ${text(store.listClients())} ${store.hasClients} latest ${store.latestBpfTimeNs}`,
      ...CLIENTS.map((client) => `dump ${client} ${text([...store.dump(client)])}`),
    ];
  }

  /** Everything that was ever delivered, as it looks now: later steps may have changed what is shared. */
  afterwards(): string[] {
    return [...this.delivered.flatMap((delta) => this.describeDelta(delta)), `pool ${text(this.translations)}`];
  }

  private run(op: StateOp): string[] {
    switch (op.op) {
      case 'register':
        this.store.registerClient(op.client, this.nowNs);
        return [];
      case 'remove':
        this.store.removeClient(op.client);
        return [];
      case 'expire':
        this.nowNs += op.afterMs * 1_000_000;
        this.store.removeExpiredClients(this.nowNs);
        return [];
      case 'close':
        this.store.storeClosedConnection(this.connOf(op.conn, true));
        return [];
      case 'removeConnections':
        this.store.removeConnections(op.cookies);
        return [];
      case 'telemetry':
        return [`report ${text(this.store.getTelemetryDelta(op.client, new Map(op.values), this.nowNs))}`];
      default:
        return this.poll(op);
    }
  }

  private poll(op: StateOp & { op: 'poll' }): string[] {
    this.nowNs += op.afterMs * 1_000_000;
    const delta = this.store.getDelta(op.client, {
      latestTime: BigInt(this.nowNs),
      active: op.active.map((data) => this.connOf(data, false)),
      ...(op.dns.length > 0 ? { dnsStats: dnsAnswers(op.dns) } : {}),
      ...(op.paths ? { http: this.hits(op.paths) } : {}),
      nowNs: this.nowNs,
    });
    this.delivered.push(delta);
    return this.describeDelta(delta, true);
  }

  private hits(paths: readonly string[]): HttpAggregates {
    const unique = [...new Set(paths)];
    return requestsWithHits(
      unique.map((path) => [path, this.tracker.listOf(path)]),
      this.tracker,
    );
  }

  private connOf(data: ConnData, isClosed: boolean): ConnStats {
    this.flowCount += 1;
    const { counters, source, dest, nat, failures, container, tls, bringsDns, ...same } = data;
    return {
      ...same,
      source: ADDRESSES[source]!,
      dest: ADDRESSES[dest]!,
      family: source === 3 ? IPV6 : IPV4,
      monotonic: { ...counters },
      last: { ...zeroCounters(), sentBytes: BigInt(this.flowCount) },
      ipTranslation: nat === undefined ? undefined : this.translations[nat]!,
      tcpFailures: failures === undefined ? undefined : this.failures[failures]!,
      protocolStack: { ...data.protocolStack },
      tlsTags: { chosenVersion: tls & 1, cipherSuite: tls & 2, offeredVersions: tls },
      dnsStats: bringsDns ? new Map() : undefined,
      containerSource: container,
      containerDest: container === 'c2' ? 'c1' : undefined,
      isClosed,
      flows: this.tracker.listOf(`f${this.flowCount}`),
    };
  }

  private describeDelta({ conns, withheld, refused, http, dns }: Delta, withFlows = false): string[] {
    const lists = [conns, withheld, refused].map((list, index) =>
      list.map((conn) => `${['conn', 'withheld', 'refused'][index]} ${this.describe(conn, withFlows)}`),
    );
    const aggregates = [...http].map(
      ([key, { stats }]) =>
        `http ${key} is ${this.identityOf(stats)} ${text([...stats.byStatus].map(([status, { count }]) => [status, count]))}`,
    );
    return [...lists.flat(), ...aggregates, `dns ${text(dns)}`];
  }

  private describe(conn: ConnStats, withFlows: boolean): string {
    const { ipTranslation, tcpFailures, dnsStats, flows, ...values } = conn;
    const names = withFlows ? this.tracker.namesOf(flows).join() : '';
    const shared = [ipTranslation, tcpFailures, dnsStats].map((object) => object && this.identityOf(object));
    const rcodes = [...(dnsStats ?? [])].flatMap(([name, types]) =>
      [...types].map(([type, { countByRcode }]) => [name, type, this.identityOf(countByRcode)]),
    );
    const fields = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `${text(fields)} ${text([ipTranslation, tcpFailures, dnsStats])} are ${text([shared, rcodes])} for ${names}`;
  }

  /** A number for an object: the same one whenever it is met again. */
  private identityOf(object: object): number {
    const known = this.identities.get(object) ?? this.identities.size;
    this.identities.set(object, known);
    return known;
  }
}

/** An order that is not the given one, so that who asks for an order is seen. */
function backwards(_place: string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => count - 1 - index);
}

function dnsAnswers(numbers: readonly number[]): Map<string, DnsStatsByName> {
  const byKey = new Map<string, DnsStatsByName>();
  for (const number of numbers) {
    const ends = {
      serverIp: ADDRESSES[number % 3]!,
      clientIp: number > 3 ? '10.0.0.9' : '10.0.0.1',
      clientPort: 40_000,
    };
    const key = dnsKeyText({ ...ends, protocol: number === 3 ? TCP : UDP });
    const stats: DnsStats = {
      timeouts: number,
      successLatencySum: BigInt(number) * 7n,
      failureLatencySum: (1n << 64n) - 1n,
      countByRcode: new Map([[number % 2, 0xffff_ffff]]),
    };
    const byName = byKey.get(key) ?? new Map<string, Map<number, DnsStats>>();
    if (number !== 2) byName.set(`n${number % 2}.test`, new Map([[number % 4, stats]]));
    byKey.set(key, byName);
  }
  return byKey;
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`;
    return item instanceof Map ? ['map', ...item] : item;
  });
}
