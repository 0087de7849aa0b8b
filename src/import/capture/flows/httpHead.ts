import { redactHead } from './redactHead.ts';

/** Four bytes that make a segment a head for the recorder, and so for the trace. */
const HEAD_WORDS: ReadonlySet<string> = new Set([
  'GET ',
  'POST',
  'PUT ',
  'HEAD',
  'DELE',
  'OPTI',
  'PATC',
  'TRAC',
  'HTTP',
  'PRI ',
]);
const WORD_BYTES = 4;
/** What the recorder keeps of a head. */
const HEAD_BYTES = 256;
/** What the agent reads of one. */
const AGENT_READS_BYTES = 208;

/** The beginning of a segment that looks like an HTTP/1 message. */
export interface SegmentHead {
  /** First bytes, one character (0 to 255) per byte. */
  readonly head: string;
  readonly isTruncated: boolean;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly status: number | undefined;
  /** The capture was cut before what the agent would read of it. */
  readonly isCutShort: boolean;
}

/** Whether so little of a segment was captured that nobody can tell whether it begins a message. */
export function isTooShortToTell(payload: Buffer, payloadBytes: number): boolean {
  return payload.length < Math.min(WORD_BYTES, payloadBytes);
}

/**
 * Reads the head that a segment begins with, as the recorder does.
 *
 * @param isRedacted - header values, queries and bodies are overwritten, with their lengths kept
 * @returns `undefined` when it begins with none
 */
export function segmentHead(payload: Buffer, payloadBytes: number, isRedacted: boolean): SegmentHead | undefined {
  if (!HEAD_WORDS.has(payload.toString('latin1', 0, WORD_BYTES))) return undefined;
  const text = payload.toString('latin1', 0, HEAD_BYTES);
  return {
    head: isRedacted ? redactHead(text) : text,
    isTruncated: payloadBytes > text.length,
    isCutShort: text.length < Math.min(payloadBytes, AGENT_READS_BYTES) && !text.includes('\n'),
    ...startLine(text),
  };
}

function startLine(text: string): Pick<SegmentHead, 'method' | 'path' | 'status'> {
  const line = text.split('\n', 1)[0]!.replace(/\r$/, '');
  if (line.startsWith('HTTP')) {
    const digits = /^[^ ]* (\d{3})/.exec(line)?.[1];
    return { method: undefined, path: undefined, status: digits === undefined ? undefined : Number(digits) };
  }
  const [method, target] = line.split(' ');
  return { method: method ?? undefined, path: target?.split('?')[0], status: undefined };
}
