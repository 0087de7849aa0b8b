import { describe, expect, it } from 'vitest';
import { compileReplaceRules, ReplaceRuleError } from '../../../src/model/usm/replaceRules.ts';
import { readUtf8, toUtf8Bytes } from '../../../src/model/usm/utf8.ts';

function replace(pattern: string, repl: string, path: string): string {
  const [rule] = compileReplaceRules([{ pattern, repl }]);
  return rule!.replaceAll(path);
}

function matches(pattern: string, path: string): boolean {
  return compileReplaceRules([{ pattern, repl: 'x' }])[0]!.matches(path);
}

describe('replace rules', () => {
  it.each([
    ['a*', 'x', 'baaac', 'xbxcx'],
    ['', 'x', 'never', ''],
    ['/users/(\\d+)', '/users/<$1>', '/users/12/users/3', '/users/<12>/users/<3>'],
    ['(\\d)', '${1}x', '/1', '/1x'],
    ['(\\d)', '$1x', '/1', '/'],
    ['(?P<id>\\d+)', '[$id]', '/42', '/[42]'],
    ['(?P<id>\\d+)', '[${id}]', '/42', '/[42]'],
    ['\\d+', '$$1', '/42', '/$1'],
    ['\\d+', 'a$', '/42', '/a$'],
    ['\\d+', '${', '/42', '/${'],
    ['(a)|(b)', '<$2>', 'ab', '<><b>'],
    ['\\d+', '$9', '/42', '/'],
    ['\\d+', '$01', '/42', '/'],
    ['x*$', '!', 'ab', 'ab!'],
  ])('replaces %j by %j in %j', (pattern, repl, path, expected) => {
    if (pattern === '') return expect(() => replace(pattern, repl, path)).toThrow(ReplaceRuleError);
    expect(replace(pattern, repl, path)).toBe(expected);
  });

  it.each([
    ['^/a$', '/a', true],
    ['^/a$', '/ab', false],
    ['(?i)/A', '/a', true],
    ['(?s)a.b', 'a\nb', true],
    ['a.b', 'a\nb', false],
    ['(?m)^b', 'a\nb', true],
    ['\\Ab', 'ab', false],
    ['b\\z', 'ab', true],
    ['\\Qa.b\\E', 'axb', false],
    ['[[:digit:]]+', '/7', true],
    ['[[:^digit:]]', '7', false],
    ['[^\\D]', '7', true],
    ['[^\\D]', 'x', false],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['a{,2}', 'a{,2}', true],
    ['a{2}', 'aa', true],
    ['a]}', 'a]}', true],
    ['\\s', '\u000b', false],
    ['\\x41\\x{42}', 'AB', true],
    ['\\pL', toUtf8Bytes('é'), true],
    ['\\p{Greek}', toUtf8Bytes('λ'), true],
    ['^.$', toUtf8Bytes('λ'), true],
    ['^.$', '\u00ff', true],
    ['^..$', '\u00e2\u0082', true],
    ['(?U)a+$', 'aa', true],
    ['\\/', '/', true],
    ['\\101', 'A', true],
  ])('%j in %j: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it('keeps bytes that are not UTF-8', () => {
    expect(replace('(.)x', '${1}y', '\u00ffx')).toBe('\u00ffy');
    expect(replace('b', 'é', '/\u00ffb')).toBe('/\u00ff\u00c3\u00a9');
  });

  it.each([
    ['', 'is empty'],
    ['(', 'is not a valid expression'],
    [')', 'closing parenthesis'],
    ['[a', 'bracket that is not closed'],
    ['*a', 'is not a valid expression'],
    ['a**', 'repeats a repetition'],
    ['a{1001}', 'invalid repeat count'],
    ['a(?=b)', 'a group that Go does not have'],
    ['(?<!a)b', 'a group that Go does not have'],
    ['(a)\\1', 'escape \\1'],
    ['\\C', 'escape \\C'],
    ['\\y', 'escape \\y'],
    ['[b-a]', 'runs backwards'],
    ['[[:word2:]]', 'names the class'],
    ['\\p{Nowhere}', 'is not a valid expression'],
    ['a(?i)b', '(?i) elsewhere'],
    ['a\\', 'ends too early'],
  ])('refuses %j with its place and the reason', (pattern, reason) => {
    const compile = (): unknown =>
      compileReplaceRules([
        { pattern: 'good', repl: '' },
        { pattern, repl: 'x' },
      ]);
    expect(compile).toThrow(ReplaceRuleError);
    expect(compile).toThrow(`replace rule 2`);
    expect(compile).toThrow(reason);
  });
});

describe('UTF-8', () => {
  it('reads each invalid byte as one character and finds the way back', () => {
    const view = readUtf8(`a\u00e2\u0082${toUtf8Bytes('😀')}b`);
    expect(view.text).toBe('a\ufffd\ufffd😀b');
    expect([0, 1, 2, 3, 5, 6].map((index) => view.byteAt(index))).toEqual([0, 1, 2, 3, 7, 8]);
  });

  it('takes overlong forms and surrogates for invalid', () => {
    expect(readUtf8('\u00c0\u0080').text).toBe('\ufffd\ufffd');
    expect(readUtf8('\u00ed\u00a0\u0080').text).toBe('\ufffd\ufffd\ufffd');
    expect(readUtf8('\u00e0\u0080\u0080').text).toBe('\ufffd\ufffd\ufffd');
  });
});
