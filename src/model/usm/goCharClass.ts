import { NEGATED_POSIX_CLASSES, PERL_CLASSES, POSIX_CLASSES } from './goCharTables.ts';
import type { PatternCursor } from './patternCursor.ts';

/** Letters of escapes for control characters, with their code points. */
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** A code point as it may stand anywhere in a JavaScript expression, inside brackets or outside. */
export function literal(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** The first character of the text as {@link literal}. */
export function literalOf(character: string): string {
  return literal(character.codePointAt(0)!);
}

/**
 * Reads `\d` and the like, `\pL` or `\p{Greek}`; the backslash is behind.
 *
 * @returns the inner part of a JavaScript bracket expression; `undefined` when something else comes
 */
export function classEscape(input: PatternCursor): string | undefined {
  const perl = PERL_CLASSES.get(input.peek());
  if (perl !== undefined) {
    input.take();
    return perl;
  }
  const unicode = input.read(/([pP])(?:\{(\^?)(\w+)\}|(\w))/y);
  if (unicode === undefined) return undefined;
  const isNegated = (unicode[1] === 'P') !== (unicode[2] === '^');
  return `\\${isNegated ? 'P' : 'p'}{${unicodeProperty(unicode[3] ?? unicode[4] ?? '')}}`;
}

/** Reads an escape that stands for one character; the backslash is behind. @returns its code point */
export function characterEscape(input: PatternCursor): number {
  const hex = input.read(/x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/y);
  if (hex !== undefined) {
    const codePoint = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    return codePoint <= 0x10_ffff ? codePoint : input.fail('names a character that does not exist');
  }
  const octal = input.read(/0[0-7]{0,2}|[1-7][0-7]{1,2}/y);
  if (octal !== undefined) return Number.parseInt(octal[0], 8);
  const character = input.take();
  const control = CONTROLS.get(character);
  if (control !== undefined) return control;
  if (character < '\x80' && !/[0-9A-Za-z]/.test(character)) return character.charCodeAt(0);
  return input.fail(`uses the escape \\${character}, which Go does not have`);
}

/** Reads a bracket expression whose opening bracket is behind. @returns the JavaScript expression, brackets included */
export function bracketExpression(input: PatternCursor): string {
  let source = input.skip('^') ? '[^' : '[';
  for (let isFirst = true; isFirst || input.peek() !== ']'; isFirst = false) {
    if (input.isAtEnd) return input.fail('has a bracket that is not closed');
    source += bracketItem(input);
  }
  input.take();
  return `${source}]`;
}

function bracketItem(input: PatternCursor): string {
  const posix = input.read(/\[:(\^?)(\w+):\]/y);
  if (posix !== undefined) {
    const classes = posix[1] === '^' ? NEGATED_POSIX_CLASSES : POSIX_CLASSES;
    return classes.get(posix[2]!) ?? input.fail(`names the class ${posix[0]}, which Go does not have`);
  }
  const isEscaped = input.skip('\\');
  const inner = isEscaped ? classEscape(input) : undefined;
  if (inner !== undefined) return inner;
  const first = isEscaped ? characterEscape(input) : input.take().codePointAt(0)!;
  if (input.read(/-(?=[^\]])/y) === undefined) return literal(first);
  const last = input.skip('\\') ? characterEscape(input) : input.take().codePointAt(0)!;
  return last < first ? input.fail('has a range that runs backwards') : `${literal(first)}-${literal(last)}`;
}

/** Go's names are general categories (`L`, `Lu`) or scripts (`Greek`). */
function unicodeProperty(name: string): string {
  return name.length <= 2 || name === 'Any' ? name : `Script=${name}`;
}
