import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, gunzipSync } from 'node:zlib';
import { Unpackr } from 'msgpackr';
import { FlowproofError } from '../../src/errors.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { cgroupOf, removeCgroup } from '../recorder/cgroups.ts';
import { RECORDER, run, workload } from '../recorder/recorder.ts';

/** Much more traffic than fits before any of the kills. */
const TRAFFIC = ['/usr/bin/python3', workload('traffic.py'), '8105', '100000', '2'];

/** What a killed recorder left behind. */
export interface KilledRun {
  /** Bytes of the trace, unpacked; 0 where it was killed before it had written any. */
  readonly bytes: number;
  /** Whole events, the header not counted. */
  readonly events: number;
  /** Bytes of a last record that is not whole. */
  readonly partialBytes: number;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

/** When a recorder is killed: so long after it was started, or after the first byte of its trace. */
export interface KillMoment {
  readonly afterMs: number;
  readonly since: 'start' | 'first byte';
}

/** Records, kills the recorder, and reads what is there. */
export async function killRecorder({ afterMs, since }: KillMoment, file: string): Promise<KilledRun> {
  const net = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', RECORDER];
  const recorder = spawn('unshare', [...net, 'record', '-o', file, '--segments', '--', ...TRAFFIC], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => recorder.on('exit', resolve));
  if (since === 'first byte') await firstByte(file);
  await sleep(afterMs);
  recorder.kill('SIGKILL');
  await ended;
  await removeCgroup(cgroupOf(recorder.pid!));
  return sizeOf(file) === 0 ? { bytes: 0, events: 0, partialBytes: 0, problems: [] } : readCut(file);
}

async function firstByte(file: string): Promise<void> {
  while (sizeOf(file) === 0) await sleep(1);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Our reader must take exactly the values that msgpackr finds whole, and the recorder's own `info` as many. */
async function readCut(file: string): Promise<KilledRun> {
  const unpacked = unpack(file);
  const bytes = unpacked.length;
  const { values, end } = wholeValues(unpacked);
  try {
    const { health } = await loadTrace(file, { allowTruncated: true });
    const problems: string[] = [];
    if (health.eventsRead !== values - 1) problems.push(`${health.eventsRead} events read of ${values - 1}`);
    if (health.cut?.byteOffset !== end) problems.push(`cut at ${health.cut?.byteOffset}, whole up to ${end}`);
    problems.push(...infoProblems(file, end, bytes));
    return { bytes, events: health.eventsRead, partialBytes: bytes - end, problems };
  } catch (error) {
    if (!(error instanceof FlowproofError)) throw error;
    return { bytes, events: 0, partialBytes: bytes - end, problems: [error.message] };
  }
}

function infoProblems(file: string, end: number, bytes: number): string[] {
  const { status, stdout, stderr } = run(RECORDER, ['info', file]);
  if (end === bytes)
    return status === 0 && stdout.includes('cut: no footer') ? [] : [`info ends with ${status}: ${stderr}`];
  return status === 17 && stderr.includes(`at byte ${end},`) ? [] : [`info ends with ${status}: ${stderr}`];
}

/** What can be read of a file, also of one that is gzipped and has no end. */
function unpack(file: string): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
}

/** By a decoder that is not ours. */
function wholeValues(bytes: Buffer): { readonly values: number; readonly end: number } {
  let values = 0;
  try {
    new Unpackr({ useRecords: false, int64AsType: 'bigint' }).unpackMultiple(bytes, () => {
      values += 1;
    });
  } catch (error) {
    const { incomplete, lastPosition } = error as { incomplete?: boolean; lastPosition?: number };
    if (incomplete !== true || lastPosition === undefined) throw error;
    return { values, end: lastPosition };
  }
  return { values, end: bytes.length };
}
