import type { ByteText } from '../byteText.ts';
import { goUnescape } from './goUnescape.ts';

const USERINFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const OPTIONAL_PORT = /^(?::[0-9]*)?$/;

/**
 * Whether Go's address parser accepts what stands between `//` and the path: `[user[:password]@]host[:port]`.
 *
 * @upstream go net/url parseAuthority, parseHost @ go1.22
 */
export function isValidGoAuthority(authority: ByteText): boolean {
  const at = authority.lastIndexOf('@');
  if (!isValidHost(authority.slice(at + 1))) return false;
  if (at < 0) return true;
  const userinfo = authority.slice(0, at);
  if (!USERINFO.test(userinfo)) return false;
  const colon = userinfo.indexOf(':');
  if (colon < 0) return goUnescape(userinfo, 'userinfo') !== undefined;
  // Each half is decoded alone: an escape does not reach over the colon.
  return (
    goUnescape(userinfo.slice(0, colon), 'userinfo') !== undefined &&
    goUnescape(userinfo.slice(colon + 1), 'userinfo') !== undefined
  );
}

function isValidHost(host: ByteText): boolean {
  if (!host.startsWith('[')) {
    const colon = host.lastIndexOf(':');
    if (colon >= 0 && !OPTIONAL_PORT.test(host.slice(colon))) return false;
    return goUnescape(host, 'host') !== undefined;
  }
  const bracket = host.lastIndexOf(']');
  if (bracket < 0 || !OPTIONAL_PORT.test(host.slice(bracket + 1))) return false;
  const zone = host.slice(0, bracket).indexOf('%25');
  if (zone < 0) return goUnescape(host, 'host') !== undefined;
  return (
    goUnescape(host.slice(0, zone), 'host') !== undefined &&
    goUnescape(host.slice(zone, bracket), 'zone') !== undefined &&
    goUnescape(host.slice(bracket), 'host') !== undefined
  );
}
