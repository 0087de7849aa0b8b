import { sourceOfRank } from '../model/order.ts';
import type { EventBlock } from './EventBlock.ts';
import { RowBlock } from './RowBlock.ts';
import { ROOM_BYTES, RowReader } from './RowReader.ts';
import type { TraceDecoder } from './TraceDecoder.ts';
import type { BadValue, ValueBuffer } from './ValueBuffer.ts';
import { WireMismatchError } from './wire.ts';

/** Rows of one block at most, so that what is handed on stays small. */
const BLOCK_ROWS = 4096;

/**
 * Turns the bytes of a trace into blocks of events. Rows of the frequent kinds are read straight from the bytes. What
 * is not in the usual form, and the last records of the buffer, go the general way: scanner, msgpackr, field by field.
 */
export class RecordReader {
  private readonly values: ValueBuffer;
  private readonly decoder: TraceDecoder;
  private readonly reader = new RowReader();

  constructor(values: ValueBuffer, decoder: TraceDecoder) {
    this.values = values;
    this.decoder = decoder;
  }

  /**
   * Decodes what is whole in the buffer: its events, then the place at which they end if the bytes there are wrong.
   *
   * @throws TraceHeaderError
   */
  *blocks(): Generator<EventBlock | BadValue> {
    for (;;) {
      const rows = new RowBlock();
      const next = this.readInto(rows);
      if (rows.length > 0) yield rows;
      if (next === 'end') return;
      if (next === 'full') continue;
      yield next;
      if ('problem' in next) return;
    }
  }

  /** Reads rows until the block is full, or until what comes next is something else. */
  private readInto(rows: RowBlock): EventBlock | BadValue | 'full' | 'end' {
    while (rows.length < BLOCK_ROWS) {
      if (this.readRow(rows)) continue;
      const next = this.values.next();
      if (next === undefined) return 'end';
      if ('problem' in next) return next;
      try {
        const batch = this.decoder.decode(next.value, rows);
        if (batch) return batch;
      } catch (error) {
        if (!(error instanceof WireMismatchError)) throw error;
        return { byteOffset: next.byteOffset, problem: error.message };
      }
    }
    return 'full';
  }

  /** Reads one row the fast way. @returns `false` when that cannot be done; nothing is read then */
  private readRow(rows: RowBlock): boolean {
    const { data, from, to } = this.values;
    if (to - from < ROOM_BYTES) return false;
    const token = data[from]!;
    const isLong = token === 0xdc;
    if (!isLong && (token & 0xf0) !== 0x90) return false;
    const elements = isLong ? (data[from + 1]! << 8) | data[from + 2]! : token & 0x0f;
    const at = isLong ? from + 3 : from + 1;
    const layout = this.decoder.layout(data[at]!);
    if (layout === undefined || layout.elements !== elements) return false;
    this.reader.begin(data, at + 1, to);
    const event = layout.make(this.reader);
    if (this.reader.isStrange) return false;
    this.values.from = this.reader.at;
    rows.push(event, layout.kind, sourceOfRank(this.reader.ringRank, this.reader.cpuNumber));
    return true;
  }
}
