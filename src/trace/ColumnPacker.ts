import type { RecordedEvent, RecordedKind } from '../model/events.ts';
import type { ColumnSink, ColumnWidth } from './FieldType.ts';
import { fieldsOf } from './recordedKinds.ts';
import type { WireMap, WireValue } from './wire.ts';

/** Turns rows of one kind into the columns of a batch. One packer serves a whole trace: it numbers the texts. */
export class ColumnPacker {
  private readonly numbers = new Map<string, number>();
  private fresh: string[] = [];

  /** Texts that no dictionary record has brought yet; afterwards they count as brought. */
  takeFreshTexts(): readonly string[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }

  /** @returns the columns by name; {@link takeFreshTexts} has what must be written before them */
  pack(kind: RecordedKind, events: readonly RecordedEvent[]): WireMap {
    const columns: Record<string, WireValue> = {};
    const sink: ColumnSink = {
      numbers: (name, width, values, isSigned) => {
        columns[name] = packNumbers(width, values, isSigned ?? false);
      },
      texts: (name, values) => {
        const indexes = values.map((text) => this.numberOf(text));
        columns[name] = packNumbers(4, indexes, false);
      },
      bytes: (name, bytes) => {
        columns[name] = bytes;
      },
    };
    const rows = events.map((event) => new Map<string, unknown>(Object.entries(event)));
    for (const [field, { wire, type }] of fieldsOf(kind)) {
      const values = rows.map((row) => row.get(field));
      type.pack(wire, values, sink);
    }
    return columns;
  }

  private numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    this.fresh.push(text);
    return this.numbers.size - 1;
  }
}

function packNumbers(width: ColumnWidth, values: readonly (number | bigint)[], isSigned: boolean): Buffer {
  const bytes = Buffer.alloc(values.length * width);
  values.forEach((value, row) => {
    const at = row * width;
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else if (isSigned) bytes.writeIntLE(Number(value), at, width);
    else bytes.writeUIntLE(Number(value), at, width);
  });
  return bytes;
}
