import type { Direction } from '../model/connStats.ts';
import type { DecodedConn } from './DecodedPayload.ts';

/** HTTP/1 sections and hits of one process in one direction; incoming is the server's side, outgoing the client's. */
export interface HitTotal {
  readonly pid: number;
  readonly direction: Direction;
  sections: number;
  hits: number;
}

/** Adds up the hits of a payload by process and direction, in the order in which they are met. */
export function hitTotals(conns: readonly Pick<DecodedConn, 'pid' | 'direction' | 'http'>[]): HitTotal[] {
  const totals = new Map<string, HitTotal>();
  for (const { pid, direction, http } of conns) {
    if (!http) continue;
    const key = `${pid}|${direction}`;
    const total = totals.get(key) ?? { pid, direction, sections: 0, hits: 0 };
    totals.set(key, total);
    total.sections += 1;
    for (const { byStatus } of http) for (const { count } of byStatus.values()) total.hits += count;
  }
  return [...totals.values()];
}
