import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import { recordedSource } from '../model/order.ts';
import type { EventBlock } from './EventBlock.ts';
import { RECORDED_KIND_NAMES } from './recordedKinds.ts';

const FIRST_ROWS = 64;
const KIND_INDEXES = new Map<RecordedKind, number>(RECORDED_KIND_NAMES.map((name, index) => [name, index]));

/** Events that were decoded one by one. */
export class RowBlock implements EventBlock {
  readonly events: RecordedEvent[] = [];
  kinds = new Uint8Array(FIRST_ROWS);
  times = new Float64Array(FIRST_ROWS);
  sources = new Float64Array(FIRST_ROWS);
  sequences = new Float64Array(FIRST_ROWS);
  readonly taintedRows: number[] = [];

  get length(): number {
    return this.events.length;
  }

  /** Adds an event whose kind and source are not known as numbers. */
  add(event: RecordedEvent): void {
    this.push(event, KIND_INDEXES.get(event.kind)!, recordedSource(event.ring, event.cpu));
  }

  /**
   * @param kind - place of its kind among `RECORDED_KIND_NAMES`
   * @param source - see `recordedSource`
   */
  push(event: RecordedEvent, kind: number, source: number): void {
    const row = this.events.length;
    if (row === this.kinds.length) this.grow();
    if (event.kind === 'close' && event.lost.life + event.lost.data > 0) this.taintedRows.push(row);
    this.events.push(event);
    this.kinds[row] = kind;
    this.times[row] = event.tNs;
    this.sources[row] = source;
    this.sequences[row] = event.cseq;
  }

  private grow(): void {
    const kinds = new Uint8Array(this.kinds.length * 8);
    kinds.set(this.kinds);
    this.kinds = kinds;
    this.times = grown(this.times);
    this.sources = grown(this.sources);
    this.sequences = grown(this.sequences);
  }

  event(row: number): RecordedEvent {
    return this.events[row]!;
  }
}

function grown(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 8);
  larger.set(column);
  return larger;
}
