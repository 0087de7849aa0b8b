import { HalfStream } from './HalfStream.ts';
import type { SocketEnd } from './SocketEnd.ts';
import { HttpFraming, PendingRequests } from './HttpFraming.ts';
import type { CaptureCounts } from '../CaptureCounts.ts';

/** The side of a connection: 0 is the one that connected, or of which the first packet was captured. */
export type Side = 0 | 1;

/** A connection as one namespace shows it. */
export class Connection {
  readonly key: string;
  /** Source of what side 0 sends, as in the key of a packet. */
  readonly firstSource: string;
  /** By side: what it sends. */
  readonly streams: readonly [HalfStream, HalfStream];
  /** By side: its socket, where it is in the namespace. */
  readonly ends: [SocketEnd | undefined, SocketEnd | undefined] = [undefined, undefined];
  readonly isMidway: boolean;
  /** Sequence numbers of the SYN of each side, and of its FIN. */
  readonly synSeqs: [number | undefined, number | undefined] = [undefined, undefined];
  readonly finSeqs: [number | undefined, number | undefined] = [undefined, undefined];
  readonly synAtNs: [bigint | undefined, bigint | undefined] = [undefined, undefined];
  /** By side: when data was acknowledged that has not been seen. */
  readonly missingSinceNs: [bigint | undefined, bigint | undefined] = [undefined, undefined];
  readonly missingAck: [number, number] = [0, 0];
  /** Gaps and their bytes that were told, by side. */
  readonly toldGaps: [number, number] = [0, 0];
  readonly toldGapBytes: [number, number] = [0, 0];
  isOpen = false;
  /** Whether the missing beginning was booked. */
  isMidwayTold = false;
  /** All is over; late packets may still come. */
  isOver = false;

  constructor(key: string, firstSource: string, isMidway: boolean, counts: CaptureCounts) {
    this.key = key;
    this.firstSource = firstSource;
    this.isMidway = isMidway;
    const pending = new PendingRequests();
    this.streams = [new HalfStream(new HttpFraming(counts, pending)), new HalfStream(new HttpFraming(counts, pending))];
  }

  /** Its sockets that are there. */
  get sockets(): readonly SocketEnd[] {
    return this.ends.filter((end) => end !== undefined);
  }
}

export function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}
