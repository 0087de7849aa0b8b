import { describe, expect, it } from 'vitest';
import { goUrlPath } from '../../../../src/model/windows/etw/goUrl.ts';

const PATHS: readonly (readonly [string, string])[] = [
  ['http://h:80/a', '/a'],
  ['http://h:80/a%20b/c', '/a b/c'],
  ['http://h:80/a%3Fb?x=%zz', '/a?b'],
  ['http://h:80/a%2Fb', '/a/b'],
  ['http://h:80/a+b', '/a+b'],
  ['http://h:80', ''],
  ['http://h:80?x', ''],
  ['http://h:', ''],
  ['http://h:80/q#frag', '/q'],
  ['http://h/q#a#b', '/q'],
  ['http://h/q#\x01', '/q'],
  ['http://h/q?\x20', '/q'],
  ['http:///a', '/a'],
  ['http:////a', '//a'],
  ['http://h//a', '//a'],
  ['http:/one', '/one'],
  ['http:', ''],
  ['http:one/two', ''],
  ['mailto:x', ''],
  ['C:/x', '/x'],
  ['a+b-c.d1:/x', '/x'],
  ['/only/path', '/only/path'],
  ['//h/netpath', '/netpath'],
  ['///netpath', '///netpath'],
  ['x/y', 'x/y'],
  ['x/y:z', 'x/y:z'],
  ['?q', ''],
  ['#f', ''],
  ['', ''],
  ['*', '*'],
  ['*#f', '*'],
  ['*?', '*'],
  [' http/x', ' http/x'],
  ['1http//h', '1http//h'],
  ['http://user:pw@h:80/x', '/x'],
  ['http://us%20er:p%40w@h/x', '/x'],
  ['http://@h/x', '/x'],
  ['http://[fe80::1]:81/x', '/x'],
  ['http://[fe80::1%25en%200]/x', '/x'],
  ['http://[fe80::1%25%41]/x', '/x'],
  ['http://[]/x', '/x'],
  ['http://[a]b]:1/x', '/x'],
  ['http://h%C3%A9/x', '/x'],
  ['http://h%25/x', '/x'],
  ['http://h\xc3\xa9/x', '/x'],
  ['http://"<h>"!$&\'()*+,;=/x', '/x'],
  ['http://h:80/\xff', '/\xff'],
  ['http://h/a\\b', '/a\\b'],
];

const UNUSABLE: readonly string[] = [
  'http://h/%zz',
  'http://h/%',
  'http://h/%4',
  'http://h/a#%zz',
  'http://h/\x01',
  'http://h/\x7f',
  'http://h/?\t',
  ':x',
  ':',
  '1:b/c',
  'a b:c',
  ' http://h/',
  'x_y:z',
  'http://h:port/',
  'http://h:8a/',
  'http://h:-1/',
  'http://a:b:c/',
  'http://[::1',
  'http://[::1]x/',
  'http://[::1]:p/',
  'http://[fe80::1%25%zz]/',
  'http://[fe80::1%25%2F]/',
  'http://[fe80::1%25\xc3%A9]/',
  'http://[fe80::1%en0]/',
  'http://h h/',
  'http://h\\h/',
  'http://h{/',
  'http://h^/',
  'http://h%20/',
  'http://h%41/',
  'http://h%zz/',
  'http://u ser@h/',
  'http://u%zz@h/',
  'http://u:%4@h/',
  'http://u%4:1@h/',
  'http://u[@h/',
  'http://u\xc3\xa9@h/',
  '//h:x/y',
  '// /y',
];

describe('the address parser of Go', () => {
  it.each(PATHS)('%j has the path %j', (address, path) => {
    expect(goUrlPath(address)).toBe(path);
  });

  it.each(UNUSABLE)('%j cannot be parsed', (address) => {
    expect(goUrlPath(address)).toBeUndefined();
  });

  it('takes the last @ for the end of the user', () => {
    expect(goUrlPath('http://user@x@h/')).toBe('/');
  });
});
