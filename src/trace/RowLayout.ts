import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import { makerOf } from './eventMakers.ts';
import type { FieldReader } from './FieldReader.ts';
import type { KindInHeader } from './header.ts';
import { fieldsOf, RECORDED_KIND_NAMES } from './recordedKinds.ts';

/** How the rows of one kind are read the fast way. */
export interface RowLayout {
  /** Elements of a row, the number of its kind included. */
  readonly elements: number;
  /** Place of the kind among `RECORDED_KIND_NAMES`. */
  readonly kind: number;
  readonly make: (reader: FieldReader) => RecordedEvent;
}

/**
 * The layout of a kind whose fields stand in a trace in the usual order.
 *
 * @returns `undefined` where the trace has them otherwise, or where the kind is rare
 */
export function layoutOf(kind: RecordedKind, inHeader: KindInHeader): RowLayout | undefined {
  const make = makerOf(kind);
  const usual = fieldsOf(kind).map(([, { wire }]) => wire);
  const isUsual = usual.length === inHeader.fields.length && usual.every((wire, at) => wire === inHeader.fields[at]);
  if (!make || !isUsual) return undefined;
  return { elements: usual.length + 1, kind: RECORDED_KIND_NAMES.indexOf(kind), make };
}
