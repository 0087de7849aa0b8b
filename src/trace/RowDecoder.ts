import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import type { FieldType } from './FieldType.ts';
import type { KindInHeader } from './header.ts';
import { fieldsOf } from './recordedKinds.ts';
import { WireMismatchError, type WireValue } from './wire.ts';

interface RowField {
  readonly name: string;
  readonly wire: string;
  readonly type: FieldType<unknown>;
  /** Place in the row, behind the kind number; 0 when this trace does not have the field. */
  readonly place: number;
}

/** Turns the rows of one kind into events. Fields are found by the names in the header; unknown ones are skipped. */
export class RowDecoder {
  private readonly kind: RecordedKind;
  private readonly fields: readonly RowField[];

  constructor(kind: RecordedKind, inHeader: KindInHeader) {
    this.kind = kind;
    this.fields = fieldsOf(kind).map(([name, spec]) => ({
      name,
      wire: spec.wire,
      type: spec.type,
      place: inHeader.fields.indexOf(spec.wire) + 1,
    }));
  }

  /**
   * @param row - the whole record; it may be longer or shorter than the header says, what is missing is absent
   * @param nextCseq - number for a record that carries none
   * @throws WireMismatchError naming kind and field
   */
  decode(row: readonly WireValue[], nextCseq: () => number): RecordedEvent {
    const event: Record<string, unknown> = { kind: this.kind };
    for (const field of this.fields) {
      const value = field.place === 0 ? null : (row[field.place] ?? null);
      try {
        event[field.name] = field.type.fromWire(value);
      } catch (error) {
        throw inField(error, this.kind, field.wire);
      }
    }
    event['cseq'] ??= nextCseq();
    return asRecordedEvent(event);
  }
}

/** Says in which field of which kind a value did not fit. */
export function inField(error: unknown, kind: string, wire: string): unknown {
  if (!(error instanceof WireMismatchError)) return error;
  error.message = `\`${kind}\` has a wrong \`${wire}\`: ${error.message}`;
  return error;
}

/** The one step from a loose object to the vocabulary. */
export function asRecordedEvent(event: Record<string, unknown>): RecordedEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- RECORDED_KINDS is checked against the vocabulary
  return event as unknown as RecordedEvent;
}
