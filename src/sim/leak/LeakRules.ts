import type { ReuseMinimum } from '../../model/leak/checkReuse.ts';

/** What connections are held to; what is not given is not checked, except for growth, which always is. */
export interface LeakRules {
  /**
   * Time after the first connection of a process that is not judged; must cover the longest idle timeout. Default: a
   * quarter.
   */
  readonly warmUpNs: number | undefined;
  /** How long is judged after it; default: to the end of the process's activity. */
  readonly windowNs: number | undefined;
  /** F1, by destination. */
  readonly caps: ReadonlyMap<string, number>;
  /** F3: destinations whose connections are pooled. */
  readonly pooled: ReadonlySet<string>;
  readonly reuseMinimum: ReuseMinimum;
  /** F4: longest time in CLOSE_WAIT. */
  readonly closeWaitNs: number | undefined;
  /** Only this process: its pid or its name. */
  readonly process: string | undefined;
}

/** Growth alone. */
export const DEFAULT_LEAK_RULES: LeakRules = {
  warmUpNs: undefined,
  windowNs: undefined,
  caps: new Map(),
  pooled: new Set(),
  reuseMinimum: { requests: 2, opens: 1 },
  closeWaitNs: undefined,
  process: undefined,
};

/** Shorter windows are not judged unless one is asked for: everything that starts grows for a moment. */
export const WINDOW_MIN_NS = 1_000_000_000;
