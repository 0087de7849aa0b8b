/**
 * Rows of unsigned 32-bit words in one typed array. The words of a row lie side by side, so that all that is known of
 * one thing is fetched from memory together, and a short run makes one array instead of one for each kind of word.
 */
export class U32Rows {
  private words: Uint32Array;
  private readonly width: number;

  /**
   * @param width - words of a row
   * @param rows - rows that there is room for at first; they are all 0
   */
  constructor(width: number, rows: number) {
    this.width = width;
    this.words = new Uint32Array(width * rows);
  }

  get(row: number, field: number): number {
    return this.words[row * this.width + field]!;
  }

  set(row: number, field: number, value: number): void {
    this.words[row * this.width + field] = value;
  }

  /** Makes room up to a row: the table doubles as often as it takes. */
  reserve(row: number): void {
    const needed = (row + 1) * this.width;
    if (needed <= this.words.length) return;
    let length = this.words.length * 2;
    while (length < needed) length *= 2;
    const larger = new Uint32Array(length);
    larger.set(this.words);
    this.words = larger;
  }
}
