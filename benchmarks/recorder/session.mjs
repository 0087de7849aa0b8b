// One recorder with the load below it, or the load alone; both in a network namespace of their own.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
export const RECORDER = path.resolve(folder, '../../bpf-recorder/build/bpf-recorder');
const SEVERAL = path.join(folder, 'several.mjs');
const IN_NAMESPACE = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const TICKS_PER_SECOND = 100;

/**
 * @param load - what load.mjs takes, and how many of it run at once
 * @param record - options of the recorder with its output, or `undefined` to load without one
 */
export async function startSession({ mode, connections, processes = 1 }, record) {
  const load = [process.execPath, SEVERAL, String(processes), mode, String(connections)];
  const command = record === undefined ? load : [RECORDER, 'record', '--quiet', ...record, '--', ...load];
  const child = spawn('unshare', [...IN_NAMESPACE, ...command], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the load ended early: ${command.join(' ')}`);
    return JSON.parse(value);
  };
  await answer();
  return {
    /** Makes so many requests, or requests for so long (`5000ms`). */
    async load(amount) {
      child.stdin.write(`${amount}\n`);
      return answer();
    },
    bpf: () => bpfOf(child.pid),
    cpuSeconds: () => cpuSecondsOf(child.pid),
    maxRssMiB: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))[1]) / 1024,
    async end() {
      child.stdin.end();
      const status = await ended;
      if (status !== 0) throw new Error(`${command[0]} ended with ${status}`);
    },
  };
}

/** Runs and time of the programs that a process holds, by the kernel's own accounts. */
function bpfOf(pid) {
  const programs = new Map();
  for (const fd of readdirSync(`/proc/${pid}/fdinfo`)) {
    const text = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
    // Links name their program too, but have no times.
    if (!Number.isNaN(field('run_time_ns'))) programs.set(field('prog_id'), field);
  }
  const sum = (name) => [...programs.values()].reduce((total, field) => total + field(name), 0);
  return { programs: programs.size, ns: sum('run_time_ns'), runs: sum('run_cnt') };
}

/** User and system time of a process. */
function cpuSecondsOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
