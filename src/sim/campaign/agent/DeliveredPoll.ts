import type { PollOutcome } from '../../../model/pipeline.ts';
import type { CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import type { AgentRun } from './AgentRun.ts';
import { recordOf, type ClientSums, type PidRecord, type Place } from './Place.ts';

/** What one poll brought to one client, with what is really behind each of its connections. */
export interface DeliveredPoll {
  readonly client: number;
  /** Number of the poll in the run, from 1. */
  readonly poll: number;
  readonly atMs: number;
  readonly during: Extract<CaseOp, { op: 'poll' }>['during'];
  readonly outcome: PollOutcome;
  /** By index of the payload's connections; `undefined` for one that is nowhere. */
  readonly behind: readonly (Behind | undefined)[];
  /** Connections that found no room for a baseline so far, before the poll. */
  readonly refusedBefore: number;
}

/** A connection of a payload and the truth of it. */
export interface Behind {
  readonly place: Place;
  readonly record: PidRecord;
  readonly sums: ClientSums;
}

/** Finds what is behind the connections of a payload. */
export function behindOf(run: AgentRun, client: number, { delta }: PollOutcome): (Behind | undefined)[] {
  return delta.conns.map((conn) => {
    for (const place of run.distinctPlaces) {
      if (
        place.sport !== conn.sport ||
        place.dport !== conn.dport ||
        place.netns !== conn.netns ||
        place.isUdp !== (conn.type !== 0) ||
        place.source !== conn.source ||
        place.dest !== conn.dest
      ) {
        continue;
      }
      const record = recordOf(place, conn.pid);
      return { place, record, sums: record.sums[client]! };
    }
    return undefined;
  });
}

/** Adds a payload to what the client was told so far. */
export function addToSums({ outcome, behind }: DeliveredPoll): void {
  outcome.delta.conns.forEach((conn, index) => {
    const sums = behind[index]?.sums;
    if (sums === undefined) return;
    const { last, monotonic } = conn;
    sums.sentBytes += Number(last.sentBytes);
    sums.recvBytes += Number(last.recvBytes);
    sums.closed += last.tcpClosed;
    sums.retransmits += last.retransmits;
    sums.sentPackets = (sums.sentPackets + Number(last.sentPackets)) >>> 0;
    sums.lastSent = monotonic.sentBytes;
    sums.lastRecv = monotonic.recvBytes;
    sums.lastCookie = conn.cookie;
  });
}
