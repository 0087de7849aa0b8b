import { EventDumpError } from '../../errors.ts';
import { openBytes, type OpenBytes } from '../../trace/openBytes.ts';
import { jsonErrorOffset } from './jsonErrorOffset.ts';

/** One value of a dump, not yet checked. */
export interface DumpedValue {
  /** For messages: `line 7`, `event 3`. */
  readonly place: string;
  readonly value: unknown;
}

/** A dump of events that is being read. */
export interface EventDump {
  /** The object without its records. */
  readonly head: DumpedValue;
  /** In order; of JSON lines only some are in memory at a time. */
  readonly records: AsyncGenerator<DumpedValue> | readonly DumpedValue[];
  /** Lets go of the file, also when not all records were read. */
  close(): Promise<void>;
}

/** Characters of one object, or of one line: a larger file must be JSON lines. */
const CHARS_MAX = 256 * 1024 * 1024;

/**
 * Opens a dump, one JSON object or JSON lines, gzipped or not; `-` is standard input.
 *
 * @throws FileMissingError, FileUnreadableError, EventDumpError
 */
export async function readEventDump(file: string): Promise<EventDump> {
  const lines = linesOf(file, await openBytes(file));
  const close = async (): Promise<void> => {
    await lines.return(undefined);
  };
  const read: string[] = [];
  let chars = 0;
  let isHeadSought = true;
  // The head of JSON lines is whole in the first line that is not empty; an object may go over all lines.
  for (;;) {
    const next = await lines.next();
    if (next.done === true) break;
    read.push(next.value);
    chars += next.value.length;
    if (chars > CHARS_MAX) {
      await close();
      throw tooLong(file);
    }
    if (!isHeadSought || next.value.trim() === '') continue;
    isHeadSought = false;
    const value = parsed(next.value);
    const head = { place: `line ${read.length}`, value };
    if (isHead(value)) return { head, records: records(file, lines, read.length), close };
  }
  return { ...wholeObject(file, read.join('\n')), close };
}

function isHead(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('events' in value);
}

async function* records(file: string, lines: AsyncGenerator<string>, from: number): AsyncGenerator<DumpedValue> {
  let number = from;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (value === undefined) {
      throw new EventDumpError(file, `line ${number}, column ${jsonErrorOffset(line) + 1}`, 'it is no JSON value');
    }
    yield { place: `line ${number}`, value };
  }
}

function wholeObject(file: string, text: string): Pick<EventDump, 'head' | 'records'> {
  if (text.trim() === '') throw new EventDumpError(file, undefined, 'it is empty');
  const value = parsed(text);
  if (value === undefined) {
    const before = text.slice(0, jsonErrorOffset(text));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const problem =
      before.length === text.length ? 'the JSON ends here, inside a value (cut off?)' : 'it is no JSON from here';
    throw new EventDumpError(file, `line ${line}, column ${column}`, problem);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EventDumpError(file, undefined, 'it is no JSON object with a `format`');
  }
  const { events, ...head } = value as { readonly events?: unknown };
  if (!Array.isArray(events)) throw new EventDumpError(file, 'head', 'events is no list');
  return {
    head: { place: 'head', value: head },
    records: events.map((event: unknown, index) => ({ place: `event ${index}`, value: event })),
  };
}

/** The value of a JSON text; `undefined` when it is none. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The lines of the file; the last one may lack its end. */
async function* linesOf(file: string, opened: OpenBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new EventDumpError(file, undefined, 'it is no UTF-8', 'save it as UTF-8 (in PowerShell: -Encoding utf8)');
    }
  };
  let rest = '';
  for await (const chunk of opened.chunks) {
    const lines = decode(chunk).split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    if (rest.length > CHARS_MAX) throw tooLong(file);
    yield* lines;
  }
  if (opened.end !== 'whole') throw new EventDumpError(file, undefined, 'the gzip data is cut off or damaged');
  rest += decode();
  if (rest !== '') yield rest;
}

function tooLong(file: string): EventDumpError {
  const problem = `an object of more than ${CHARS_MAX} characters`;
  return new EventDumpError(
    file,
    undefined,
    problem,
    'write JSON lines: the head in the first line, then a record in each',
  );
}
