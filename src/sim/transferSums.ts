/**
 * Which calls that send or receive a trace tells: every one, or those that pass the socket's own send and receive,
 * which a receive by splice does not.
 */
export type CallsTold = 'all' | 'all-but-splice';

/** How the bytes of a run came to the agent's hooks, where its trace tells calls. */
export interface TransferSums {
  /** Calls of TCP and UDP, also those that failed. */
  calls: number;
  /** Bytes that they sent or received. */
  bytesOfCalls: number;
  /** Bytes that only a socket's counters show: received by splice, where the recorder does not see that. */
  bytesWithoutCall: number;
  /** Sockets with such bytes. */
  socketsWithoutCall: number;
}
