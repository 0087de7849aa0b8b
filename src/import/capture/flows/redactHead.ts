const FILLER = 'x';

/**
 * Overwrites what may be private in a head: the query and the user of the target, header values, and whatever follows
 * the head. Lengths stay, so that a replay sees the same sizes. The rules are the recorder's own.
 */
export function redactHead(head: string): string {
  const lines = head.split('\n');
  const first = lines[0]!;
  const redacted = [first.startsWith('HTTP/') ? first : redactStartLine(first)];
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const isLast = index === lines.length - 1;
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text === '' && !isLast) {
      redacted.push(line, ...filled(lines.slice(index + 1).join('\n')));
      break;
    }
    redacted.push(redactField(text) + line.slice(text.length));
  }
  return redacted.join('\n');
}

function filled(text: string): string[] {
  return [FILLER.repeat(text.length)];
}

/** The value of a header field; a line without a colon is a folded value, or a name that was cut. */
function redactField(line: string): string {
  const colon = line.indexOf(':');
  if (colon === -1) return line.replace(/^[^ ]|(?<!^)./gs, FILLER);
  const value = line.slice(colon + 1);
  const space = value.startsWith(' ') ? ' ' : '';
  return line.slice(0, colon + 1) + space + FILLER.repeat(value.length - space.length);
}

function redactStartLine(line: string): string {
  const from = line.indexOf(' ') + 1;
  if (from === 0) return line;
  const space = line.indexOf(' ', from);
  const end = space === -1 ? (line.endsWith('\r') ? line.length - 1 : line.length) : space;
  return line.slice(0, from) + redactTarget(line.slice(from, end)) + line.slice(end);
}

function redactTarget(target: string): string {
  const question = target.indexOf('?');
  const path = question === -1 ? target : target.slice(0, question);
  const query = question === -1 ? '' : `?${FILLER.repeat(target.length - question - 1)}`;
  const [, scheme = '', host = ''] = /^(.*?:\/\/)([^/]*)/s.exec(path) ?? [];
  const at = host.lastIndexOf('@');
  if (at <= 0) return path + query;
  return scheme + FILLER.repeat(at) + path.slice(scheme.length + at) + query;
}
