/** A time for which the peer had closed a connection and its owner had not. */
export interface CloseWait {
  readonly startNs: number;
  /** `undefined`: it lasts to the end of the trace. */
  readonly endNs: number | undefined;
}

/** Connections that stayed half-dead for too long. */
export interface HalfDead {
  readonly connections: number;
  readonly longestNs: number;
}

/**
 * Invariant F4: no connection stays in CLOSE_WAIT for longer than `limitNs`.
 *
 * @param traceEndNs - for those that are still in it
 * @returns what violates it, or `undefined`
 */
export function checkHalfDead(waits: readonly CloseWait[], limitNs: number, traceEndNs: number): HalfDead | undefined {
  let connections = 0;
  let longestNs = 0;
  for (const { startNs, endNs } of waits) {
    const lastedNs = (endNs ?? traceEndNs) - startNs;
    if (lastedNs <= limitNs) continue;
    connections += 1;
    longestNs = Math.max(longestNs, lastedNs);
  }
  return connections === 0 ? undefined : { connections, longestNs };
}
