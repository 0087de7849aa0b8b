/**
 * Texts by number: each gets a small one when it is met first, and keeps it until it is forgotten.
 *
 * Some first ones are given from the start and never forgotten.
 */
export class TextTable<Text extends string | undefined> {
  private readonly numberByText = new Map<Text, number>();
  private readonly texts: Text[];
  private readonly permanentCount: number;
  /** Numbers that were forgotten, the next one to be given out last. */
  private free: number[] = [];

  constructor(permanent: readonly Text[]) {
    this.texts = [...permanent];
    this.permanentCount = permanent.length;
    for (const [number, text] of permanent.entries()) this.numberByText.set(text, number);
  }

  /** All numbers are below. */
  get size(): number {
    return this.texts.length;
  }

  /** How many texts have a number. */
  get knownCount(): number {
    return this.numberByText.size;
  }

  numberOf(text: Text): number {
    return this.numberByText.get(text) ?? this.add(text);
  }

  textOf(number: number): Text {
    return this.texts[number]!;
  }

  /** Forgets all texts but those whose number is marked with 1; the others' numbers are given out anew. */
  keepOnly(held: Uint8Array): void {
    this.free = [];
    this.numberByText.clear();
    for (let number = this.texts.length - 1; number >= 0; number -= 1) {
      if (number < this.permanentCount || held[number] === 1) this.numberByText.set(this.textOf(number), number);
      else this.free.push(number);
    }
  }

  /** @returns the number of a text that has none */
  protected add(text: Text): number {
    const number = this.free.pop() ?? this.texts.length;
    this.texts[number] = text;
    this.numberByText.set(text, number);
    return number;
  }
}
