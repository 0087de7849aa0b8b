import type { Place } from './Place.ts';

/** Ends and process of a connection, for people. */
export function showPlace({ source, sport, dest, dport }: Place, pid: number): string {
  return `${source}:${sport} -> ${dest}:${dport} of pid ${pid}`;
}
