import type { ByteText } from '../byteText.ts';
import { isValidGoAuthority } from './goUrlAuthority.ts';
import { goUnescape } from './goUnescape.ts';

/**
 * The decoded path of an address as Go's parser sees it.
 *
 * Examples: `http://h:80/a%20b?q#f` gives `/a b`; `http://h` and `mailto:x` give the empty path; `x/y` gives `x/y`;
 * `http://h/%zz`, `http://h:p/` and `1:b/c` are unusable.
 *
 * @param address - UTF-8, one character per byte
 * @returns `undefined` when the parser refuses the address
 * @upstream go net/url Parse @ go1.22
 */
export function goUrlPath(address: ByteText): ByteText | undefined {
  const hash = address.indexOf('#');
  const beforeFragment = hash < 0 ? address : address.slice(0, hash);
  const path = pathBeforeFragment(beforeFragment);
  if (path === undefined || hash < 0) return path;
  return goUnescape(address.slice(hash + 1), 'fragment') === undefined ? undefined : path;
}

function pathBeforeFragment(address: ByteText): ByteText | undefined {
  // Only what stands before the fragment is searched: control characters behind the hash pass.
  if (hasControlCharacter(address)) return undefined;
  if (address === '*') return '*';
  const colon = schemeEnd(address);
  if (colon === 0) return undefined;
  const hasScheme = colon !== undefined;
  const afterScheme = hasScheme ? address.slice(colon + 1) : address;
  const question = afterScheme.indexOf('?');
  const rest = question < 0 ? afterScheme : afterScheme.slice(0, question);
  if (!rest.startsWith('/')) {
    // With a scheme this is an opaque address, which has no path.
    if (hasScheme) return '';
    if (firstSegment(rest).includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (hasScheme || !rest.startsWith('///'));
  if (!hasAuthority) return goUnescape(rest, 'path');
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  if (!isValidGoAuthority(authority)) return undefined;
  return goUnescape(slash < 0 ? '' : rest.slice(slash), 'path');
}

/** Position of the colon behind a scheme; 0 when the address begins with it; `undefined` without a scheme. */
function schemeEnd(address: ByteText): number | undefined {
  for (let index = 0; index < address.length; index += 1) {
    const byte = address.charCodeAt(index);
    if (byte === 0x3a) return index;
    if (isLetter(byte)) continue;
    if (index === 0 || !isSchemeTail(byte)) return undefined;
  }
  return undefined;
}

function firstSegment(path: ByteText): ByteText {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

function hasControlCharacter(bytes: ByteText): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes.charCodeAt(index);
    if (byte < 0x20 || byte === 0x7f) return true;
  }
  return false;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** Digits, `+`, `-` and `.` may follow in a scheme. */
function isSchemeTail(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}
