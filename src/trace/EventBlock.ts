import type { RecordedEvent } from '../model/events.ts';

/**
 * Events that stand together in a trace, in the order of the file, with the columns that order and count them. The
 * events themselves may be made on demand, and again at every call.
 */
export interface EventBlock {
  readonly length: number;
  // The columns may be longer than the block.
  /** Place among `RECORDED_KIND_NAMES`, by row. */
  readonly kinds: ArrayLike<number>;
  /** The place in the total order, by row: see `EventOrder`. */
  readonly times: ArrayLike<number>;
  readonly sources: ArrayLike<number>;
  readonly sequences: ArrayLike<number>;
  /** Rows of closed sockets that the recorder lost events of. */
  readonly taintedRows: readonly number[];
  event(row: number): RecordedEvent;
}
