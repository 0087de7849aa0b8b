import type { Address, ConnStats, ConnType } from '../connStats.ts';
import { translatedLocal, translatedRemote } from '../join/natEndpoints.ts';

/** What DNS statistics are keyed by: who asked whom over which transport. */
export interface DnsKey {
  readonly serverIp: Address;
  readonly clientIp: Address;
  readonly clientPort: number;
  readonly protocol: ConnType;
}

/** A {@link DnsKey} as one text, for use as a map key. */
export type DnsKeyText = string;

/** Joins the key's parts; none of them can hold the separator. */
export function dnsKeyText(key: DnsKey): DnsKeyText {
  return `${key.serverIp}|${key.clientIp}|${key.clientPort}|${key.protocol}`;
}

/**
 * The key under which a connection's DNS statistics would be found.
 *
 * The port test looks at the untranslated destination port, the addresses are the translated ones.
 *
 * @param dnsPorts - destination ports of connections that carry DNS statistics
 * @returns `undefined` for a connection to any other port
 * @upstream datadog-agent pkg/network/dns.go DNSKey @ c45d449
 */
export function dnsKeyOf(conn: ConnStats, dnsPorts: readonly number[]): DnsKeyText | undefined {
  if (!dnsPorts.includes(conn.dport)) return undefined;
  const server = translatedRemote(conn);
  const client = translatedLocal(conn);
  return dnsKeyText({ serverIp: server.ip, clientIp: client.ip, clientPort: client.port, protocol: conn.type });
}
