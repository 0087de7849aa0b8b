import { NO_ADDRESS } from './AddressTable.ts';
import { type ConnColumns, HAS_TRANSLATION } from './ConnColumns.ts';

/* The ends of `join/natEndpoints.ts` for rows; the port belongs to the address beside it. */

/** Address of the local end as the other side sees it. */
export function localAddress(table: ConnColumns, row: number): number {
  return isLocalTranslated(table, row) ? table.replDest[row]! : table.source[row]!;
}

/** Port of the local end as the other side sees it. */
export function localPort(table: ConnColumns, row: number): number {
  return isLocalTranslated(table, row) ? table.translation(row).replDstPort : table.sport[row]!;
}

/** Address of the remote end that really answers. */
export function remoteAddress(table: ConnColumns, row: number): number {
  return isRemoteTranslated(table, row) ? table.replSource[row]! : table.dest[row]!;
}

/** Port of the remote end that really answers. */
export function remotePort(table: ConnColumns, row: number): number {
  return isRemoteTranslated(table, row) ? table.translation(row).replSrcPort : table.dport[row]!;
}

function isLocalTranslated(table: ConnColumns, row: number): boolean {
  return table.has(row, HAS_TRANSLATION) && table.replDest[row] !== NO_ADDRESS;
}

function isRemoteTranslated(table: ConnColumns, row: number): boolean {
  return table.has(row, HAS_TRANSLATION) && table.replSource[row] !== NO_ADDRESS;
}
