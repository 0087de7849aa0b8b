import { TraceHeaderError } from '../errors.ts';
import type { RecordedKind } from '../model/events.ts';
import { decodeBatch } from './ColumnDecoder.ts';
import { Dictionary } from './Dictionary.ts';
import type { EventBlock } from './EventBlock.ts';
import { type TraceFooter, parseFooter } from './footer.ts';
import { type KindInHeader, parseHeader, type TraceHeader } from './header.ts';
import { DICTIONARY_KIND, FOOTER_KIND, HEADER_KIND, RECORDED_KIND_NAMES } from './recordedKinds.ts';
import type { RowBlock } from './RowBlock.ts';
import { RowDecoder } from './RowDecoder.ts';
import { layoutOf, type RowLayout } from './RowLayout.ts';
import { isWireList, isWireMap, WireMismatchError, type WireValue } from './wire.ts';

/** Highest integer that is one byte on the wire. */
const ONE_BYTE_MAX = 0x7f;
/**
 * Rows from which on a batch stays in columns until its events are wanted. The columns of a batch of few rows would
 * take more room than the events.
 */
const LAZY_ROWS = 256;

/**
 * Turns the values of a trace, one after the other, into its header, events and footer.
 *
 * Kinds are known by the names in the header, not by their numbers. A kind that flowproof does not know is skipped and
 * counted.
 */
export class TraceDecoder {
  header: TraceHeader | undefined;
  footer: TraceFooter | undefined;
  /** Records of kinds that flowproof does not know. */
  unknownRecords = 0;
  private readonly rows = new Map<number, RowDecoder>();
  /** By number of the kind, which is also its byte on the wire. */
  private readonly layouts: (RowLayout | undefined)[] = [];
  private readonly batches = new Map<number, RecordedKind>();
  private readonly dictionary = new Dictionary();
  /** Numbers for records that carry none, in the order of the file. */
  private readonly nextCseq = () => this.unnumbered++;
  private unnumbered = 0;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Takes the next value.
   *
   * @param rows - takes the event of a row, and those of a small batch
   * @returns the events of a large batch
   * @throws WireMismatchError when the value does not fit; TraceHeaderError
   */
  decode(value: WireValue, rows: RowBlock): EventBlock | undefined {
    const kind = isWireList(value) ? value[0] : undefined;
    if (!isWireList(value) || typeof kind !== 'number') throw new WireMismatchError('a record', value);
    if (!this.header) {
      this.begin(kind, value[1]);
      return undefined;
    }
    if (this.footer) throw new WireMismatchError('nothing behind the footer', value);
    if (kind === HEADER_KIND) throw new WireMismatchError('no second header', value);
    if (kind === FOOTER_KIND) {
      this.end(value[1]);
      return undefined;
    }
    const row = this.rows.get(kind);
    if (row) {
      rows.add(row.decode(value, this.nextCseq));
      return undefined;
    }
    const batch = this.batches.get(kind);
    if (batch !== undefined) {
      const block = decodeBatch(batch, value, this.dictionary, this.nextCseq);
      if (block.length >= LAZY_ROWS) return block;
      for (let row = 0; row < block.length; row += 1) rows.add(block.event(row));
      return undefined;
    }
    if (kind === DICTIONARY_KIND) this.dictionary.add(value[1]);
    else this.unknownRecords += 1;
    return undefined;
  }

  /** How rows with this number are read the fast way, when they can be. */
  layout(kind: number): RowLayout | undefined {
    return this.footer ? undefined : this.layouts[kind];
  }

  private begin(kind: number, map: WireValue | undefined): void {
    if (kind !== HEADER_KIND || !isWireMap(map)) throw new WireMismatchError('a header', map);
    const header = parseHeader(this.file, map);
    const byName = new Map(header.kinds.map((inHeader) => [inHeader.name, inHeader]));
    for (const name of RECORDED_KIND_NAMES) {
      const row = byName.get(name);
      if (row) {
        this.rows.set(this.numberOf(row), new RowDecoder(name, row));
        if (row.number <= ONE_BYTE_MAX) this.layouts[row.number] = layoutOf(name, row);
      }
      const batch = byName.get(`batch:${name}`);
      if (batch) this.batches.set(this.numberOf(batch), name);
    }
    this.header = header;
  }

  private numberOf(kind: KindInHeader): number {
    if (kind.number > FOOTER_KIND && kind.number !== DICTIONARY_KIND) return kind.number;
    throw new TraceHeaderError(this.file, `the kind ${kind.name} has the reserved number ${kind.number}`);
  }

  private end(map: WireValue | undefined): void {
    if (!isWireMap(map)) throw new WireMismatchError('a footer', map);
    const footer = parseFooter(map);
    if (typeof footer === 'string') throw new WireMismatchError(`a footer as its schema wants it (${footer})`, map);
    this.footer = footer;
  }
}
