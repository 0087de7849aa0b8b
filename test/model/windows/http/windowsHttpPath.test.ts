import { describe, expect, it } from 'vitest';
import { windowsHttpPath } from '../../../../src/model/windows/http/windowsHttpPath.ts';

describe('the path of a request', () => {
  it.each([
    ['ends at a question mark', 'GET /foo/bar?x', { path: '/foo/bar', fullPath: true }],
    ['ends at a zero byte, where it counts as cut', 'GET /foo/\0bar', { path: '/foo/', fullPath: false }],
    [
      'that fills the fragment counts as cut',
      'GET /aaaaaaaaaaaaaaaaaaaa',
      { path: `/${'a'.repeat(20)}`, fullPath: false },
    ],
    [
      'that leaves room for a space is full',
      'GET /aaaaaaaaaaaaaaaaaaa ',
      { path: `/${'a'.repeat(19)}`, fullPath: true },
    ],
  ])('WH4: %s', (_case, fragment, expected) => {
    expect(windowsHttpPath(fragment, 25)).toEqual(expected);
  });

  it('counts as full when the buffer cuts it, although its end was not seen', () => {
    expect(windowsHttpPath('GET /abcdef', 4)).toEqual({ path: '/abc', fullPath: true });
    expect(windowsHttpPath('GET /abc', 4)).toEqual({ path: '/abc', fullPath: false });
  });

  it('is missing when nothing was parsed, or no slash or star follows the first space', () => {
    expect(windowsHttpPath(undefined, 25)).toBeUndefined();
    expect(windowsHttpPath('', 25)).toBeUndefined();
    expect(windowsHttpPath('GET', 25)).toBeUndefined();
    expect(windowsHttpPath(' relative ', 25)).toBeUndefined();
    expect(windowsHttpPath('OPTIONS *', 25)).toEqual({ path: '*', fullPath: false });
  });
});
