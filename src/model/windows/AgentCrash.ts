/** Ways in which the agent on Windows ends by itself. */
export type CrashCause = 'index-out-of-range' | 'stack-overflow';

/**
 * Thrown where the real agent dies. Whoever runs the model catches it: everything in flight gets this fate, and the
 * run goes on.
 */
export class AgentCrash extends Error {
  override readonly name = 'AgentCrash';
  readonly crash: CrashCause;
  /** Upstream file and symbol. */
  readonly place: string;

  constructor(crash: CrashCause, place: string, what: string) {
    super(`${what} (${crash} in ${place})`);
    this.crash = crash;
    this.place = place;
  }
}
