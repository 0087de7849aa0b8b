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
  table.source[row] = texts.addresses.numberOf(conn.source);
  table.dest[row] = texts.addresses.numberOf(conn.dest);
  table.sport[row] = conn.sport;
  table.dport[row] = conn.dport;
  table.pid[row] = conn.pid;
  table.netns[row] = conn.netns;
  table.type[row] = conn.type;
  table.family[row] = conn.family;
  table.direction[row] = conn.direction;
  table.flags[row] = (conn.isClosed ? IS_CLOSED : 0) | (conn.intraHost ? INTRA_HOST : 0);
  table.monotonic.write(row, conn.monotonic);
  if (isZeroCounters(conn.last)) table.last.clearRow(row);
  else table.last.write(row, conn.last);
  table.lastUpdateEpochNs.write(row, conn.lastUpdateEpochNs);
  table.durationNs.write(row, conn.durationNs);
  table.rttUs[row] = conn.rttUs;
  table.rttVarUs[row] = conn.rttVarUs;
  table.protocols.write(row, conn.protocolStack, conn.tlsTags);
  table.containerSource[row] = texts.containers.numberOf(conn.containerSource);
  table.containerDest[row] = texts.containers.numberOf(conn.containerDest);
  table.flows[row] = conn.flows;
  setTranslation(table, row, conn.ipTranslation, texts.addresses);
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
  table.replSource[row] = addresses.numberOf(translation.replSrcIp);
  table.replDest[row] = addresses.numberOf(translation.replDstIp);
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
    source: texts.addresses.textOf(table.source[row]!),
    dest: texts.addresses.textOf(table.dest[row]!),
    sport: table.sport[row]!,
    dport: table.dport[row]!,
    pid: table.pid[row]!,
    netns: table.netns[row]!,
    type: TYPES[table.type[row]!]!,
    family: FAMILIES[table.family[row]!]!,
    direction: DIRECTIONS[table.direction[row]!]!,
    monotonic,
    last: isAllNew ? monotonic : table.last.read(row),
    lastUpdateEpochNs: table.lastUpdateEpochNs.read(row),
    durationNs: BigInt.asIntN(64, table.durationNs.read(row)),
    rttUs: table.rttUs[row]!,
    rttVarUs: table.rttVarUs[row]!,
    ipTranslation: table.has(row, HAS_TRANSLATION) ? table.translations[row] : undefined,
    tcpFailures: table.has(row, HAS_FAILURES) ? table.failures[row] : undefined,
    protocolStack: table.protocols.readStack(row),
    tlsTags: table.protocols.readTls(row),
    dnsStats: table.has(row, HAS_DNS_STATS) ? table.dnsStats[row] : undefined,
    containerSource: texts.containers.idOf(table.containerSource[row]!),
    containerDest: texts.containers.idOf(table.containerDest[row]!),
    isClosed: table.has(row, IS_CLOSED),
    intraHost: table.has(row, INTRA_HOST),
    flows: table.flows[row]!,
  };
}
