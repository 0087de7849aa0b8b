import type { ByteText } from '../../byteText.ts';

const DOT = '.';

/**
 * Splits a path behind its last separator. A volume belongs to the folder.
 *
 * @upstream go path/filepath Split @ go1.22
 */
export function splitWindowsPath(path: ByteText): { readonly folder: ByteText; readonly name: ByteText } {
  const volume = volumeLength(path);
  let start = path.length;
  while (start > volume && !isSeparator(path[start - 1])) start -= 1;
  return { folder: path.slice(0, start), name: path.slice(start) };
}

/**
 * The shortest path of the same meaning, as Go's own cleaning on Windows: `\` as separator, no empty segments, no `.`,
 * and `..` taken back where something stands before it.
 *
 * Examples: `/a//b/` gives `\a\b`, `/..` gives `\`, `` gives `.`, `//host/share/x` keeps its volume.
 *
 * @upstream go path/filepath Clean @ go1.22
 */
export function cleanWindowsPath(path: ByteText): ByteText {
  const volume = volumeLength(path);
  const rest = path.slice(volume);
  if (rest === '') {
    const isShare = volume > 1 && isSeparator(path[0]) && isSeparator(path[1]);
    return isShare ? toBackslashes(path) : `${path}${DOT}`;
  }
  const output = new CleanedText(rest);
  cleanSegments(rest, output);
  const cleaned = output.text();
  const guard = volume === 0 ? output.guard() : '';
  return toBackslashes(path.slice(0, volume) + guard + cleaned);
}

function cleanSegments(rest: ByteText, output: CleanedText): void {
  const isRooted = isSeparator(rest[0]);
  if (isRooted) output.append('\\');
  const root = output.length;
  // Nothing before this position is taken back by `..`.
  let floor = root;
  for (let at = root; at < rest.length; ) {
    const end = segmentEnd(rest, at);
    const segment = rest.slice(at, end);
    at = end + 1;
    if (segment === '' || segment === DOT) continue;
    if (segment !== '..') {
      if (output.length !== root) output.append('\\');
      output.append(segment);
    } else if (output.length > floor) {
      output.takeBack(floor);
    } else if (!isRooted) {
      if (output.length > 0) output.append('\\');
      output.append('..');
      floor = output.length;
    }
  }
  if (output.length === 0) output.append(DOT);
}

/**
 * The output of the cleaning. Go writes into a copy only when the output differs from the input; the guard against
 * paths that would become absolute looks at that copy, with what was taken back still in it.
 */
class CleanedText {
  private readonly input: ByteText;
  private readonly bytes: string[] = [];
  private end = 0;
  private isCopied = false;

  constructor(input: ByteText) {
    this.input = input;
  }

  get length(): number {
    return this.end;
  }

  append(text: ByteText): void {
    for (const byte of text) {
      if (this.input[this.end] !== byte) this.isCopied = true;
      this.bytes[this.end] = byte;
      this.end += 1;
    }
  }

  /** Removes the last segment, but nothing before `floor`. */
  takeBack(floor: number): void {
    this.end -= 1;
    while (this.end > floor && !isSeparator(this.bytes[this.end])) this.end -= 1;
  }

  text(): ByteText {
    return this.bytes.slice(0, this.end).join('');
  }

  /** What is put in front, so that a relative path does not become one of a drive or of a device. */
  guard(): ByteText {
    if (!this.isCopied) return '';
    const first = this.bytes.findIndex((byte) => isSeparator(byte) || byte === ':');
    if (first >= 0 && this.bytes[first] === ':') return '.\\';
    const isDevice = isSeparator(this.bytes[0]) && this.bytes[1] === '?' && this.bytes[2] === '?';
    return isDevice ? '\\.' : '';
  }
}

/** Length of a drive (`C:`), share (`\\host\share`) or device (`\\.\x`, `\\?\x`, `\??\x`) at the beginning. */
function volumeLength(path: ByteText): number {
  if (path[1] === ':') return 2;
  if (!isSeparator(path[0])) return 0;
  if (hasPrefix(path, '\\\\.\\UNC')) return shareLength(path, 8);
  if (hasPrefix(path, '\\\\.') || hasPrefix(path, '\\\\?') || hasPrefix(path, '\\??')) return segmentEnd(path, 4);
  return isSeparator(path[1]) ? shareLength(path, 2) : 0;
}

/** Whether a path begins with whole segments, in either case and with either separator. */
function hasPrefix(path: ByteText, prefix: ByteText): boolean {
  if (toBackslashes(path.slice(0, prefix.length)).toUpperCase() !== prefix) return false;
  return path.length === prefix.length || isSeparator(path[prefix.length]);
}

/** End of host and share behind a prefix. */
function shareLength(path: ByteText, prefixLength: number): number {
  return segmentEnd(path, segmentEnd(path, prefixLength) + 1);
}

/** Position of the next separator, or the end. */
function segmentEnd(path: ByteText, start: number): number {
  let end = start;
  while (end < path.length && !isSeparator(path[end])) end += 1;
  return Math.min(end, path.length);
}

function isSeparator(byte: string | undefined): boolean {
  return byte === '/' || byte === '\\';
}

function toBackslashes(path: ByteText): ByteText {
  return path.replaceAll('/', '\\');
}
