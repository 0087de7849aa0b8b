/**
 * The wall clock of a host: Unix time, which somebody may set while the agent runs. Two of the agent's parts read it:
 * the store of failed connections (whole seconds since the epoch), and the joiner of halves before October 2025.
 *
 * What else the agent keeps time with does not notice a step. The kernel's records and the sweep of idle requests have
 * the monotonic clock; clients and positions in batches have times of Go, which carry a monotonic reading along and are
 * compared by it.
 *
 * @upstream datadog-agent pkg/network/tracer/connection/failure/matching.go FailedConns @ c45d449
 */
export class WallClock {
  #baseNs: bigint;

  /** @param baseNs - Unix time at time 0 of the run, ns */
  constructor(baseNs: bigint) {
    this.#baseNs = baseNs;
  }

  /** Unix time in ns. @param nowNs - ns since the start of the run */
  at(nowNs: number): bigint {
    return this.#baseNs + BigInt(nowNs);
  }

  /** The clock is set. @param byNs - ns; negative when it is set back */
  step(byNs: number): void {
    this.#baseNs += BigInt(byNs);
  }
}
