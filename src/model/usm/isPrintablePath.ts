/**
 * Whether every byte of a path is printable when it is read as a Latin-1 character.
 *
 * Not printable are the control characters 0x00 to 0x1f and 0x7f to 0x9f, the no-break space 0xa0 and the soft hyphen
 * 0xad. Bytes of UTF-8 text are judged one by one, so some of its letters are refused.
 *
 * @upstream datadog-agent pkg/network/protocols/http/statkeeper.go pathIsMalformed @ c45d449
 */
export function isPrintablePath(path: string): boolean {
  for (let index = 0; index < path.length; index += 1) {
    const byte = path.charCodeAt(index);
    if (byte < 0x20 || (byte >= 0x7f && byte <= 0xa0) || byte === 0xad) return false;
  }
  return true;
}
