/** Something that the agent does again and again. */
interface Timer {
  readonly intervalNs: number;
  readonly fire: (nowNs: number) => void;
  nextNs: number;
}

/**
 * The agent's own timers, in the run's time. Each fires at every multiple of its interval.
 *
 * Those that are due at the same moment fire in the order in which they were added: the agent leaves it open.
 */
export class AgentTimers {
  private readonly timers: Timer[] = [];
  /** Asked at every step of a run, so it is not searched for anew. */
  private earliestNs = Number.POSITIVE_INFINITY;

  /** @param fire - gets the moment at which it was due, ns */
  every(intervalNs: number, fire: (nowNs: number) => void): void {
    this.timers.push({ intervalNs, fire, nextNs: intervalNs });
    this.earliestNs = Math.min(this.earliestNs, intervalNs);
  }

  /** Fires, in order of time, what is due up to and at a moment. */
  advanceTo(nowNs: number): void {
    while (this.earliestNs <= nowNs) {
      const dueNs = this.earliestNs;
      this.earliestNs = Number.POSITIVE_INFINITY;
      for (const timer of this.timers) {
        if (timer.nextNs === dueNs) {
          timer.fire(dueNs);
          timer.nextNs += timer.intervalNs;
        }
        this.earliestNs = Math.min(this.earliestNs, timer.nextNs);
      }
    }
  }
}
