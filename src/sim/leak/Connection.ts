import type { SocketFamily } from '../../model/goclient/leak/LeakObservations.ts';
import type { CloseWait } from '../../model/leak/checkHalfDead.ts';
import type { RecordedProcess } from './RecordedProcess.ts';

/** What connections are told apart by within a process. */
export interface Place {
  readonly family: SocketFamily;
  /**
   * Who was called: address and port, or the path of a local socket. For accepted connections that is the own end.
   */
  readonly destination: string;
  /** `in`: the process accepted; `undefined`: established before the recording, or both ends of a pair. */
  readonly dir: 'in' | 'out' | undefined;
}

/** One socket end from connect or accept to close. */
export interface Connection {
  process: RecordedProcess;
  place: Place;
  readonly openedNs: number;
  /** `undefined`: it outlives the trace. */
  closedNs: number | undefined;
  /**
   * Of a local socket: the last time at which it was known to be open. It was closed between that and `closedNs`, when
   * a reading noticed; `undefined` where the close itself was seen.
   */
  lastSeenNs: number | undefined;
  /** Heads that the process sent (`out`) or received (`in`). */
  requests: number;
  responses: number;
  readonly closeWaits: CloseWait[];
}
