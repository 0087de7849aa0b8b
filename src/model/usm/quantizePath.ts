/** What one segment of a path consists of. */
interface SegmentCounts {
  /** ASCII letters, `-` and `_`. */
  readonly allowed: number;
  readonly digits: number;
  readonly others: number;
}

/**
 * Replaces the segments of a path that look like identifiers by `*`.
 *
 * Kept are segments of letters, `-` and `_`, and API versions: `v` as the only letter, with a digit. When nothing was
 * replaced the path stays as it is; when something was, a trailing slash is lost. The first byte is never looked at.
 *
 * Examples: `/users/1/view` becomes `/users/(star)/view`, `/v1/users/` stays, `/1/` becomes `/*`.
 *
 * @param path - one character per byte
 * @upstream datadog-agent pkg/network/protocols/http/quantization.go URLQuantizer.Quantize @ c45d449
 */
export function quantizePath(path: string): string {
  let quantized = '';
  let isReplaced = false;
  for (let start = 1; start < path.length; ) {
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    const isWildcard = isIdentifier(path, start, end);
    isReplaced ||= isWildcard;
    quantized += isWildcard ? '/*' : `/${path.slice(start, end)}`;
    start = end + 1;
  }
  return isReplaced ? quantized : path;
}

function isIdentifier(path: string, start: number, end: number): boolean {
  const counts = countCharacters(path, start, end);
  if (counts.allowed === 1 && counts.digits > 0 && path[start] === 'v') return false;
  return counts.digits > 0 || counts.others > 0;
}

function countCharacters(path: string, start: number, end: number): SegmentCounts {
  let allowed = 0;
  let digits = 0;
  for (let index = start; index < end; index += 1) {
    const byte = path.charCodeAt(index);
    if (byte >= 0x30 && byte <= 0x39) digits += 1;
    else if (isLetter(byte) || byte === 0x2d || byte === 0x5f) allowed += 1;
  }
  return { allowed, digits, others: end - start - allowed - digits };
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}
