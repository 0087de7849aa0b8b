/** How often connections were used. */
export interface Reuse {
  readonly requests: number;
  readonly opens: number;
}

/** Smallest number of requests per connection that is asked for, as a fraction: 2 is `2/1`, 2.5 is `25/10`. */
export interface ReuseMinimum {
  readonly requests: number;
  readonly opens: number;
}

/**
 * Invariant F3: where connections are pooled, each carries `minimum` requests at least, on average. Nothing opened is
 * nothing to complain about.
 *
 * @returns `true` when too few were reused
 */
export function isReusedTooSeldom(reuse: Reuse, minimum: ReuseMinimum): boolean {
  return reuse.requests * minimum.opens < minimum.requests * reuse.opens;
}
