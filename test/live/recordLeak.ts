import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RECORDER } from '../recorder/recorder.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

/** Which agents the recorded service makes, and where the other one listens. */
export interface LeakVariant {
  readonly agents: 'per-call' | 'destroyed' | 'shared';
  readonly where: 'tcp' | 'unix';
}

/** A row of the report of `flowproof diagnose leak --json`. */
export interface DestinationRow {
  readonly family: string;
  readonly destination: string;
  readonly dir: string | null;
  readonly opened: number;
  readonly requests: number;
  readonly troughs: readonly number[];
  readonly grown: number;
  readonly leak: boolean;
}

/** The process that calls, as it was judged. */
export interface JudgedClient {
  /** Exit status of the judgement, and its verdict. */
  readonly status: number | null;
  readonly verdict: string;
  /** Violated invariants of this process, by name. */
  readonly violated: readonly string[];
  readonly destinations: readonly DestinationRow[];
  readonly descriptorsLeak: boolean;
  readonly families: { readonly verdict: string; readonly growing: readonly string[] };
  /** Where the service calls: address and port; of a local socket its name as a redacted trace shows it. */
  readonly called: string;
}

interface Report {
  readonly verdict: string;
  readonly violations: readonly { readonly pid: number; readonly invariant: string }[];
  readonly processes: readonly {
    readonly pid: number;
    readonly destinations: readonly DestinationRow[];
    readonly descriptors?: { readonly leak: boolean };
    readonly families: JudgedClient['families'];
  }[];
}

const WORKLOAD = path.join(ROOT, 'test', 'live', 'workloads', 'httpLeak.mjs');

/** Lets the service call its neighbour for some seconds under the recorder, and judges the trace. */
export async function recordLeak({ agents, where }: LeakVariant): Promise<JudgedClient> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-leak-'));
  try {
    const file = path.join(folder, 'trace.msgpack');
    const socket = path.join(folder, 'api.sock');
    const options = ['--quiet', '--fds', '50ms', '--settle', '100ms'];
    const command = [process.execPath, WORKLOAD, agents, where, ...(where === 'unix' ? [socket] : [])];
    const printed = await outputOf(RECORDER, ['record', '-o', file, ...options, '--', ...command]);
    const facts = JSON.parse(printed) as { client: number; port?: number };
    const called = facts.port === undefined ? '/redacted/api.sock' : `127.0.0.1:${facts.port}`;
    return { ...judge(file, facts.client), called };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(file: string, pid: number): Omit<JudgedClient, 'called'> {
  const cli = path.join(ROOT, 'bin', 'flowproof');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'diagnose', 'leak', file, '--json'], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as Report;
  const client = report.processes.find((process) => process.pid === pid);
  if (!client?.descriptors) throw new Error(`the client was not judged: ${stdout}`);
  return {
    status,
    verdict: report.verdict,
    violated: report.violations.filter((violation) => violation.pid === pid).map(({ invariant }) => invariant),
    destinations: client.destinations,
    descriptorsLeak: client.descriptors.leak,
    families: client.families,
  };
}

function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(stdout);
      else reject(new Error(`${command} ended with ${status}: ${stderr}`));
    });
  });
}
