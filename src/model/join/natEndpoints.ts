import type { Address, ConnStats } from '../connStats.ts';

/** One end of a connection. */
export interface Endpoint {
  readonly ip: Address;
  readonly port: number;
}

/** The fields of a connection that say where it goes. */
export type ConnEnds = Pick<ConnStats, 'source' | 'sport' | 'dest' | 'dport' | 'ipTranslation'>;

/**
 * The local end as the other side sees it: the destination of the reply tuple, or the raw end when there is none.
 *
 * @upstream datadog-agent pkg/network/nat.go GetNATLocalAddress @ c45d449
 */
export function translatedLocal(conn: ConnEnds): Endpoint {
  const nat = conn.ipTranslation;
  if (nat && nat.replDstIp !== '') return { ip: nat.replDstIp, port: nat.replDstPort };
  return { ip: conn.source, port: conn.sport };
}

/**
 * The remote end that really answers: the source of the reply tuple, or the raw end when there is none.
 *
 * @upstream datadog-agent pkg/network/nat.go GetNATRemoteAddress @ c45d449
 */
export function translatedRemote(conn: ConnEnds): Endpoint {
  const nat = conn.ipTranslation;
  if (nat && nat.replSrcIp !== '') return { ip: nat.replSrcIp, port: nat.replSrcPort };
  return { ip: conn.dest, port: conn.dport };
}
