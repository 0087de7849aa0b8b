import { INCOMING, OUTGOING } from '../../connStats.ts';
import type { AddressTable } from './AddressTable.ts';
import { type ConnColumns, INTRA_HOST } from './ConnColumns.ts';
import { EMPTY_CONTAINER } from './ContainerTable.ts';
import { KeyTable } from './KeyTable.ts';
import { localAddress, localPort, remoteAddress, remotePort } from './natRow.ts';
import type { RowList } from './RowList.ts';
import { portsOf } from './TupleColumn.ts';

/**
 * Finds the destination container of connections that stay on this host. Mirrors `../resolveContainers.ts`.
 *
 * Keys are (address of one end and transport, address of the other, both ports, namespace).
 */
export class ColumnContainerResolver {
  private readonly containers = new KeyTable();
  private readonly addresses: AddressTable;

  constructor(addresses: AddressTable) {
    this.addresses = addresses;
  }

  /** Sets the destination containers of a poll. */
  resolve(table: ConnColumns, rows: RowList): void {
    if (!hasIntraHost(table, rows)) return;
    this.containers.clear();
    for (let index = 0; index < rows.length; index += 1) this.addSource(table, rows.at(index));
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      if (!table.has(row, INTRA_HOST)) continue;
      const container = this.find(table, row);
      if (container !== 0) table.details.setContainerDest(row, container);
    }
  }

  private addSource(table: ConnColumns, row: number): void {
    const container = table.details.containerSource(row);
    if (container <= EMPTY_CONTAINER) return;
    const local = localAddress(table, row);
    const end = local * 2 + table.tuple.type(row);
    const remote = remoteAddress(table, row);
    // The far side of an incoming connection is looked up without its port.
    const farPort = table.tuple.direction(row) === INCOMING ? 0 : remotePort(table, row);
    const ports = portsOf(localPort(table, row), farPort);
    const netns = table.tuple.netns(row);
    if (netns !== 0) this.containers.set(end, remote, ports, netns, container);
    if (!this.addresses.isLoopback(local)) this.containers.set(end, remote, ports, 0, container);
  }

  private find(table: ConnColumns, row: number): number {
    const remote = remoteAddress(table, row);
    const end = remote * 2 + table.tuple.type(row);
    const local = localAddress(table, row);
    const nearPort = table.tuple.direction(row) === OUTGOING ? 0 : localPort(table, row);
    const ports = portsOf(remotePort(table, row), nearPort);
    const sameNamespace = this.containers.get(end, local, ports, table.tuple.netns(row));
    if (sameNamespace !== 0 || this.addresses.isLoopback(remote)) return sameNamespace;
    return this.containers.get(end, local, ports, 0);
  }
}

function hasIntraHost(table: ConnColumns, rows: RowList): boolean {
  for (let index = 0; index < rows.length; index += 1) {
    if (table.has(rows.at(index), INTRA_HOST)) return true;
  }
  return false;
}
