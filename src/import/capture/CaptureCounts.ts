import type { Unusable } from './packet/decodePacket.ts';

/** What was met while captures were imported, in the words of the summary. */
export class CaptureCounts {
  packets = 0;
  /** Packets that tell nothing, by why. */
  readonly unusable: Record<Unusable, number> = {
    'unknown-link': 0,
    'not-ip': 0,
    'not-tcp': 0,
    'headers-cut': 0,
    malformed: 0,
    'later-fragment': 0,
    'not-tcp-fragment': 0,
  };
  segments = 0;
  /** The same packet once more, from another interface. */
  copies = 0;
  /** Between addresses of which none is of the namespace. */
  passingThrough = 0;
  /** Without payload and of no connection: acknowledgements after its end, or before its beginning. */
  strays = 0;
  fragments = 0;
  /** Packets without a time stamp. */
  timeless = 0;

  readonly checksums = { right: 0, absent: 0, wrong: 0, unknown: 0 };
  wrongHeaderSums = 0;

  retransmissions = 0;
  /** Data that overlaps what was there and brings more. */
  overlaps = 0;
  outOfOrder = 0;
  keepAlives = 0;
  /** Places where data was acknowledged that the capture never saw, and its bytes. */
  gaps = 0;
  gapBytes = 0;
  /** Segments of which only the beginning was captured. */
  cutPayloads = 0;
  /** Of those: heads that lack more than what the agent reads, and segments too short to tell. */
  cutHeads = 0;

  connections = 0;
  /** Connections whose beginning was not captured. */
  midway = 0;
  /** Connections that were still open at the end. */
  open = 0;
  /** Connections that were given up to make room. */
  forgotten = 0;
  refused = 0;
  reset = 0;
  sockets = 0;
  /** Socket ends without a process in the map. */
  ownerless = 0;
  /** Ends of which nothing told whether they are on the host. */
  unplacedEnds = 0;

  requestHeads = 0;
  responseHeads = 0;
  /** By following the streams: whole messages, wherever they begin. */
  readonly streamed = { requests: 0, responses: 0, notAtSegmentStart: 0 };
  /** Segments that begin like a head, but are in the middle of a body. */
  headsInBodies = 0;

  droppedByKernel = 0;
  cutCaptures = 0;

  /** What is missing, counted as lost events: judgement may rest on it. */
  missing = 0;
  /** As many of these cannot be placed at a connection: nobody knows what they were. */
  unplaced = 0;
}
