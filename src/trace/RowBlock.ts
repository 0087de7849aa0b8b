import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import { recordedSource } from '../model/order.ts';
import type { EventBlock } from './EventBlock.ts';
import { RECORDED_KIND_NAMES } from './recordedKinds.ts';

const KIND_INDEXES = new Map<RecordedKind, number>(RECORDED_KIND_NAMES.map((name, index) => [name, index]));

/** Events that were decoded one by one. */
export class RowBlock implements EventBlock {
  readonly events: RecordedEvent[] = [];
  readonly kinds: number[] = [];
  readonly times: number[] = [];
  readonly sources: number[] = [];
  readonly sequences: number[] = [];
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
    if (event.kind === 'close' && event.lost.life + event.lost.data > 0) this.taintedRows.push(this.events.length);
    this.events.push(event);
    this.kinds.push(kind);
    this.times.push(event.tNs);
    this.sources.push(source);
    this.sequences.push(event.cseq);
  }

  event(row: number): RecordedEvent {
    return this.events[row]!;
  }
}
