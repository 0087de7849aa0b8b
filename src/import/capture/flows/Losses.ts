import type { CaptureCounts } from '../CaptureCounts.ts';
import type { Connection, Side } from './Connection.ts';

/** Packets of several CPUs may be captured in the wrong order: what is still missing after so long is lost. */
const MISSING_FOR_NS = 100_000_000n;

/** Books what the capture lacks, so that nobody is blamed for it. */
export class Losses {
  private readonly counts: CaptureCounts;

  constructor(counts: CaptureCounts) {
    this.counts = counts;
  }

  /** One fact is missing at the sockets of a connection. */
  book({ sockets }: Connection, ring: 'life' | 'data'): void {
    this.counts.missing += 1;
    for (const end of sockets) end.lost[ring] += 1;
  }

  /** The other side says that it has all that `side` sent before this sequence number. */
  acknowledged(connection: Connection, side: Side, ack: number, timeNs: bigint): void {
    if (connection.streams[side].missingBefore(ack) === 0) return;
    connection.missingAck[side] = ack;
    connection.missingSinceNs[side] ??= timeNs;
  }

  /** Gives up what has been missing for long. */
  settle(connection: Connection, timeNs: bigint): void {
    for (const side of [0, 1] as const) {
      const since = connection.missingSinceNs[side];
      if (since === undefined) continue;
      const isThere = connection.streams[side].missingBefore(connection.missingAck[side]) === 0;
      if (isThere) connection.missingSinceNs[side] = undefined;
      else if (timeNs - since > MISSING_FOR_NS) this.giveUp(connection, side);
    }
  }

  /** Nothing more will come. */
  conclude(connection: Connection): void {
    for (const side of [0, 1] as const) {
      if (connection.missingSinceNs[side] !== undefined) this.giveUp(connection, side);
      connection.streams[side].giveUpAll();
      this.noteGaps(connection, side);
    }
  }

  /** Books the holes of a side that were given up since the last time. */
  noteGaps(connection: Connection, side: Side): void {
    const { gaps, gapBytes } = connection.streams[side];
    const fresh = gaps - connection.toldGaps[side];
    if (fresh === 0) return;
    connection.toldGaps[side] = gaps;
    this.counts.gaps += fresh;
    this.counts.gapBytes += gapBytes - connection.toldGapBytes[side];
    connection.toldGapBytes[side] = gapBytes;
    for (let gap = 0; gap < fresh; gap += 1) this.book(connection, 'data');
  }

  private giveUp(connection: Connection, side: Side): void {
    connection.missingSinceNs[side] = undefined;
    connection.streams[side].giveUpBefore(connection.missingAck[side]);
    this.noteGaps(connection, side);
  }
}
