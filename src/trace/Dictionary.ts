import { TRACE_LIMITS } from './limits.ts';
import { isWireList, WireMismatchError, type WireValue } from './wire.ts';

/** Texts of a trace in columns: each is stored once and then named by its number, from 0. */
export class Dictionary {
  private readonly texts: string[] = [];
  private chars = 0;

  /** Adds the texts of one dictionary record. */
  add(value: WireValue | undefined): void {
    if (!isWireList(value)) throw new WireMismatchError('a list of texts', value);
    for (const text of value) {
      if (typeof text !== 'string') throw new WireMismatchError('a text', text);
      this.chars += text.length;
      this.texts.push(text);
    }
    if (this.chars > TRACE_LIMITS.dictionaryCharsMax || this.texts.length > TRACE_LIMITS.dictionaryTextsMax) {
      throw new WireMismatchError('a dictionary within the limits', this.texts.length);
    }
  }

  /** @throws WireMismatchError when no text has the number */
  at(index: number): string {
    const text = this.texts[index];
    if (text === undefined) throw new WireMismatchError(`a text below number ${this.texts.length}`, index);
    return text;
  }
}
