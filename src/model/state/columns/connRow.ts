import type { ConnFamily, ConnStats, ConnType, Direction, IpTranslation } from '../../connStats.ts';
import { DIRECTION_UNKNOWN, INCOMING, IPV4, IPV6, LOCAL, NONE, OUTGOING, TCP, UDP } from '../../connStats.ts';
import { isZeroCounters } from '../statCounters.ts';
import type { AddressTable } from './AddressTable.ts';
import {
  type ConnColumns,
  HAS_DNS_STATS,
  HAS_FAILURES,
  HAS_TRANSLATION,
  INTRA_HOST,
  IS_CLOSED,
  REWRITTEN,
} from './ConnColumns.ts';
import type { ContainerTable } from './ContainerTable.ts';

/* By number. */
const TYPES: readonly ConnType[] = [TCP, UDP];
const FAMILIES: readonly ConnFamily[] = [IPV4, IPV6];
const DIRECTIONS: readonly Direction[] = [DIRECTION_UNKNOWN, INCOMING, OUTGOING, LOCAL, NONE];

/** The texts behind the numbers in rows. */
export interface ConnTexts {
  readonly addresses: AddressTable;
  readonly containers: ContainerTable;
}

/**
 * Adds a connection to a table.
 *
 * The translation, the failures and the DNS statistics are taken over as they are: whoever else holds them sees what
 * becomes of them.
 *
 * @returns its row
 */
export function addConn(table: ConnColumns, conn: ConnStats, texts: ConnTexts): number {
  const row = table.add();
  table.cookie.write(row, conn.cookie);
  const { addresses, containers } = texts;
  const { details } = table;
  table.tuple.write(row, conn, addresses.numberOf(conn.source), addresses.numberOf(conn.dest));
  details.setFlags(row, (conn.isClosed ? IS_CLOSED : 0) | (conn.intraHost ? INTRA_HOST : 0));
  table.monotonic.write(row, conn.monotonic);
  if (isZeroCounters(conn.last)) table.last.clearRow(row);
  else table.last.write(row, conn.last);
  table.lastUpdateEpochNs.write(row, conn.lastUpdateEpochNs);
  table.durationNs.write(row, conn.durationNs);
  details.setRtt(row, conn.rttUs, conn.rttVarUs);
  table.protocols.write(row, conn.protocolStack, conn.tlsTags);
  details.setContainerSource(row, containers.numberOf(conn.containerSource));
  details.setContainerDest(row, containers.numberOf(conn.containerDest));
  details.setFlows(row, conn.flows);
  setTranslation(table, row, conn.ipTranslation, addresses);
  table.mark(row, HAS_FAILURES, conn.tcpFailures !== undefined);
  if (conn.tcpFailures !== undefined) table.failures[row] = conn.tcpFailures;
  table.mark(row, HAS_DNS_STATS, conn.dnsStats !== undefined);
  if (conn.dnsStats !== undefined) table.dnsStats[row] = conn.dnsStats;
  return row;
}

/** Gives a row a translation, or takes it away. */
export function setTranslation(
  table: ConnColumns,
  row: number,
  translation: IpTranslation | undefined,
  addresses: AddressTable,
): void {
  table.mark(row, HAS_TRANSLATION, translation !== undefined);
  if (translation === undefined) return;
  table.translations[row] = translation;
  const { replSrcIp, replDstIp } = translation;
  table.details.setReplAddresses(row, addresses.numberOf(replSrcIp), addresses.numberOf(replDstIp));
}

/**
 * Makes a connection of a row.
 *
 * Its counters and protocol facts are values: like everywhere in the state they may be shared, and are replaced, never
 * changed.
 */
export function connOfRow(table: ConnColumns, row: number, texts: ConnTexts): ConnStats {
  const monotonic = table.monotonic.read(row);
  const isAllNew = table.last.equals(row, table.monotonic, row);
  return {
    cookie: table.cookie.read(row),
    source: texts.addresses.textOf(table.tuple.source(row)),
    dest: texts.addresses.textOf(table.tuple.dest(row)),
    sport: table.tuple.sport(row),
    dport: table.tuple.dport(row),
    pid: table.tuple.pid(row),
    netns: table.tuple.netns(row),
    type: TYPES[table.tuple.type(row)]!,
    family: FAMILIES[table.tuple.family(row)]!,
    direction: DIRECTIONS[table.tuple.direction(row)]!,
    monotonic,
    last: isAllNew ? monotonic : table.last.read(row),
    lastUpdateEpochNs: table.lastUpdateEpochNs.read(row),
    durationNs: BigInt.asIntN(64, table.durationNs.read(row)),
    rttUs: table.details.rttUs(row),
    rttVarUs: table.details.rttVarUs(row),
    ipTranslation: table.has(row, HAS_TRANSLATION) ? table.translations[row] : undefined,
    tcpFailures: table.has(row, HAS_FAILURES) ? table.failures[row] : undefined,
    protocolStack: table.protocols.readStack(row),
    tlsTags: table.protocols.readTls(row),
    dnsStats: table.has(row, HAS_DNS_STATS) ? table.dnsStats[row] : undefined,
    containerSource: texts.containers.textOf(table.details.containerSource(row)),
    containerDest: texts.containers.textOf(table.details.containerDest(row)),
    isClosed: table.has(row, IS_CLOSED),
    intraHost: table.has(row, INTRA_HOST),
    flows: table.details.flows(row),
  };
}

/**
 * Hands back a connection that a poll was given, with what the poll found out, or a new one where more has changed.
 *
 * @param conn - what `addConn` made the row from
 */
export function returnConn(conn: ConnStats, table: ConnColumns, row: number, texts: ConnTexts): ConnStats {
  if (table.has(row, REWRITTEN)) return connOfRow(table, row, texts);
  conn.last = table.last.equals(row, table.monotonic, row) ? conn.monotonic : table.last.read(row);
  conn.direction = DIRECTIONS[table.tuple.direction(row)]!;
  conn.intraHost = table.has(row, INTRA_HOST);
  conn.containerDest = texts.containers.textOf(table.details.containerDest(row));
  if (!table.has(row, HAS_TRANSLATION)) conn.ipTranslation = undefined;
  if (!table.has(row, HAS_FAILURES)) conn.tcpFailures = undefined;
  conn.dnsStats = table.has(row, HAS_DNS_STATS) ? table.dnsStats[row] : undefined;
  return conn;
}
