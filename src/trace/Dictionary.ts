import { DIRECTIONS, FLOW_TABLES, HTTP_VIAS, PROC_VIAS, SIDES } from './words.ts';
import { IO_OPS, PID_SOURCES } from '../model/events.ts';
import { TRACE_LIMITS } from './limits.ts';
import { isWireList, WireMismatchError, type WireValue } from './wire.ts';

/** The words of the vocabulary as the program itself holds them: comparing with the very same text costs nothing. */
const OWN_WORDS = new Map<string, string>(
  [...SIDES, ...DIRECTIONS, ...PROC_VIAS, ...HTTP_VIAS, ...FLOW_TABLES, ...PID_SOURCES, ...IO_OPS].map((word) => [
    word,
    word,
  ]),
);

/** Whether a text can stand in a field. */
export type TextRule = (text: string) => boolean;

/** Texts of a trace in columns: each is stored once and then named by its number, from 0. */
export class Dictionary {
  /** By number. */
  readonly texts: string[] = [];
  private chars = 0;
  /** How many texts, from the first, and which of them keep a rule. */
  private readonly checked = new Map<TextRule, boolean[]>();

  /** Adds the texts of one dictionary record. */
  add(value: WireValue | undefined): void {
    if (!isWireList(value)) throw new WireMismatchError('a list of texts', value);
    for (const text of value) {
      if (typeof text !== 'string') throw new WireMismatchError('a text', text);
      this.chars += text.length;
      this.texts.push(OWN_WORDS.get(text) ?? text);
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

  /**
   * Checks that all numbers name texts that keep a rule. Each text is looked at once for all batches.
   *
   * @throws WireMismatchError
   */
  check(numbers: Uint32Array, rule: TextRule): void {
    const answers = this.checked.get(rule) ?? [];
    this.checked.set(rule, answers);
    for (const number of numbers) {
      const answer = (answers[number] ??= rule(this.at(number)));
      if (!answer) throw new WireMismatchError('a text that the field can have', this.texts[number]);
    }
  }
}
