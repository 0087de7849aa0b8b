const UNIT_NS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1_000,
  ms: 1_000_000,
  s: 1_000_000_000,
  m: 60_000_000_000,
  h: 3_600_000_000_000,
};

/** Shortest poll interval. Anything shorter would only be a way to run for ever. */
export const POLL_EVERY_MIN_NS = 1_000_000;

/**
 * Reads a duration such as `30s`, `250ms` or `1.5m`.
 *
 * @returns whole nanoseconds, or `undefined` when the text is not a duration or one of more than 104 days, whose
 *   nanoseconds no number holds exactly
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)$/.exec(text);
  if (!match) return undefined;
  const unit = UNIT_NS[match[2] as string]!;
  const ns = Math.round(Number(match[1]) * unit);
  return Number.isSafeInteger(ns) ? ns : undefined;
}

/** Writes a duration with the largest unit that keeps it short: `30s`, `1.5ms`. At most three decimals. */
export function formatDuration(ns: number): string {
  const sign = ns < 0 ? '-' : '';
  const size = Math.abs(ns);
  for (const unit of ['s', 'ms', 'us'] as const) {
    const unitNs = UNIT_NS[unit]!;
    if (size >= unitNs) return `${sign}${Math.round((size / unitNs) * 1000) / 1000}${unit}`;
  }
  return `${sign}${size}ns`;
}
