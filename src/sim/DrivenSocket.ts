import type { KernelSocket } from '../model/kernel/KernelSocket.ts';
import type { KnownFlow } from './flowTable.ts';
import type { SocketBytes, TransferringSocket } from './TcpTransfers.ts';

/** One recorded socket end. */
export interface DrivenSocket extends TransferringSocket {
  /** An empty one once it is closed: only segments may still come, and they do not look at it. */
  kernel: KernelSocket;
  readonly isTcp: boolean;
  pid: number;
  known: KnownFlow | undefined;
  isClosed: boolean;
  readonly bytes: SocketBytes;
  /** Sequence number of the last HTTP segment, by direction, so that its plain record is not taken twice. */
  lastHttpTx: number;
  lastHttpRx: number;
  /** CPU that it last sent or received a segment on. */
  segmentCpu: number;
}
