import type { ConnStats, IpTranslation } from '../connStats.ts';

/**
 * What the tracer asks of its surroundings: conntrack, the process table and the process cache.
 *
 * `translationOf` gives the reply tuple of the conntrack entry of a connection. Whether it is a fresh object or one
 * shared by all who asked depends on the conntracker; the tracer hands on what it gets.
 */
export interface TracerHost {
  translationOf(conn: ConnStats): IpTranslation | undefined;
  /** A closed or expired connection's translation is no longer needed. */
  deleteTranslation(conn: ConnStats): void;
  /** Whether conntrack still knows the connection, in its own namespace or in the root one, in either direction. */
  isInConntrack(conn: ConnStats): boolean;
  isProcessAlive(pid: number): boolean;
  /** Adds container ids, when process events are in use. */
  addProcessInfo(conn: ConnStats): void;
}

/** A host without address translation whose processes live for ever. */
export const PLAIN_HOST: TracerHost = {
  translationOf: () => undefined,
  deleteTranslation() {},
  isInConntrack: () => false,
  isProcessAlive: () => true,
  addProcessInfo() {},
};
