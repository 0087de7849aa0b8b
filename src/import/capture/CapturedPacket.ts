/** One packet as a capture holds it. */
export interface CapturedPacket {
  /** ns since 1970; `undefined` where the capture does not tell (simple packet blocks). */
  readonly timeNs: bigint | undefined;
  /** Number of the link type, as libpcap's files have it: 1 is Ethernet. */
  readonly link: number;
  /** Number of the interface within its section; 0 in a classic capture. */
  readonly interfaceId: number;
  /** The captured bytes. They last: nobody writes over them. */
  readonly bytes: Buffer;
  /** Bytes that the packet had on the wire: more than were captured when a snap length cut it. */
  readonly wireBytes: number;
  /** Where its record begins in the file, unpacked. */
  readonly byteOffset: number;
}

/** What a capture says of itself beside its packets. Final when its packets are read. */
export interface CaptureFacts {
  readonly format: 'pcap' | 'pcapng';
  /** Offset of the record inside which the file ends; `undefined` when it is whole. */
  readonly cutAt: number | undefined;
  /** Packets that the capturing kernel dropped, where the capture says so. */
  readonly droppedPackets: number;
}

/** Reads one of the two formats, chunk by chunk. */
export interface CaptureReader {
  /**
   * Takes the next bytes of the file and gives the packets that are whole by now.
   *
   * @throws CaptureError where the bytes cannot be right
   */
  push(chunk: Buffer): Iterable<CapturedPacket>;
  /** No more bytes will come. */
  finish(): CaptureFacts;
}

/** A packet may hold as many bytes at most: libpcap's own limit. */
export const PACKET_BYTES_MAX = 262_144;
