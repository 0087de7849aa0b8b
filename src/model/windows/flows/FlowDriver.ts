import type { FlowList } from '../../ledger/tracker.ts';
import type { ByteText } from '../byteText.ts';

/** The driver's two tables. */
export type FlowTableName = 'open' | 'closed';

/**
 * How a read of the driver ended: `more`: rows are left for the next read; `none`: no more items (its bytes do not
 * count); `error`: anything else.
 */
export type ReadResult = 'ok' | 'more' | 'none' | 'error';

/** What the driver answers to one read. */
export interface DriverAnswer {
  /** Packed rows (see `flowRow.ts`). */
  readonly rows: ByteText;
  readonly result: ReadResult;
  /** The ledger's handles, row by row; absent = none. */
  readonly flows?: readonly FlowList[];
}

/** What goes wrong at a poll: the read of a table ends in an error, or that of the open one finds no rows. */
export type ReadFault = FlowTableName | 'open-empty';

/** The packet driver as the agent talks to it. Reading the closed table removes what is read. */
export interface FlowDriver {
  /** @param bufferBytes - size of the agent's buffer: the driver answers with whole rows that fit */
  read(table: FlowTableName, bufferBytes: number): DriverAnswer;
}

/**
 * What comes of it when the closed-event loop runs into a poll, which shares its list of closed rows: its rows are
 * cleared before it stores them, it stores rows of zeros, or both write the same places.
 */
export const CLOSED_EVENT_RACES = ['rows-lost', 'rows-zeroed', 'rows-overwritten'] as const;
export type ClosedEventRace = (typeof CLOSED_EVENT_RACES)[number];
