import { OUTGOING } from '../../connStats.ts';
import type { AddressTable } from './AddressTable.ts';
import { type ConnColumns, HAS_TRANSLATION } from './ConnColumns.ts';
import { KeyTable } from './KeyTable.ts';
import { remoteAddress, remotePort } from './natRow.ts';
import type { RowList } from './RowList.ts';
import { portsOf } from './TupleColumn.ts';
import { widened8 } from './widened.ts';

/* Bits of `roles`. */
const IS_LOCAL = 1;
const IS_ASKED_FOR = 2;

/**
 * What one poll knows about this host's own ends. Mirrors `../LocalEndpoints.ts`.
 *
 * Most remote addresses are no local address at all, which one byte per address tells; only ends whose address is also
 * somebody's remote one enter the table.
 */
export class ColumnLocalEndpoints {
  private roles = new Uint8Array(0);
  private readonly ends = new KeyTable();
  private readonly translatedTargets = new KeyTable();

  /** Learns the connections of a poll, in place of those of the poll before. */
  collect(table: ConnColumns, rows: RowList, addresses: AddressTable): void {
    this.ends.clear();
    this.translatedTargets.clear();
    if (this.roles.length < addresses.size) this.roles = widened8(this.roles, addresses.size * 2);
    this.roles.fill(0);
    for (let index = 0; index < rows.length; index += 1) this.roles[table.tuple.source(rows.at(index))] = IS_LOCAL;
    let isAnyAskedFor = false;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      const remote = remoteAddress(table, row);
      if (this.roles[remote] !== 0) {
        this.roles[remote] = IS_LOCAL | IS_ASKED_FOR;
        isAnyAskedFor = true;
      }
      if (table.has(row, HAS_TRANSLATION)) this.addTarget(table, row);
    }
    if (isAnyAskedFor) this.addEnds(table, rows);
  }

  /** Whether some connection of this poll has the remote end of this one as its local one. */
  hasRemoteEndOf(table: ConnColumns, row: number): boolean {
    const address = remoteAddress(table, row);
    if ((this.roles[address]! & IS_ASKED_FOR) === 0) return false;
    return this.ends.get(address, remotePort(table, row), table.tuple.type(row), 0) !== 0;
  }

  /** Whether the connection is the far side of an outgoing one of this poll whose destination was translated. */
  isTargetOfTranslation(table: ConnColumns, row: number): boolean {
    const ports = portsOf(table.tuple.dport(row), table.tuple.sport(row));
    return (
      this.translatedTargets.get(table.tuple.dest(row), table.tuple.source(row), ports, table.tuple.type(row)) !== 0
    );
  }

  private addEnds(table: ConnColumns, rows: RowList): void {
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      const source = table.tuple.source(row);
      if ((this.roles[source]! & IS_ASKED_FOR) !== 0)
        this.ends.set(source, table.tuple.sport(row), table.tuple.type(row), 0, 1);
    }
  }

  /** For an outgoing connection: where its translation leads. */
  private addTarget(table: ConnColumns, row: number): void {
    if (table.tuple.direction(row) !== OUTGOING) return;
    const server = table.details.replSource(row);
    const serverPort = table.translation(row).replSrcPort;
    if (server === table.tuple.dest(row) && serverPort === table.tuple.dport(row)) return;
    const ports = portsOf(table.tuple.sport(row), serverPort);
    this.translatedTargets.set(table.tuple.source(row), server, ports, table.tuple.type(row), 1);
  }
}
