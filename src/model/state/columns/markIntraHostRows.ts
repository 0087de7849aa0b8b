import { INCOMING, OUTGOING, UDP } from '../../connStats.ts';
import { FIRST_UNPRIVILEGED_PORT } from '../directionPass.ts';
import { ephemeralRangeFor } from '../EphemeralRanges.ts';
import { isEphemeralPort } from '../ephemeralPort.ts';
import type { StateContext } from '../stateContext.ts';
import type { AddressTable } from './AddressTable.ts';
import type { ColumnLocalEndpoints } from './ColumnLocalEndpoints.ts';
import { type ConnColumns, HAS_TRANSLATION, INTRA_HOST } from './ConnColumns.ts';
import type { RowList } from './RowList.ts';

/** What the pass needs beside the rows. */
export interface DirectionPassParts {
  readonly local: ColumnLocalEndpoints;
  readonly addresses: AddressTable;
  readonly context: StateContext;
}

/** Marks connections that stay on this host and corrects directions. Mirrors `../directionPass.ts`. */
export function markIntraHostRows(table: ConnColumns, rows: RowList, parts: DirectionPassParts): void {
  const { local, addresses, context } = parts;
  local.collect(table, rows, addresses);
  const removesAll = context.profile.intraHostTranslation === 'removed-from-incoming';
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    const intraHost = isIntraHost(table, row, parts);
    table.mark(row, INTRA_HOST, intraHost);
    fixDirection(table, row, intraHost, context);
    if (!intraHost || table.tuple.direction(row) !== INCOMING || !table.has(row, HAS_TRANSLATION)) continue;
    if (removesAll || local.isTargetOfTranslation(table, row)) table.mark(row, HAS_TRANSLATION, false);
  }
}

function isIntraHost(table: ConnColumns, row: number, { local, addresses }: DirectionPassParts): boolean {
  const source = table.tuple.source(row);
  const dest = table.tuple.dest(row);
  if (source === dest) return true;
  if (addresses.isLoopback(source) && addresses.isLoopback(dest)) return true;
  if (table.has(row, HAS_TRANSLATION) && addresses.isLoopback(table.details.replSource(row))) return true;
  return local.hasRemoteEndOf(table, row);
}

function fixDirection(table: ConnColumns, row: number, intraHost: boolean, context: StateContext): void {
  const { outgoingDirectionFix, incomingDirectionFix } = context.profile;
  const ephemeralRange = ephemeralRangeFor(context, table.tuple.family(row), table.tuple.type(row));
  const direction = table.tuple.direction(row);
  const dport = table.tuple.dport(row);
  if (direction === OUTGOING) {
    if (!outgoingDirectionFix || !intraHost || !isEphemeralPort(dport, ephemeralRange)) return;
    if (isEphemeralPort(table.tuple.sport(row), ephemeralRange)) return;
    table.tuple.setDirection(row, INCOMING);
    context.telemetry.outgoingDirectionFixes += 1;
    return;
  }
  if (!incomingDirectionFix || direction !== INCOMING || table.tuple.type(row) !== UDP) return;
  if (!isEphemeralPort(table.tuple.sport(row), ephemeralRange)) return;
  const isServerRemote = intraHost ? !isEphemeralPort(dport, ephemeralRange) : dport < FIRST_UNPRIVILEGED_PORT;
  if (!isServerRemote) return;
  table.tuple.setDirection(row, OUTGOING);
  context.telemetry.incomingDirectionFixes += 1;
}
