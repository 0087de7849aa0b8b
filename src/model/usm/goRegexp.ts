import { bracketExpression, characterEscape, classEscape, literal, literalOf } from './goCharClass.ts';
import { GoRegexpError, PatternCursor } from './patternCursor.ts';

/** Go refuses larger repeat counts. */
const REPEAT_MAX = 1000;

interface Flags {
  readonly isMultiline: boolean;
  readonly isDotAll: boolean;
  readonly isUngreedy: boolean;
}

/**
 * Translates an expression of Go's syntax (RE2) into a JavaScript expression that matches the same text.
 *
 * Differences that JavaScript cannot bridge and that are refused: `\C` (one byte), and `(?i)` anywhere but at the
 * start. Known to differ: what a group holds after a repetition in which it took no part (Go keeps the last match,
 * JavaScript forgets it), and repetitions of something that can be empty.
 *
 * @throws GoRegexpError for what Go refuses, such as look-around and back references
 */
export function compileGoRegexp(pattern: string): RegExp {
  const ignoreCase = /^\(\?([imsU]*i[imsU]*)\)/.exec(pattern);
  const flags = ignoreCase?.[1] ?? '';
  const rest = ignoreCase === null ? pattern : pattern.slice(ignoreCase[0].length);
  const others = flags.replaceAll('i', '');
  const source = new Translator(others === '' ? rest : `(?${others})${rest}`).translate();
  try {
    return new RegExp(source, ignoreCase === null ? 'dgu' : 'dgiu');
  } catch {
    throw new GoRegexpError('is not a valid expression (unbalanced, or a repetition of nothing)');
  }
}

class Translator {
  readonly #input: PatternCursor;
  #flags: Flags = { isMultiline: false, isDotAll: false, isUngreedy: false };
  /** Flags outside each open group. */
  readonly #outer: Flags[] = [];

  constructor(pattern: string) {
    this.#input = new PatternCursor(pattern);
  }

  translate(): string {
    let source = '';
    while (!this.#input.isAtEnd) source += this.#element();
    return source;
  }

  #element(): string {
    const character = this.#input.take();
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return bracketExpression(this.#input);
      case '(':
        return this.#group();
      case ')':
        this.#flags = this.#outer.pop() ?? this.#input.fail('has a closing parenthesis without an opening one');
        return ')';
      case '|':
        return '|';
      case '.':
        return this.#flags.isDotAll ? '[^]' : String.raw`[^\n]`;
      case '^':
        return this.#flags.isMultiline ? String.raw`(?:(?<![^\n]))` : '(?:^)';
      case '$':
        return this.#flags.isMultiline ? String.raw`(?:(?![^\n]))` : '(?:$)';
      case '*':
      case '+':
      case '?':
        return this.#repetition(character);
      case '{':
        return this.#counted();
      default:
        return literalOf(character);
    }
  }

  #counted(): string {
    const counts = this.#input.read(/(\d+)(?:,(\d*))?\}/y);
    if (counts === undefined) return literal(0x7b);
    const [min, max] = [counts[1] ?? '', counts[2] ?? ''];
    if (Number(min) > REPEAT_MAX || Number(max) > REPEAT_MAX || (max !== '' && Number(max) < Number(min))) {
      return this.#input.fail('has an invalid repeat count');
    }
    return this.#repetition(`{${counts[0]}`);
  }

  #repetition(operator: string): string {
    const isMarked = this.#input.skip('?');
    if (this.#input.looksAt(/[*+?]|\{\d+(?:,\d*)?\}/y)) return this.#input.fail('repeats a repetition');
    return isMarked === this.#flags.isUngreedy ? operator : `${operator}?`;
  }

  #group(): string {
    this.#outer.push(this.#flags);
    if (!this.#input.skip('?')) return '(';
    const name = this.#input.read(/P?<([A-Za-z0-9_]+)>/y);
    if (name !== undefined) return `(?<${groupName(name[1]!)}>`;
    const flags = this.#input.read(/([imsU]*)(?:-([imsU]+))?([:)])/y);
    if (flags === undefined) return this.#input.fail('uses a group that Go does not have');
    this.#setFlags(flags[1] ?? '', true);
    this.#setFlags(flags[2] ?? '', false);
    if (flags[3] === ':') return '(?:';
    this.#outer.pop();
    return '';
  }

  #setFlags(names: string, value: boolean): void {
    if (names.includes('i')) this.#input.fail('uses (?i) elsewhere than at the start');
    this.#flags = {
      isMultiline: names.includes('m') ? value : this.#flags.isMultiline,
      isDotAll: names.includes('s') ? value : this.#flags.isDotAll,
      isUngreedy: names.includes('U') ? value : this.#flags.isUngreedy,
    };
  }

  /** An escape outside brackets; the backslash is behind. */
  #escape(): string {
    const assertion = this.#input.read(/[AzbB]/y);
    if (assertion !== undefined) return ASSERTIONS.get(assertion[0]) ?? `(?:\\${assertion[0]})`;
    if (this.#input.skip('Q')) return Array.from(this.#input.takeUntil(String.raw`\E`), literalOf).join('');
    const inner = classEscape(this.#input);
    return inner === undefined ? literal(characterEscape(this.#input)) : `[${inner}]`;
  }
}

/** Both mean the whole text in Go, as `^` and `$` do in JavaScript without its own flag `m`. */
const ASSERTIONS: ReadonlyMap<string, string> = new Map([
  ['A', '(?:^)'],
  ['z', '(?:$)'],
]);

/** JavaScript does not allow names that begin with a digit; the letter in front keeps all names apart. */
export function groupName(name: string): string {
  return `g${name}`;
}
