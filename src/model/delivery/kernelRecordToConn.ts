import { type ConnStats, INCOMING, OUTGOING, type ProtocolStack, TCP, zeroCounters } from '../connStats.ts';
import type { Tracker } from '../ledger/tracker.ts';
import {
  type CloseRecord,
  type ConnStatsEntry,
  type KernelStack,
  TRANSITION_CLOSE,
  TRANSITION_ESTABLISHED,
  type TcpStatsEntry,
} from '../kernel/connRecords.ts';
import type { ConnTuple } from '../kernel/tuple.ts';
import type { DeliveryProfile } from '../profile.ts';
import { PROTOCOL_TYPES, PROTOCOL_UNKNOWN } from '../protocolType.ts';
import { statCookie } from './statCookie.ts';

/** Largest duration that the agent's signed 64-bit type holds; a longer one becomes 0. */
const MAX_DURATION_NS = 0x7fff_ffff_ffff_ffffn;

/** Application protocols by the kernel's number. */
const APPLICATIONS: readonly number[] = [
  PROTOCOL_UNKNOWN,
  PROTOCOL_TYPES.HTTP,
  PROTOCOL_TYPES.HTTP2,
  PROTOCOL_TYPES.Kafka,
  PROTOCOL_TYPES.Mongo,
  PROTOCOL_TYPES.Postgres,
  PROTOCOL_TYPES.AMQP,
  PROTOCOL_TYPES.Redis,
  PROTOCOL_TYPES.MySQL,
];
const APIS: readonly number[] = [PROTOCOL_UNKNOWN, PROTOCOL_TYPES.gRPC];
const ENCRYPTIONS: readonly number[] = [PROTOCOL_UNKNOWN, PROTOCOL_TYPES.TLS];

/** Counters are values: nobody changes one in place. */
const NO_COUNTERS = zeroCounters();

type CookieWidth = DeliveryProfile['cookieWidth'];

/** What an entry of the connection map and a close record have in common. */
type CommonStats = Pick<
  ConnStatsEntry,
  'sentBytes' | 'recvBytes' | 'sentPackets' | 'recvPackets' | 'timestampNs' | 'flows'
> & { readonly direction: number; readonly stack: Readonly<KernelStack> };

/**
 * Turns a close record into a connection. The TCP part of a UDP record is ignored.
 *
 * The record may be converted again (a batch that is read twice), so its flows are copied, never handed over.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/perf_batching.go @ c45d449
 */
export function closeRecordToConn(record: CloseRecord, tracker: Tracker, width: CookieWidth = 'hash64'): ConnStats {
  const cookie = cookieOf(record.tuple, record.cookie, width);
  const conn = commonToConn(record.tuple, record, cookie, tracker);
  conn.durationNs = durationOf(record.durationNs);
  if (record.tuple.type !== TCP) return conn;
  applyTcpStats(conn, record);
  conn.monotonic.retransmits = record.retransmits;
  return conn;
}

/**
 * Turns an entry of the connection map into a connection, without what other maps hold.
 *
 * Its duration is the time of its creation: the field holds a duration only after the close.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/ebpf_tracer.go populateConnStats @ c45d449
 */
export function mapEntryToConn(
  tuple: ConnTuple,
  entry: ConnStatsEntry,
  tracker: Tracker,
  width: CookieWidth = 'hash64',
): ConnStats {
  entry.statCookie ??= cookieOf(tuple, entry.cookie, width);
  const conn = commonToConn(tuple, entry, entry.statCookie, tracker);
  conn.durationNs = durationOf(entry.createdNs);
  return conn;
}

/** Adds what the TCP statistics map knows. */
export function applyTcpStats(conn: ConnStats, stats: Readonly<TcpStatsEntry>): void {
  conn.rttUs = stats.rttUs;
  conn.rttVarUs = stats.rttVarUs;
  conn.monotonic.tcpEstablished = (stats.transitions & TRANSITION_ESTABLISHED) === 0 ? 0 : 1;
  conn.monotonic.tcpClosed = (stats.transitions & TRANSITION_CLOSE) === 0 ? 0 : 1;
  if (stats.failureReason > 0) conn.tcpFailures = new Map([[stats.failureReason, 1]]);
}

/** What tells the connection from others in user space. */
function cookieOf(tuple: ConnTuple, cookie32: number, width: CookieWidth): bigint {
  if (width === 'kernel32') return BigInt(cookie32);
  const { src: source, dst: dest, pid, sport, dport, family, type } = tuple;
  return statCookie(cookie32, { source, dest, pid, sport, dport, family, type });
}

function commonToConn(tuple: ConnTuple, stats: CommonStats, cookie: bigint, tracker: Tracker): ConnStats {
  const { src: source, dst: dest, pid, netns, sport, dport, family, type } = tuple;
  return {
    source,
    dest,
    pid,
    netns,
    sport,
    dport,
    family,
    type,
    cookie,
    direction: stats.direction === INCOMING ? INCOMING : OUTGOING,
    monotonic: {
      sentBytes: stats.sentBytes,
      recvBytes: stats.recvBytes,
      sentPackets: BigInt(stats.sentPackets),
      recvPackets: BigInt(stats.recvPackets),
      retransmits: 0,
      tcpEstablished: 0,
      tcpClosed: 0,
    },
    last: NO_COUNTERS,
    lastUpdateEpochNs: stats.timestampNs,
    durationNs: 0n,
    rttUs: 0,
    rttVarUs: 0,
    ipTranslation: undefined,
    tcpFailures: undefined,
    protocolStack: protocolStackOf(stats.stack),
    tlsTags: { chosenVersion: 0, cipherSuite: 0, offeredVersions: 0 },
    dnsStats: undefined,
    containerSource: undefined,
    containerDest: undefined,
    isClosed: false,
    intraHost: false,
    flows: tracker.copyFlows(stats.flows),
  };
}

function protocolStackOf(stack: Readonly<KernelStack>): ProtocolStack {
  return {
    api: APIS[stack.api] ?? PROTOCOL_UNKNOWN,
    application: APPLICATIONS[stack.application] ?? PROTOCOL_UNKNOWN,
    encryption: ENCRYPTIONS[stack.encryption] ?? PROTOCOL_UNKNOWN,
  };
}

function durationOf(durationNs: bigint): bigint {
  return durationNs <= MAX_DURATION_NS ? durationNs : 0n;
}
