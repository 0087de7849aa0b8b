import { literal, NEGATED_POSIX_CLASSES, PERL_CLASSES, POSIX_CLASSES } from './goCharClass.ts';

/** Go refuses larger repeat counts. */
const REPEAT_MAX = 1000;

/** Why an expression cannot be used, in words that can follow the expression. */
export class GoRegexpError extends Error {
  override readonly name = 'GoRegexpError';
}

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
  readonly #pattern: string;
  #position = 0;
  #flags: Flags = { isMultiline: false, isDotAll: false, isUngreedy: false };
  /** Flags outside each open group. */
  readonly #outer: Flags[] = [];

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): string {
    let source = '';
    while (this.#position < this.#pattern.length) source += this.#element();
    return source;
  }

  #element(): string {
    const character = this.#take();
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#bracket();
      case '(':
        return this.#group();
      case ')':
        this.#flags = this.#outer.pop() ?? this.#fail('has a closing parenthesis without an opening one');
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
        return literal(character.codePointAt(0)!);
    }
  }

  #counted(): string {
    const counts = /^(\d+)(?:(,)(\d*))?\}/.exec(this.#rest());
    if (counts === null) return literal(0x7b);
    this.#position += counts[0].length;
    const [min, max] = [counts[1] ?? '', counts[3] ?? ''];
    if (Number(min) > REPEAT_MAX || Number(max) > REPEAT_MAX || (max !== '' && Number(max) < Number(min))) {
      return this.#fail('has an invalid repeat count');
    }
    return this.#repetition(`{${counts[0]}`);
  }

  #repetition(operator: string): string {
    const isMarked = this.#skip('?');
    if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(this.#rest())) return this.#fail('repeats a repetition');
    return isMarked === this.#flags.isUngreedy ? operator : `${operator}?`;
  }

  #group(): string {
    this.#outer.push(this.#flags);
    if (!this.#skip('?')) return '(';
    const name = /^P?<([A-Za-z0-9_]+)>/.exec(this.#rest());
    if (name !== null) {
      this.#position += name[0].length;
      return `(?<${groupName(name[1]!)}>`;
    }
    const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(this.#rest());
    if (flags === null) return this.#fail('uses a group that Go does not have');
    this.#position += flags[0].length;
    this.#setFlags(flags[1] ?? '', true);
    this.#setFlags(flags[2] ?? '', false);
    if (flags[3] === ':') return '(?:';
    this.#outer.pop();
    return '';
  }

  #setFlags(names: string, value: boolean): void {
    if (names.includes('i')) this.#fail('uses (?i) elsewhere than at the start');
    this.#flags = {
      isMultiline: names.includes('m') ? value : this.#flags.isMultiline,
      isDotAll: names.includes('s') ? value : this.#flags.isDotAll,
      isUngreedy: names.includes('U') ? value : this.#flags.isUngreedy,
    };
  }

  /** An escape outside brackets; the backslash is behind. */
  #escape(): string {
    const character = this.#peek();
    switch (character) {
      case 'A':
        this.#position += 1;
        return '(?:^)';
      case 'z':
        this.#position += 1;
        return '(?:$)';
      case 'b':
      case 'B':
        this.#position += 1;
        return `(?:\\${character})`;
      case 'Q':
        return this.#quoted();
      default: {
        const inner = this.#classEscape();
        return inner === undefined ? literal(this.#characterEscape()) : `[${inner}]`;
      }
    }
  }

  /** `\Q...\E`; the end may be missing. */
  #quoted(): string {
    this.#position += 1;
    const end = this.#pattern.indexOf(String.raw`\E`, this.#position);
    const text = this.#pattern.slice(this.#position, end < 0 ? undefined : end);
    this.#position = end < 0 ? this.#pattern.length : end + 2;
    let source = '';
    for (const character of text) source += literal(character.codePointAt(0)!);
    return source;
  }

  /** `\d` and the like, `\pL`, `\p{Greek}`: the inner part of a bracket expression; the backslash is behind. */
  #classEscape(): string | undefined {
    const perl = PERL_CLASSES[this.#peek()];
    if (perl !== undefined) {
      this.#position += 1;
      return perl;
    }
    const unicode = /^([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(this.#rest());
    if (unicode === null) return undefined;
    this.#position += unicode[0].length;
    const isNegated = (unicode[1] === 'P') !== (unicode[2] === '^');
    return `\\${isNegated ? 'P' : 'p'}{${unicodeProperty(unicode[3] ?? unicode[4] ?? '')}}`;
  }

  /** An escape that stands for one character; the backslash is behind. @returns its code point */
  #characterEscape(): number {
    const hex = /^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.#rest());
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(this.#rest());
    const number = hex ? Number.parseInt(hex[1] ?? hex[2] ?? '', 16) : octal && Number.parseInt(octal[0], 8);
    if (number !== null) {
      this.#position += (hex ?? octal ?? [''])[0].length;
      return number <= 0x10_ffff ? number : this.#fail('names a character that does not exist');
    }
    const character = this.#take();
    const control = 'afnrtv'.indexOf(character);
    if (control >= 0) return [0x07, 0x0c, 0x0a, 0x0d, 0x09, 0x0b][control]!;
    if (/^[!-/:-@[-`{-~ ]$/.test(character) || character < ' ') return character.charCodeAt(0);
    return this.#fail(`uses the escape \\${character}, which Go does not have`);
  }

  /** A bracket expression; the opening bracket is behind. */
  #bracket(): string {
    let source = this.#skip('^') ? '[^' : '[';
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      if (this.#peek() === '') return this.#fail('has a bracket that is not closed');
      source += this.#bracketItem();
    }
    this.#position += 1;
    return `${source}]`;
  }

  #bracketItem(): string {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.#rest());
    if (posix !== null) {
      this.#position += posix[0].length;
      const classes = posix[1] === '^' ? NEGATED_POSIX_CLASSES : POSIX_CLASSES;
      return classes[posix[2]!] ?? this.#fail(`names the class ${posix[0]}, which Go does not have`);
    }
    if (this.#skip('\\')) {
      const inner = this.#classEscape();
      if (inner !== undefined) return inner;
      this.#position -= 1;
    }
    const first = this.#bracketCharacter();
    if (!/^-[^\]]/su.test(this.#rest())) return literal(first);
    this.#position += 1;
    const last = this.#bracketCharacter();
    return last < first ? this.#fail('has a range that runs backwards') : `${literal(first)}-${literal(last)}`;
  }

  #bracketCharacter(): number {
    return this.#skip('\\') ? this.#characterEscape() : this.#take().codePointAt(0)!;
  }

  #rest(): string {
    return this.#pattern.slice(this.#position);
  }

  #peek(): string {
    return this.#pattern[this.#position] ?? '';
  }

  #skip(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#position += 1;
    return true;
  }

  #take(): string {
    const codePoint = this.#pattern.codePointAt(this.#position);
    if (codePoint === undefined) return this.#fail('ends too early');
    const character = String.fromCodePoint(codePoint);
    this.#position += character.length;
    return character;
  }

  #fail(reason: string): never {
    throw new GoRegexpError(reason);
  }
}

/** JavaScript does not allow names that begin with a digit; the letter in front keeps all names apart. */
export function groupName(name: string): string {
  return `g${name}`;
}

/** Go's names are general categories (`L`, `Lu`) or scripts (`Greek`). */
function unicodeProperty(name: string): string {
  return name.length <= 2 || name === 'Any' ? name : `Script=${name}`;
}
