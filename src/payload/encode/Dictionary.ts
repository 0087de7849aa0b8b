/** Texts that a payload lists once and its connections refer to by index, in the order of first use. */
export class Dictionary {
  private readonly indexes = new Map<string, number>();

  /** Index of the text, which is added when it is new. */
  indexOf(text: string): number {
    let index = this.indexes.get(text);
    if (index === undefined) {
      index = this.indexes.size;
      this.indexes.set(text, index);
    }
    return index;
  }

  /** All texts by index. */
  texts(): string[] {
    return [...this.indexes.keys()];
  }
}
