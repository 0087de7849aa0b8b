import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unpackr } from 'msgpackr';
import { onTestFinished } from 'vitest';

const folder = path.dirname(fileURLToPath(import.meta.url));

export const RECORDER = path.resolve(folder, '../../bpf-recorder/build/bpf-recorder');
export const LAB = path.resolve(folder, '../../bpf-recorder/lab/forty-curls.sh');

/** A record as the trace describes it itself: its kind's name and its fields by name. */
export interface TraceRecord {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface Counts {
  readonly attempts: number;
  readonly delivered: number;
  readonly lost: number;
  readonly per_cpu: readonly (readonly [number, number, number, number])[];
}

export interface Footer {
  readonly ended: string;
  readonly exit_status: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly rings: { readonly life: Counts; readonly data: Counts };
  readonly conserved: boolean;
  readonly detail: Readonly<Record<string, number>>;
  readonly complete: boolean;
}

export interface Trace {
  readonly header: Readonly<Record<string, unknown>>;
  readonly records: readonly TraceRecord[];
  readonly footer: Footer | undefined;
}

/** Why nothing can be recorded here; empty when it can. `npm test` has built the recorder and asked the kernel. */
export const lacking = whyNot();
if (lacking !== '') process.stderr.write(`!! the recorder's live tests are SKIPPED: ${lacking} !!\n`);

function whyNot(): string {
  const told = process.env['FLOWPROOF_NO_RECORDER'];
  if (told !== undefined) return told;
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  if (process.getuid?.() !== 0) return 'not root';
  if (!existsSync(RECORDER)) return 'the recorder is not built: make -C bpf-recorder';
  const probed = spawnSync(RECORDER, ['probe', '--json'], { encoding: 'utf8' });
  return probed.status === 0 ? '' : `the kernel refuses it: ${probed.stderr.trim()}`;
}

/** A folder that is removed after the test. */
export function scratch(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'flowproof-recorder-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export function workload(name: string): string {
  return path.join(folder, 'workloads', name);
}

export function run(command: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8', timeout: 50_000 });
}

/** Runs a shell line in a network namespace of its own, with its loopback up. */
export function inNamespace(line: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return run('unshare', ['--net', 'sh', '-c', `ip link set lo up && ${line}`, 'sh', ...args]);
}

/** Records a command in a network namespace of its own and reads the trace back. */
export function record(
  options: readonly string[],
  command: readonly string[],
): { readonly trace: Trace; readonly status: number | null; readonly stderr: string } {
  const file = path.join(scratch(), 'trace.msgpack');
  const args = ['record', '-o', file, '--settle', '100ms', ...options, '--', ...command];
  const { status, stderr } = inNamespace('exec "$@"', RECORDER, ...args);
  return { trace: readTrace(file), status, stderr };
}

export function readTrace(file: string): Trace {
  return decode(readFileSync(file));
}

export function decode(bytes: Buffer): Trace {
  const unpackr = new Unpackr({ useRecords: false });
  const rows: unknown[][] = [];
  unpackr.unpackMultiple(bytes, (row: unknown) => {
    rows.push(plain(row) as unknown[]);
  });
  const [first, ...rest] = rows;
  if (first?.[0] !== 0) throw new Error('the trace does not begin with its header');
  const header = first[1] as Trace['header'];
  const kinds = header['kinds'] as Record<string, [number, string[]]>;
  const byNumber = new Map(Object.entries(kinds).map(([kind, [number, fields]]) => [number, { kind, fields }]));
  const last = rest.at(-1);
  const footer = last?.[0] === 1 ? (last[1] as Footer) : undefined;
  const records = (footer ? rest.slice(0, -1) : rest).map(([number, ...values]) => {
    const known = byNumber.get(number as number);
    if (known === undefined) throw new Error(`the header does not describe kind ${String(number)}`);
    if (known.fields.length !== values.length) throw new Error(`${known.kind} has ${values.length} fields`);
    return { kind: known.kind, ...Object.fromEntries(known.fields.map((field, index) => [field, values[index]])) };
  });
  return { header, records, footer };
}

/** Times and cookies of a short run fit a number; only what does not stays a bigint. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** Field of a record that must be a number (times, counts, ports; cookies of short runs fit as well). */
export function num(record: TraceRecord | undefined, field: string): number {
  const value = record?.[field];
  if (typeof value !== 'number') throw new Error(`${record?.kind}.${field} is ${String(value)}, not a number`);
  return value;
}

export function ofKind(trace: Trace, kind: string): readonly TraceRecord[] {
  return trace.records.filter((record) => record.kind === kind);
}

/** Names of the programs attached to a cgroup. */
export function attachedPrograms(cgroup: string): readonly string[] {
  const shown = run('bpftool', ['-j', 'cgroup', 'show', cgroup]).stdout.trim();
  if (shown === '') return [];
  const programs = JSON.parse(shown) as { name: string }[] | { error: string };
  // A program that goes while it is listed is an error of bpftool's.
  return Array.isArray(programs) ? programs.map(({ name }) => name).toSorted() : [programs.error];
}
