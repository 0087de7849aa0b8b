/** Why an expression cannot be used, in words that can follow the expression. */
export class GoRegexpError extends Error {
  override readonly name = 'GoRegexpError';
}

/** A place in an expression that is being read from left to right. */
export class PatternCursor {
  readonly #pattern: string;
  #position = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#pattern.length;
  }

  /** The next UTF-16 unit; `''` at the end. */
  peek(): string {
    return this.#pattern[this.#position] ?? '';
  }

  /** Steps over the character when it comes next. */
  skip(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#position += 1;
    return true;
  }

  /** Whether the expression (sticky) matches here; nothing is read. */
  looksAt(expression: RegExp): boolean {
    expression.lastIndex = this.#position;
    return expression.test(this.#pattern);
  }

  /** Reads what the expression (sticky) matches here; `undefined` when it does not match. */
  read(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#position;
    const match = expression.exec(this.#pattern);
    if (match === null) return undefined;
    this.#position += match[0].length;
    return match;
  }

  /** Reads one character. */
  take(): string {
    const codePoint = this.#pattern.codePointAt(this.#position);
    if (codePoint === undefined) return this.fail('ends too early');
    const character = String.fromCodePoint(codePoint);
    this.#position += character.length;
    return character;
  }

  /** Reads up to the text and over it, or to the end when it does not come. @returns what stands in front of it */
  takeUntil(text: string): string {
    const found = this.#pattern.indexOf(text, this.#position);
    const end = found < 0 ? this.#pattern.length : found;
    const taken = this.#pattern.slice(this.#position, end);
    this.#position = found < 0 ? end : end + text.length;
    return taken;
  }

  fail(reason: string): never {
    throw new GoRegexpError(reason);
  }
}
