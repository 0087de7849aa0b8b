import { type ConnStats, UDP } from '../connStats.ts';
import { ASSURED } from '../kernel/connRecords.ts';
import { wrapU64 } from '../u64.ts';
import type { TracerHost } from './TracerHost.ts';

const NS_PER_MS = 1_000_000n;

/** How long a connection may be silent. */
export interface IdleTimeouts {
  readonly tcpMs: number;
  /** `nf_conntrack_udp_timeout` of the host. */
  readonly udpMs: number;
  /** `nf_conntrack_udp_timeout_stream` of the host: flows in which both ends have spoken. */
  readonly udpStreamMs: number;
  /** Whether pid 0 passes for a living process (B on). */
  readonly isPidZeroAlive: boolean;
}

/** Timeouts with the kernel's own defaults for UDP. */
export const DEFAULT_IDLE_TIMEOUTS: IdleTimeouts = {
  tcpMs: 120_000,
  udpMs: 30_000,
  udpStreamMs: 120_000,
  isPidZeroAlive: false,
};

/**
 * Whether an entry of the connection map has been silent for too long.
 *
 * A silent TCP connection stays while its process lives and conntrack still knows it.
 *
 * @param nowNs - u64 ns of the kernel's monotonic clock
 * @upstream datadog-agent pkg/network/tracer/tracer.go connectionExpired @ c45d449
 */
export function isIdleExpired(
  entry: { readonly conn: ConnStats; readonly assurance: number },
  nowNs: bigint,
  timeouts: IdleTimeouts,
  host: TracerHost,
): boolean {
  const { conn, assurance } = entry;
  const udpMs = (assurance & ASSURED) === 0 ? timeouts.udpMs : timeouts.udpStreamMs;
  const timeoutNs = BigInt(conn.type === UDP ? udpMs : timeouts.tcpMs) * NS_PER_MS;
  if (wrapU64(conn.lastUpdateEpochNs + timeoutNs) > nowNs) return false;
  if (conn.type === UDP) return true;
  const isAlive = (timeouts.isPidZeroAlive && conn.pid === 0) || host.isProcessAlive(conn.pid);
  return !isAlive || !host.isInConntrack(conn);
}
