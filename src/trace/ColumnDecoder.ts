import type { RecordedKind } from '../model/events.ts';
import { ColumnBlock } from './ColumnBlock.ts';
import type { NumberColumn } from './columnNumbers.ts';
import type { Dictionary } from './Dictionary.ts';
import type { EventBlock } from './EventBlock.ts';
import type { ColumnSource } from './FieldType.ts';
import { TRACE_LIMITS } from './limits.ts';
import { fieldsOf } from './recordedKinds.ts';
import { RowBlock } from './RowBlock.ts';
import { asRecordedEvent, inField } from './RowDecoder.ts';
import { isWireMap, type WireMap, WireMismatchError, type WireValue } from './wire.ts';

/**
 * Opens one batch `[kind, n, {column: bin}]`.
 *
 * @param nextCseq - number for the next record that carries none
 * @throws WireMismatchError naming kind and field
 */
export function decodeBatch(
  kind: RecordedKind,
  batch: readonly WireValue[],
  dictionary: Dictionary,
  nextCseq: () => number,
): EventBlock {
  const rows = batch[1];
  const columns = batch[2];
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 0 || rows > TRACE_LIMITS.batchRowsMax) {
    throw inField(new WireMismatchError(`a number of rows up to ${TRACE_LIMITS.batchRowsMax}`, rows), kind, 'batch');
  }
  if (!isWireMap(columns)) throw inField(new WireMismatchError('a map of columns', columns), kind, 'batch');
  const source = new BatchColumns(columns, dictionary);
  return ColumnBlock.open(kind, rows, source) ?? decodeRows(kind, rows, source, nextCseq);
}

/** The general way: takes every value that a field can have, and says what is wrong with one that it cannot have. */
function decodeRows(kind: RecordedKind, rows: number, source: ColumnSource, nextCseq: () => number): RowBlock {
  const readers = fieldsOf(kind).map(([name, { wire, type }]) => {
    try {
      return { name, wire, valueAt: type.unpack(wire, rows, source) };
    } catch (error) {
      throw inField(error, kind, wire);
    }
  });
  const block = new RowBlock();
  for (let row = 0; row < rows; row += 1) {
    const event: Record<string, unknown> = { kind };
    for (const { name, wire, valueAt } of readers) {
      try {
        event[name] = valueAt(row);
      } catch (error) {
        throw inField(error, kind, wire);
      }
    }
    event['cseq'] ??= nextCseq();
    block.add(asRecordedEvent(event));
  }
  return block;
}

class BatchColumns implements ColumnSource {
  private readonly columns: WireMap;
  readonly dictionary: Dictionary;

  constructor(columns: WireMap, dictionary: Dictionary) {
    this.columns = columns;
    this.dictionary = dictionary;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.columns, name);
  }

  numbers(name: string, count: number, isSigned = false): NumberColumn {
    const bin = this.binary(name);
    if (count === 0 && bin.length === 0) return new Uint8Array();
    // A view needs alignment, and the bytes belong to the read buffer: both ask for a copy.
    const aligned = new Uint8Array(bin).buffer;
    switch (bin.length / count) {
      case 1:
        return isSigned ? new Int8Array(aligned) : new Uint8Array(aligned);
      case 2:
        return isSigned ? new Int16Array(aligned) : new Uint16Array(aligned);
      case 4:
        return isSigned ? new Int32Array(aligned) : new Uint32Array(aligned);
      case 8:
        return isSigned ? new BigInt64Array(aligned) : new BigUint64Array(aligned);
      default:
        throw new WireMismatchError(`a column \`${name}\` of ${count} values`, bin);
    }
  }

  texts(name: string, count: number): (row: number) => string {
    const indexes = this.numbers(name, count);
    return (row) => this.dictionary.at(Number(indexes[row]));
  }

  bytes(name: string): Buffer {
    return Buffer.from(this.binary(name));
  }

  private binary(name: string): Uint8Array {
    const bin = this.has(name) ? this.columns[name] : undefined;
    if (!(bin instanceof Uint8Array)) throw new WireMismatchError(`a column \`${name}\``, bin);
    return bin;
  }
}
