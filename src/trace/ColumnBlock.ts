import { NO_CPU, type RecordedEvent, type RecordedKind, RINGS } from '../model/events.ts';
import { sourceOfRank } from '../model/order.ts';
import type { Column } from './Column.ts';
import { doublesOf, integersOf } from './columnNumbers.ts';
import { ColumnReader } from './ColumnReader.ts';
import type { EventBlock } from './EventBlock.ts';
import { makerOf } from './eventMakers.ts';
import type { FieldReader } from './FieldReader.ts';
import type { ColumnSource } from './FieldType.ts';
import { RING_NUMBERS, USER_CPU } from './prefixTypes.ts';
import { PREFIX_FIELDS, RECORDED_KIND_NAMES, RECORDED_KINDS, type KindSpec } from './recordedKinds.ts';
import { WireMismatchError } from './wire.ts';

const RING_RANKS = RING_NUMBERS.map((ring) => RINGS.indexOf(ring));
const USER_RANK = RINGS.indexOf('user');

/** The rows of one batch; an event is made from its columns when it is asked for. */
export class ColumnBlock implements EventBlock {
  readonly length: number;
  readonly kinds: Uint8Array;
  readonly times: Float64Array;
  readonly sources: Float64Array;
  readonly sequences: Float64Array;
  readonly taintedRows: readonly number[];
  private readonly reader: ColumnReader;
  private readonly make: (reader: FieldReader) => RecordedEvent;

  private constructor(kind: RecordedKind, rows: number, source: ColumnSource, make: ColumnBlock['make']) {
    this.length = rows;
    this.kinds = new Uint8Array(rows).fill(RECORDED_KIND_NAMES.indexOf(kind));
    this.times = doublesOf(source.numbers(PREFIX_FIELDS.tNs.wire, rows));
    this.sequences = doublesOf(source.numbers(PREFIX_FIELDS.cseq.wire, rows));
    const cpus = Int32Array.from(integersOf(source.numbers(PREFIX_FIELDS.cpu.wire, rows), USER_CPU));
    const rings = Uint8Array.from(integersOf(source.numbers(PREFIX_FIELDS.ring.wire, rows), 0xff));
    this.sources = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      if (cpus[row] === USER_CPU) cpus[row] = NO_CPU;
      rings[row] = RING_RANKS[rings[row]!] ?? USER_RANK;
      this.sources[row] = sourceOfRank(rings[row]!, cpus[row]!);
    }
    const spec: KindSpec = RECORDED_KINDS[kind];
    const columns = Object.values(spec.fields).map(({ wire, type }) => type.open!(wire, rows, source));
    this.reader = new ColumnReader({ times: this.times, cpus, rings, sequences: this.sequences }, columns.flat(1));
    this.make = make;
    this.taintedRows = kind === 'close' ? rowsWithAny(columns.at(-1)!) : [];
  }

  /**
   * @returns `undefined` where the batch must be decoded the general way: a rare kind, records without numbers, or
   * something that is wrong or unusual
   */
  static open(kind: RecordedKind, rows: number, source: ColumnSource): ColumnBlock | undefined {
    const make = makerOf(kind);
    if (!make || source.has(`${PREFIX_FIELDS.cseq.wire}?`)) return undefined;
    try {
      return new ColumnBlock(kind, rows, source, make);
    } catch (error) {
      if (error instanceof WireMismatchError) return undefined;
      throw error;
    }
  }

  event(row: number): RecordedEvent {
    this.reader.begin(row);
    return this.make(this.reader);
  }
}

/** Rows where one of the columns has more than 0. */
function rowsWithAny(columns: readonly Column[]): number[] {
  const rows = new Set<number>();
  for (const { integers } of columns) integers.forEach((value, row) => value > 0 && rows.add(row));
  return [...rows].toSorted((a, b) => a - b);
}
