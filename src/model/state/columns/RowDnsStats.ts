import { TCP, UDP } from '../../connStats.ts';
import { dnsKeyText } from '../dnsKey.ts';
import type { StatisticsHolder } from '../StatisticsHolder.ts';
import type { AddressTable } from './AddressTable.ts';
import { type ConnColumns, HAS_DNS_STATS } from './ConnColumns.ts';
import { localAddress, localPort, remoteAddress } from './natRow.ts';

/**
 * Hands one client's DNS statistics out to rows. Mirrors `takeDnsStats` of `../Aggregator.ts`.
 *
 * Their key is a text, because they come with one; only connections to a DNS port ask for it.
 */
export class RowDnsStats {
  private readonly holder: StatisticsHolder;
  private readonly addresses: AddressTable;

  constructor(holder: StatisticsHolder, addresses: AddressTable) {
    this.holder = holder;
    this.addresses = addresses;
  }

  /** Gives a row the statistics of its key, if there are any left, in place of what it brought. */
  take(table: ConnColumns, row: number): void {
    table.mark(row, HAS_DNS_STATS, false);
    const { dnsStats, context } = this.holder;
    const { dnsOnConnection, dnsPorts } = context.profile;
    if (dnsStats.size === 0 || !dnsOnConnection || !dnsPorts.includes(table.tuple.dport(row))) return;
    const key = dnsKeyText({
      serverIp: this.addresses.textOf(remoteAddress(table, row)),
      clientIp: this.addresses.textOf(localAddress(table, row)),
      clientPort: localPort(table, row),
      protocol: table.tuple.type(row) === TCP ? TCP : UDP,
    });
    const stats = dnsStats.get(key);
    if (stats === undefined) return;
    dnsStats.delete(key);
    table.dnsStats[row] = stats;
    table.mark(row, HAS_DNS_STATS, true);
  }
}
