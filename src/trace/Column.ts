const NO_INTEGERS = new Uint32Array(0);
const NO_NUMBERS = new Float64Array(0);
const NO_WIDE = new BigUint64Array(0);
const NO_TEXTS: readonly string[] = [];
const NO_BYTES = Buffer.alloc(0);

/** What a column holds. */
export interface ColumnContent {
  /** Whole numbers of up to 32 bits; a negative one as its complement. For texts: their places in `texts`. */
  readonly integers?: Uint32Array;
  /** Whole numbers of up to 53 bits. */
  readonly numbers?: Float64Array;
  readonly wide?: BigUint64Array;
  readonly texts?: readonly string[];
  /** For lists and bytes: where the elements of a row begin; one more entry than rows. */
  readonly starts?: Float64Array;
  /** The bytes of all rows behind each other. */
  readonly bytes?: Buffer;
}

/**
 * The checked values of one field (or of one part of it) in a batch. All columns have the same shape, whatever they
 * hold, so that reading them is the same code for the machine.
 */
export class Column {
  readonly integers: Uint32Array;
  readonly numbers: Float64Array;
  readonly wide: BigUint64Array;
  readonly texts: readonly string[];
  readonly starts: Float64Array;
  readonly bytes: Buffer;
  /** 0 where the field is absent; `undefined` when it never is. */
  readonly present: Uint32Array | undefined;
  /** Columns of the field from here on, this one included: what an absent value passes over. */
  readonly span: number;

  constructor(content: ColumnContent, present?: Uint32Array, span = 1) {
    this.integers = content.integers ?? NO_INTEGERS;
    this.numbers = content.numbers ?? NO_NUMBERS;
    this.wide = content.wide ?? NO_WIDE;
    this.texts = content.texts ?? NO_TEXTS;
    this.starts = content.starts ?? NO_NUMBERS;
    this.bytes = content.bytes ?? NO_BYTES;
    this.present = present;
    this.span = span;
  }
}
