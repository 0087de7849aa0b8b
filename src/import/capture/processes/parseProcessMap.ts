import { readFile } from 'node:fs/promises';
import { LineCounter, type Node, parseDocument } from 'yaml';
import { FileMissingError, FileUnreadableError, ProcessMapError } from '../../../errors.ts';
import { addressToBytes } from '../../../trace/address.ts';
import { type Fail, MapNode } from './MapNode.ts';
import type { MappedEnd, MappedNamespace, MappedProcess, ProcessMap } from './ProcessMap.ts';

const PID_MAX = 0x7fff_ffff;
const INODE_MAX = 0xffff_ffff;
const PORT_MAX = 65_535;

/**
 * Reads a map of processes and namespaces, YAML or JSON; docs/import.md shows its form.
 *
 * @throws FileMissingError, FileUnreadableError, ProcessMapError
 */
export async function readProcessMap(file: string): Promise<ProcessMap> {
  try {
    return parseProcessMap(file, await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof ProcessMapError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw code === 'ENOENT' ? new FileMissingError(file) : new FileUnreadableError(file, code);
  }
}

/** The same from text. @param file - its name, for errors */
export function parseProcessMap(file: string, text: string): ProcessMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const failAt = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new ProcessMapError(file, Math.max(line, 1), Math.max(col, 1), problem);
  };
  const [syntax] = document.errors;
  if (syntax) failAt(syntax.pos[0], syntax.message.split('\n')[0] ?? 'not YAML');
  const fail: Fail = (problem, node) => failAt(node?.range?.[0] ?? 0, problem);
  const top = new MapNode(document.contents, 'the map', ['namespaces', 'processes'], fail);
  const namespaces = top.list('namespaces').map((node) => toNamespace(node, fail));
  const names = new Set(namespaces.map(({ name }) => name));
  if (names.size < namespaces.length) fail('two namespaces have one name', top.list('namespaces')[0]);
  if (namespaces.filter(({ isRoot }) => isRoot).length > 1) {
    fail("two namespaces are root: only one is the host's own", top.list('namespaces')[0]);
  }
  return { namespaces, processes: toProcesses(top.list('processes'), names, fail) };
}

function toNamespace(node: Node, fail: Fail): MappedNamespace {
  const entry = new MapNode(node, 'a namespace', ['name', 'root', 'inode', 'addresses'], fail);
  const name = entry.text('name') ?? fail('a namespace has no name', node);
  const addresses = entry.words('addresses').map(({ text, node: at }) => checkAddress(text, at, fail));
  return {
    name,
    isRoot: entry.flag('root'),
    inode: entry.count('inode', INODE_MAX),
    addresses: entry.has('addresses') ? addresses : undefined,
  };
}

function toProcesses(nodes: readonly Node[], namespaces: ReadonlySet<string>, fail: Fail): MappedProcess[] {
  const pids = new Set<number>();
  const claims = new Map<string, number>();
  return nodes.map((node) => {
    const process = toProcess(node, fail);
    const { pid, namespace } = process;
    if (pids.has(pid)) fail(`two processes have the pid ${pid}`, node);
    pids.add(pid);
    if (namespace !== undefined && namespaces.size > 0 && !namespaces.has(namespace)) {
      fail(`the namespace ${namespace} is not among the namespaces of the map`, node);
    }
    for (const key of ['listens', 'connects', 'owns'] as const) {
      for (const { address, port } of process[key]) {
        const claim = `${key} ${address}:${port} in ${namespace ?? 'any namespace'}`;
        const other = claims.get(claim);
        if (other !== undefined && other !== pid) {
          const remedy = key === 'connects' ? ': tell them apart by their own ends (owns)' : '';
          fail(`the processes ${other} and ${pid} both have ${key} ${address}:${port}${remedy}`, node);
        }
        claims.set(claim, pid);
      }
    }
    return process;
  });
}

const PROCESS_KEYS = ['pid', 'argv', 'service', 'namespace', 'container', 'listens', 'connects', 'owns'];

function toProcess(node: Node, fail: Fail): MappedProcess {
  const entry = new MapNode(node, 'a process', PROCESS_KEYS, fail);
  const pid = entry.count('pid', PID_MAX) ?? fail('a process has no pid', node);
  const argv = entry.words('argv').map(({ text }) => text);
  if (argv.length === 0) fail('argv is no list of words', node);
  const ends = (key: string, isAnyAllowed: boolean) =>
    entry.words(key).map(({ text, node: at }) => toEnd(text, isAnyAllowed, at, fail));
  return {
    pid,
    argv,
    service: entry.text('service'),
    container: entry.text('container'),
    namespace: entry.text('namespace'),
    listens: ends('listens', true),
    connects: ends('connects', true),
    owns: ends('owns', false),
  };
}

function toEnd(text: string, isAnyAllowed: boolean, node: Node, fail: Fail): MappedEnd {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? [];
  const address = bracketed ?? plain;
  const port = Number(digits);
  if (address === undefined || !(port <= PORT_MAX)) {
    return fail(`${text} is not of the form ADDRESS:PORT or [ADDRESS]:PORT`, node);
  }
  if (address === '*' && isAnyAllowed) return { address, port };
  return { address: checkAddress(address, node, fail), port };
}

function checkAddress(text: string, node: Node, fail: Fail): string {
  return addressToBytes(text) ? text : fail(`${text} is no address in its shortest form`, node);
}
