import { NO_ADDRESS } from './AddressTable.ts';
import { type ConnColumns, HAS_TRANSLATION } from './ConnColumns.ts';

/* The ends of `join/natEndpoints.ts` for rows; the port belongs to the address beside it. */

/** Address of the local end as the other side sees it. */
export function localAddress(table: ConnColumns, row: number): number {
  return isLocalTranslated(table, row) ? table.details.replDest(row) : table.tuple.source(row);
}

/** Port of the local end as the other side sees it. */
export function localPort(table: ConnColumns, row: number): number {
  return isLocalTranslated(table, row) ? table.translation(row).replDstPort : table.tuple.sport(row);
}

/** Address of the remote end that really answers. */
export function remoteAddress(table: ConnColumns, row: number): number {
  return isRemoteTranslated(table, row) ? table.details.replSource(row) : table.tuple.dest(row);
}

/** Port of the remote end that really answers. */
export function remotePort(table: ConnColumns, row: number): number {
  return isRemoteTranslated(table, row) ? table.translation(row).replSrcPort : table.tuple.dport(row);
}

function isLocalTranslated(table: ConnColumns, row: number): boolean {
  return table.has(row, HAS_TRANSLATION) && table.details.replDest(row) !== NO_ADDRESS;
}

function isRemoteTranslated(table: ConnColumns, row: number): boolean {
  return table.has(row, HAS_TRANSLATION) && table.details.replSource(row) !== NO_ADDRESS;
}
