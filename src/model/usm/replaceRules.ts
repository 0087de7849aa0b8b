import { compileGoRegexp, groupName } from './goRegexp.ts';
import { GoRegexpError } from './patternCursor.ts';
import { readUtf8, toUtf8Bytes, type Utf8View } from './utf8.ts';

/**
 * A rule as it is configured: Go's regular expression syntax and its `$1` templates. An empty `repl` drops the request.
 */
export interface ReplaceRuleSource {
  readonly pattern: string;
  readonly repl: string;
}

/** A rule that can be applied to paths. */
export interface ReplaceRule {
  readonly isDrop: boolean;
  /** Whether the expression matches anywhere in the path (one character per byte). */
  matches(path: string): boolean;
  /** Replaces every match. */
  replaceAll(path: string): string;
}

/** A replace rule that cannot be used. */
export class ReplaceRuleError extends Error {
  override readonly name = 'ReplaceRuleError';
  /** Position in the list, from 0. */
  readonly index: number;
  readonly pattern: string;

  constructor(index: number, pattern: string, reason: string) {
    super(`replace rule ${index + 1}: ${pattern === '' ? 'the pattern' : `the pattern ${pattern}`} ${reason}`);
    this.index = index;
    this.pattern = pattern;
  }
}

/**
 * Prepares the rules of a configuration.
 *
 * @throws ReplaceRuleError for the first bad rule: the agent too gives the whole list up then
 * @upstream datadog-agent pkg/network/config/usm_config.go parseReplaceRules @ c45d449
 */
export function compileReplaceRules(sources: readonly ReplaceRuleSource[]): ReplaceRule[] {
  return sources.map(({ pattern, repl }, index) => {
    if (pattern === '') throw new ReplaceRuleError(index, pattern, 'is empty');
    try {
      const expression = compileGoRegexp(pattern);
      return {
        isDrop: repl === '',
        matches: (path) => readUtf8(path).text.search(expression) >= 0,
        replaceAll: (path) => replaceAll(path, expression, repl),
      };
    } catch (error) {
      if (error instanceof GoRegexpError) throw new ReplaceRuleError(index, pattern, error.message);
      throw error;
    }
  });
}

/**
 * Go's `ReplaceAll`: an empty match right behind the match before it is not replaced.
 *
 * `a*` in `baac` with `x` gives `xbxcx`.
 */
function replaceAll(path: string, expression: RegExp, template: string): string {
  const view = readUtf8(path);
  let result = '';
  let lastEnd = 0;
  for (let position = 0; position <= view.text.length; ) {
    expression.lastIndex = position;
    const match = expression.exec(view.text);
    if (match === null) break;
    const start = match.index;
    const end = start + match[0].length;
    result += path.slice(view.byteAt(lastEnd), view.byteAt(start));
    if (end > lastEnd || start === 0) result += expand(template, groupReader(path, view, match));
    lastEnd = end;
    const next = position + ((view.text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
    position = Math.max(next, end);
  }
  return result + path.slice(view.byteAt(lastEnd));
}

/** Reads the bytes of a group of a match; `''` for a group that does not exist or took no part. */
function groupReader(path: string, view: Utf8View, match: RegExpExecArray) {
  return (name: string): string => {
    const { indices } = match;
    const range = /^(?:0|[1-9]\d*)$/.test(name) ? indices?.[Number(name)] : indices?.groups?.[groupName(name)];
    return range === undefined ? '' : path.slice(view.byteAt(range[0]), view.byteAt(range[1]));
  };
}

/** A template's `$name`, `${name}` and `$$`. The longest name counts: `$1x` is the group named "1x". */
const REFERENCE = /\$(?:(\$)|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;

/** Fills a template as Go's `Expand` does; a `$` that begins no reference stays. */
function expand(template: string, group: (name: string) => string): string {
  let result = '';
  let lastEnd = 0;
  for (const match of template.matchAll(REFERENCE)) {
    result += toUtf8Bytes(template.slice(lastEnd, match.index));
    result += match[1] ?? group(match[2] ?? match[3] ?? '');
    lastEnd = match.index + match[0].length;
  }
  return result + toUtf8Bytes(template.slice(lastEnd));
}
