import { PayloadError } from '../errors.ts';
import { openBytes } from '../trace/openBytes.ts';

/** What one of the agent's answers can be, as its first bytes tell. */
export type DumpKind = 'connections' | 'http-monitoring';

/** An answer as it was saved. */
export interface Dump {
  /** What the user named. */
  readonly file: string;
  /** Text of a JSON answer, bytes of a protobuf one. */
  readonly answer: string | Uint8Array;
}

/** Answers that do not fit are no answers of an agent: the largest known ones have some ten megabytes. */
const BYTES_MAX = 1024 * 1024 * 1024;

const REMEDY = {
  connections:
    'save it with: curl --unix-socket /opt/datadog-agent/run/sysprobe.sock ' +
    "'http://unix/network_tracer/connections?client_id=flowproof' > FILE",
  'http-monitoring':
    'save it with: curl --unix-socket /opt/datadog-agent/run/sysprobe.sock ' +
    "'http://unix/network_tracer/debug/http_monitoring' > FILE",
} as const;

/**
 * Reads a saved answer, unpacking gzip. `-` is standard input.
 *
 * @param wanted - the kind that the user says it is; another one is refused by name
 * @throws FileMissingError, FileUnreadableError, PayloadError
 */
export async function readDump(file: string, wanted: DumpKind): Promise<Dump> {
  const bytes = await readAll(file, wanted);
  const refusal = whyNot(bytes, wanted);
  if (refusal !== undefined) throw new PayloadError(file, refusal, REMEDY[wanted]);
  const isText = wanted === 'http-monitoring' || bytes[firstByte(bytes)] === '{'.charCodeAt(0);
  return { file, answer: isText ? bytes.toString('utf8') : bytes };
}

async function readAll(file: string, wanted: DumpKind): Promise<Buffer> {
  const opened = await openBytes(file);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of opened.chunks) {
    size += chunk.length;
    if (size > BYTES_MAX) throw new PayloadError(file, `it is larger than ${BYTES_MAX} bytes`, REMEDY[wanted]);
    chunks.push(chunk);
  }
  if (opened.end !== 'whole') throw new PayloadError(file, 'the gzip data is cut off or damaged', REMEDY[wanted]);
  return Buffer.concat(chunks);
}

/** Why these bytes cannot be the wanted answer; `undefined` when they may be. */
function whyNot(bytes: Buffer, wanted: DumpKind): string | undefined {
  const start = firstByte(bytes);
  if (start === bytes.length) return 'it is empty: the agent gave no answer';
  const head = bytes.toString('latin1', start, start + 64);
  if (head.startsWith('HTTP/')) return 'it begins with the headers of an HTTP answer: save the body only (no `-i`)';
  if (head.startsWith('<')) return 'it is a page of HTML or XML, no answer of system-probe';
  const error = /^\{\s*"error"\s*:\s*"([^"]*)"/.exec(head)?.[1];
  if (error !== undefined) return `the agent answered with an error: ${error}`;
  const isList = head.startsWith('[');
  if (wanted === 'connections' && isList) {
    return 'it is a list, as /debug/http_monitoring answers: import it with `flowproof import http-monitoring`';
  }
  if (wanted === 'http-monitoring' && !isList) {
    const isConnections = head.startsWith('{') ? /"conns"/.test(bytes.toString('latin1')) : bytes[start] === 0x0a;
    return isConnections
      ? 'it is an answer of /connections: import it with `flowproof import connections`'
      : 'it is no list of JSON objects';
  }
  if (/^[\x20-\x7e\s]{16}/.test(head) && !head.startsWith('{') && !isList)
    return `it is text: ${JSON.stringify(head.slice(0, 40))}`;
  return undefined;
}

/** Place of the first byte that is no white space; a protobuf answer may begin with one that looks like it. */
function firstByte(bytes: Buffer): number {
  let place = 0;
  while (place < bytes.length && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[place]!)) place += 1;
  const isJson = bytes[place] === '{'.charCodeAt(0) || bytes[place] === '['.charCodeAt(0);
  return isJson || place === bytes.length || bytes[place] === '<'.charCodeAt(0) ? place : 0;
}
