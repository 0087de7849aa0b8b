import { type TransportConfig, ZERO_TRANSPORT } from '../TransportConfig.ts';

/** What is known of an application before it is asked why it leaks. */
export interface LeakCase {
  /** Calls that it makes each time, and how often; where nothing is known, so many connections as were seen to stay. */
  readonly calls: number;
  readonly everyNs: number;
  /** What was tried against the leak, on whichever transport; `undefined`: {@link USUAL_FIX}. */
  readonly fix: TransportConfig | undefined;
}

/**
 * The case of a leak that was only seen from outside: one call for each connection that has stayed, evenly.
 *
 * @param grown - connections more after `windowNs`, at least 1
 */
export function evenLeakCase(grown: number, windowNs: number): LeakCase {
  return { calls: 1, everyNs: Math.max(1, Math.floor(windowNs / grown)), fix: undefined };
}

/** The limits that people try first: 100 idle connections, 10 per host, 50 in all, 90 s idle, 30 s for headers. */
export const USUAL_FIX: TransportConfig = {
  ...ZERO_TRANSPORT,
  maxIdleConns: 100,
  maxIdleConnsPerHost: 10,
  maxConnsPerHost: 50,
  idleConnTimeoutNs: 90_000_000_000,
  responseHeaderTimeoutNs: 30_000_000_000,
};
