import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { FileMissingError, FileUnreadableError, ProcessListError } from '../errors.ts';

/** One process of the host that a dump comes from. */
export interface ListedProcess {
  readonly pid: number;
  /** Command line, program first. */
  readonly argv: readonly string[];
  /** Name that its hits are filed under; the program's name when absent. */
  readonly service: string | undefined;
}

const KEYS = new Set(['pid', 'argv', 'service']);
const PID_MAX = 0x7fff_ffff;

/**
 * Reads a list of processes, YAML or JSON: `- {pid: 3340, argv: [docker-proxy, ...], service: name}`.
 *
 * @throws FileMissingError, FileUnreadableError, ProcessListError
 */
export async function readProcessList(file: string): Promise<ListedProcess[]> {
  return parseProcessList(file, await readText(file));
}

/** The same from text. @param file - its name, for errors */
export function parseProcessList(file: string, text: string): ListedProcess[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new ProcessListError(file, Math.max(line, 1), Math.max(col, 1), problem);
  };
  const [syntax] = document.errors;
  if (syntax) fail(syntax.pos[0], syntax.message.split('\n')[0] ?? 'not YAML');
  const { contents } = document;
  if (!isSeq<Node>(contents)) return fail(contents?.range?.[0] ?? 0, 'there is no list of processes');
  return contents.items.map((item) => {
    const at = item.range?.[0] ?? 0;
    if (!isMap(item)) return fail(at, 'an entry is no mapping with pid and argv');
    return toProcess(item, (problem, node) => fail(node?.range?.[0] ?? at, problem));
  });
}

function toProcess(entry: YAMLMap, fail: (problem: string, node?: Node | null) => never): ListedProcess {
  for (const { key } of entry.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!KEYS.has(name)) fail(`unknown key ${name}: known are pid, argv, service`, isScalar(key) ? key : null);
  }
  const pid: unknown = entry.get('pid');
  const argv: unknown = entry.get('argv');
  const service: unknown = entry.get('service');
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 0 || pid > PID_MAX) {
    return fail(`pid is no whole number from 0 to ${PID_MAX}`, entry);
  }
  if (!isSeq(argv) || argv.items.length === 0) return fail('argv is no list of words', entry);
  const words = argv.items.map((word) =>
    isScalar(word) ? String(word.value) : fail('argv is no list of words', entry),
  );
  if (service !== undefined && typeof service !== 'string') return fail('service is no text', entry);
  return { pid, argv: words, service };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw code === 'ENOENT' ? new FileMissingError(file) : new FileUnreadableError(file, code);
  }
}
