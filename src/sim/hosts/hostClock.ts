import type { HostFacts } from '../simulate.ts';

/** Unix time at the start of a trace that does not tell it: 14 November 2023, 22:13:20 UTC. */
const DEFAULT_WALL_BASE_NS = 1_700_000_000_000_000_000n;
/** Time since boot at the start of a trace that does not tell it. */
const DEFAULT_MONOTONIC_BASE_NS = 1_000_000_000_000n;

/** The clocks of a host at time 0 of the run, ns. */
export interface HostClock {
  /** Since boot. */
  readonly monotonicBaseNs: bigint;
  /** Unix time. */
  readonly wallBaseNs: bigint;
}

/** The clocks as the trace tells them, else as a made-up host has them. */
export function clockOf({ monotonicBaseNs, wallBaseNs }: HostFacts): HostClock {
  return {
    monotonicBaseNs: monotonicBaseNs ?? DEFAULT_MONOTONIC_BASE_NS,
    wallBaseNs: wallBaseNs ?? DEFAULT_WALL_BASE_NS,
  };
}
