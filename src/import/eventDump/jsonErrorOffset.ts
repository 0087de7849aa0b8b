const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const HEX_DIGITS = /[0-9a-fA-F]{4}/y;
const FIRST_PRINTABLE = 0x20;

/**
 * Where a text stops being JSON: the offset of the first character that no JSON value can have there, or the length of
 * the text when it only ends too early. For a text that `JSON.parse` refuses: the words of its error differ from one
 * version of Node to the next.
 */
export function jsonErrorOffset(text: string): number {
  const scanner = new JsonScanner(text);
  scanner.scan();
  return scanner.at;
}

/** Goes through a text as long as it is JSON. */
class JsonScanner {
  at = 0;
  private readonly text: string;
  /** Closing brackets of the lists and objects around the place. */
  private readonly ends: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Stops at the first wrong character, or at the end. */
  scan(): void {
    while (this.opens()) {
      while (this.closes());
      this.skipSpace();
      if (this.ends.length === 0 || !this.take(',')) return;
    }
  }

  /** Passes a value; of a list or an object that is not empty only what stands before its first end. */
  private opens(): boolean {
    for (;;) {
      if (this.ends.at(-1) === '}' && !(this.passText() && this.take(':'))) return false;
      this.skipSpace();
      const first = this.text[this.at];
      if (first === '"') return this.passText();
      if (first !== '[' && first !== '{') return this.match(NUMBER);
      this.at += 1;
      this.ends.push(first === '[' ? ']' : '}');
      this.skipSpace();
      if (this.text[this.at] === this.ends.at(-1)) return true;
    }
  }

  private closes(): boolean {
    const end = this.ends.at(-1);
    if (end === undefined || !this.take(end)) return false;
    this.ends.pop();
    return true;
  }

  private take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private passText(): boolean {
    if (!this.take('"')) return false;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at]!;
      if (character.charCodeAt(0) < FIRST_PRINTABLE) return false;
      if (character === '"') return this.take('"');
      if (character === '\\' && !this.passEscape()) return false;
    }
    return false;
  }

  /** Stops at the last character of the escape. */
  private passEscape(): boolean {
    const escaped = this.text[this.at + 1] ?? '';
    this.at += 1;
    if (escaped !== 'u') return escaped !== '' && '"\\/bfnrt'.includes(escaped);
    this.at += 1;
    if (!this.match(HEX_DIGITS)) return false;
    this.at -= 1;
    return true;
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at]!)) this.at += 1;
  }
}
