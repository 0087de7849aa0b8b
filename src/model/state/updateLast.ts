import type { ConnStats, StatCounters } from '../connStats.ts';
import { zeroCounters } from '../connStats.ts';
import type { StateContext } from './stateContext.ts';
import { maxCounters, subtractCounters } from './statCounters.ts';

/**
 * Sets `last` to what a client has not been told yet. The connection's totals are then its next baseline.
 *
 * After an underflow the totals are raised to the baseline first, so that a racy read is not counted as traffic.
 *
 * @param baseline - the totals that the client was last told
 * @upstream datadog-agent pkg/network/state.go updateConnWithStats @ c45d449
 */
export function updateLast(conn: ConnStats, baseline: StatCounters, context: StateContext): void {
  const { profile, telemetry } = context;
  if (profile.zeroReading === 'ignored') conn.monotonic = keepSmallCounters(conn.monotonic, baseline);
  let difference = subtractCounters(conn.monotonic, baseline, profile);
  if (difference.hasUnderflow) {
    telemetry.statsUnderflows += 1;
    if (profile.underflow === 'raise') conn.monotonic = maxCounters(conn.monotonic, baseline);
    const from = profile.underflow === 'raise' ? baseline : zeroCounters();
    difference = subtractCounters(conn.monotonic, from, profile);
  }
  conn.last = difference.result;
  if (profile.lingeringFlowRule && isLingering(conn, baseline)) {
    conn.tcpFailures = undefined;
    telemetry.windowsLingeringFlows += 1;
  }
}

/** A small counter that reads 0 was not read at all: its baseline stands. */
function keepSmallCounters(now: StatCounters, baseline: StatCounters): StatCounters {
  return {
    ...now,
    retransmits: now.retransmits === 0 ? baseline.retransmits : now.retransmits,
    tcpEstablished: now.tcpEstablished === 0 ? baseline.tcpEstablished : now.tcpEstablished,
    tcpClosed: now.tcpClosed === 0 ? baseline.tcpClosed : now.tcpClosed,
  };
}

/**
 * A Windows flow that ended may stay in the driver's table and show its failure again at every poll; its close has been
 * reported already.
 *
 * @upstream datadog-agent pkg/network/state.go @ cdb2e85
 */
function isLingering(conn: ConnStats, baseline: StatCounters): boolean {
  const hasFailures = conn.tcpFailures !== undefined && conn.tcpFailures.size > 0;
  return hasFailures && baseline.tcpClosed > 0 && conn.last.tcpClosed === 0;
}
