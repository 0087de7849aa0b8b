import fc from 'fast-check';
import type { ConnStats, ConnType, Direction, StatCounters } from '../../../../src/model/connStats.ts';
import type { StateProfile } from '../../../../src/model/profile.ts';
import { PROFILES } from '../../../../src/model/profiles.ts';
import type { EphemeralRanges, PortRange } from '../../../../src/model/state/EphemeralRanges.ts';
import { implementationFor } from '../../../../src/model/state/createStateStore.ts';

/** A connection as plain data: everything that may be shared is an index into a {@link Pools}. */
export interface ConnData
  extends Pick<
    ConnStats,
    'sport' | 'dport' | 'pid' | 'netns' | 'lastUpdateEpochNs' | 'durationNs' | 'rttUs' | 'rttVarUs' | 'protocolStack'
  > {
  readonly cookie: bigint;
  readonly source: number;
  readonly dest: number;
  readonly type: ConnType;
  readonly direction: Direction;
  readonly counters: StatCounters;
  readonly nat: number | undefined;
  readonly failures: number | undefined;
  readonly container: string | undefined;
  readonly tls: number;
  readonly bringsDns: boolean;
  readonly intraHost: boolean;
}

/** One thing that happens to the state. */
export type StateOp =
  | { readonly op: 'register' | 'remove' | 'expire'; readonly client: string; readonly afterMs: number }
  | { readonly op: 'close'; readonly conn: ConnData }
  | { readonly op: 'removeConnections'; readonly cookies: readonly bigint[] }
  | { readonly op: 'telemetry'; readonly client: string; readonly values: readonly (readonly [string, bigint])[] }
  | {
      readonly op: 'poll';
      readonly client: string;
      readonly afterMs: number;
      readonly active: readonly ConnData[];
      readonly dns: readonly number[];
      readonly paths: readonly string[] | undefined;
    };

/** A whole case. */
export interface StateSequence {
  readonly profile: StateProfile;
  /** Ranges of a host that has one for each kind of traffic. */
  readonly ephemeralRanges: EphemeralRanges | undefined;
  readonly ops: readonly StateOp[];
}

export const ADDRESSES = ['10.0.0.1', '10.0.0.2', '127.0.0.1', '::1', ''] as const;
export const CLIENTS = ['process-agent-unique-id', 'debug', 'third'] as const;
export const POOL_SIZE = 4;

const U64 = 1n << 64n;
const BYTE_CHANGE = 375n * 1024n * 1024n * 1024n;
/** Where counters wrap, and where a step back turns from an underflow into a wrap. */
const edges = [0n, 1n << 32n, 1n << 53n, BYTE_CHANGE, BYTE_CHANGE / 1300n, U64 - BYTE_CHANGE, 1n << 63n];
const small = fc.bigInt(0n, 4n);
const edgy = fc
  .tuple(fc.constantFrom(...edges), fc.bigInt(-3n, 3n))
  .map(([edge, step]) => BigInt.asUintN(64, edge + step));
const u64 = fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: edgy });
const u32 = fc.oneof(
  { weight: 6, arbitrary: fc.nat(3) },
  { weight: 1, arbitrary: fc.integer({ min: 0xffff_fffd, max: 0xffff_ffff }) },
);
const u16 = fc.oneof(
  { weight: 6, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.integer({ min: 0xfffd, max: 0xffff }) },
);

const counters: fc.Arbitrary<StatCounters> = fc.record({
  sentBytes: u64,
  recvBytes: u64,
  sentPackets: u64,
  recvPackets: u64,
  retransmits: u32,
  tcpEstablished: u16,
  tcpClosed: u16,
});
const noTraffic = { sentBytes: 0n, recvBytes: 0n, sentPackets: 0n, recvPackets: 0n, retransmits: 0 };
const emptyCounters = fc.record({ ...mapConstant(noTraffic), tcpEstablished: fc.nat(1), tcpClosed: fc.nat(1) });

/** Few cookies, so that they meet; two of them differ in one half only. */
const cookie = fc.constantFrom(1n, 2n, 3n, 4n, (1n << 32n) + 1n, U64 - 1n);
/** What makes connections meet: ends, process, namespace, transport and direction. */
type Ends = Pick<ConnData, 'source' | 'dest' | 'sport' | 'dport' | 'pid' | 'netns' | 'type' | 'direction'>;
const call: Ends = { source: 0, dest: 1, sport: 40_000, dport: 80, pid: 100, netns: 0, type: 0, direction: 2 };
export const usualEnds: readonly Ends[] = [
  call,
  { ...call, sport: 40_001 },
  { ...call, source: 1, dest: 0, sport: 80, dport: 40_000, direction: 1 },
  { ...call, source: 1, dest: 0, sport: 80, dport: 40_001, direction: 1 },
  { ...call, dport: 53, type: 1 },
  { ...call, dport: 53, type: 1 },
];
const anyEnds: fc.Arbitrary<Ends> = fc.record({
  source: fc.nat(4),
  dest: fc.nat(4),
  sport: fc.constantFrom(40_000, 40_001, 80, 0),
  dport: fc.constantFrom(80, 53, 40_000, 1024),
  pid: fc.constantFrom(100, 101),
  netns: fc.constantFrom(0, 7, 0xffff_ffff),
  type: fc.constantFrom<ConnType>(0, 1),
  direction: fc.constantFrom<Direction>(2, 1, 0, 3, 4),
});
const ends = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...usualEnds) }, { weight: 1, arbitrary: anyEnds });
const layer = fc.constantFrom(0, 0, 0, 2, 3);
const more = fc.record({
  cookie,
  counters: fc.oneof({ weight: 3, arbitrary: counters }, { weight: 1, arbitrary: emptyCounters }),
  lastUpdateEpochNs: fc.constantFrom(0n, 1n, 2n, 3n, 1n << 32n, U64 - 1n),
  durationNs: fc.constantFrom(1n, 1n, 1n, 0n, 119_999_999_999n, 120_000_000_000n, 1n << 32n, -5n),
  rttUs: u32,
  rttVarUs: u32,
  protocolStack: fc.record({ api: layer, application: layer, encryption: layer }),
  nat: fc.constantFrom(undefined, undefined, undefined, 0, 1, 2, 3),
  failures: fc.constantFrom(undefined, undefined, undefined, 0, 1, 2, 3),
  container: fc.constantFrom(undefined, undefined, undefined, undefined, '', 'c1', 'c2'),
  tls: fc.nat(3),
  bringsDns: fc.boolean(),
  intraHost: fc.boolean(),
});
const conn: fc.Arbitrary<ConnData> = fc.tuple(ends, more).map(([tuple, rest]) => ({ ...tuple, ...rest }));

const client = fc.constantFrom(...CLIENTS);
const afterMs = fc.constantFrom(0, 1, 60_000, 120_001);
const telemetryName = fc.constantFrom('conns_closed', 'dns_stats_dropped', 'conns_bpf_map_size', 'unknown');
const op: fc.Arbitrary<StateOp> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('register', 'remove', 'expire'), client, afterMs }) },
  { weight: 8, arbitrary: fc.record({ op: fc.constant('close'), conn }) },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constant('removeConnections'), cookies: fc.array(cookie, { maxLength: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('telemetry'),
      client,
      values: fc.array(fc.tuple(telemetryName, fc.bigInt(-3n, 9n)), { maxLength: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('poll'),
      client,
      afterMs,
      active: fc.array(conn, { maxLength: 6 }),
      dns: fc.array(fc.constantFrom(1, 1, 6, 6, 2, 3, 4, 5), { maxLength: 4 }),
      paths: fc.option(fc.array(fc.constantFrom('/a', '/b', '/c'), { maxLength: 3 }), { nil: undefined }),
    }),
  },
);

const limit = fc.constantFrom(0, 1, 2, 3, 1000);
/** Every field of the profile: a new one does not compile until it stands here. */
const fields: { [Field in keyof StateProfile]: fc.Arbitrary<StateProfile[Field]> } = {
  identity: fc.constantFrom('byte-key', 'tuple'),
  closeCounterBits: fc.constantFrom(32, 16),
  emptyStart: fc.constantFrom('kept', 'reset'),
  tlsTags: fc.boolean(),
  dnsPorts: fc.constantFrom([53], [53, 80]),
  lingeringFlowRule: fc.boolean(),
  platform: fc.constantFrom('linux', 'windows'),
  clientExpiryMs: fc.constantFrom(120_000, 1, 0),
  maxClosedConns: limit,
  maxClientStats: limit,
  maxDnsStats: limit,
  maxHttpStats: limit,
  closedLimitPolicy: fc.constantFrom('replace-empty', 'drop-incoming'),
  emptyIncludesFailures: fc.boolean(),
  overLimitConnection: fc.constantFrom('waits', 'in-full', 'in-full-twice'),
  cookieCollision: fc.constantFrom('keep-latest', 'keep-first', 'blind'),
  packetWrap: fc.constantFrom('modulo', 'underflow'),
  underflow: fc.constantFrom('raise', 'restart'),
  zeroDelta: fc.constantFrom('withheld', 'delivered'),
  outgoingDirectionFix: fc.boolean(),
  incomingDirectionFix: fc.boolean(),
  singleClientLimits: fc.boolean(),
  directionInKey: fc.boolean(),
  containersInKey: fc.boolean(),
  directionPass: fc.constantFrom('before-aggregation', 'after-aggregation'),
  dnsOnConnection: fc.boolean(),
  sharedObjects: fc.constantFrom('alias', 'copy'),
  zeroReading: fc.constantFrom('accepted', 'ignored'),
  aggregatedFailures: fc.constantFrom('first', 'sum'),
  connectionRollup: fc.boolean(),
  processEvents: fc.boolean(),
  ephemeralRange: fc.constantFrom([32_768, 60_999], [0, 0]),
  mergedHttpTags: fc.constantFrom('single-samples', 'all'),
  intraHostTranslation: fc.constantFrom('removed-at-target', 'removed-from-incoming'),
  // Columns know no other rules.
  baselineKey: fc.constant('cookie'),
  repeatedClose: fc.constant('per-client'),
  closedAndActive: fc.constant('by-time'),
};
const COLUMN_PROFILES = PROFILES.filter(({ state }) => implementationFor(state) === 'columns');
const toggles: fc.Arbitrary<Partial<StateProfile>> = fc.record(fields, { requiredKeys: [] });

const portRange = fc.constantFrom<PortRange>([32_768, 60_999], [0, 0], [40_001, 60_999], [50, 60]);
const ephemeralRanges: fc.Arbitrary<EphemeralRanges> = fc.record({
  tcp4: portRange,
  tcp6: portRange,
  udp4: portRange,
  udp6: portRange,
});

/** Random lives of a state, under the rules of every profile and of random toggles. */
export const stateSequence: fc.Arbitrary<StateSequence> = fc.record({
  profile: fc
    .tuple(fc.constantFrom(...COLUMN_PROFILES), toggles, fc.boolean())
    .map(([{ state }, changes, isPlain]) =>
      isPlain ? { ...state, connectionRollup: changes.connectionRollup === true } : { ...state, ...changes },
    ),
  ephemeralRanges: fc.option(ephemeralRanges, { nil: undefined, freq: 2 }),
  ops: fc.array(op, { minLength: 1, maxLength: 24 }),
});

function mapConstant<T extends object>(values: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}
