import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { RecorderMissingError, UsageError } from '../errors.ts';

const BUILT_RECORDER = fileURLToPath(new URL('../../bpf-recorder/build/bpf-recorder', import.meta.url));

/** Options of `flowproof record`. */
export interface RecordFlags {
  readonly output: string;
  readonly recorder?: string;
  readonly port?: readonly string[];
  readonly duration?: string;
  readonly cgroup?: string;
  readonly segments?: boolean;
  readonly http?: string;
  /** `false` with `--no-redact`. */
  readonly redact: boolean;
  readonly ring?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
}

/**
 * Runs the recorder with a command and passes on how it ended: the command's own exit status, or the recorder's codes
 * (see bpf-recorder/README.md).
 */
export async function record(command: readonly string[], options: RecordFlags): Promise<number> {
  if (command.length === 0 && options.duration === undefined) {
    throw new UsageError('there is nothing to record', 'give a command after --, or a --duration');
  }
  const recorder = options.recorder ?? BUILT_RECORDER;
  if (!existsSync(recorder)) throw new RecorderMissingError(recorder);
  const args = recorderArguments(command, options);
  return new Promise((resolve, reject) => {
    const child = spawn(recorder, args, { stdio: 'inherit' });
    // The terminal sends signals to the recorder as well; it stops cleanly, and so this process waits for it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', () => reject(new RecorderMissingError(recorder)));
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

function recorderArguments(command: readonly string[], options: RecordFlags): string[] {
  const { output, port, duration, cgroup, http, ring } = options;
  return [
    'record',
    '-o',
    output,
    ...(port ?? []).flatMap((number) => ['--port', number]),
    ...(duration === undefined ? [] : ['--duration', duration]),
    ...(cgroup === undefined ? [] : ['--cgroup', cgroup]),
    ...(http === undefined ? [] : ['--http', http]),
    ...(ring === undefined ? [] : ['--ring', ring]),
    ...(options.segments ? ['--segments'] : []),
    ...(options.redact ? [] : ['--no-redact']),
    ...(options.strict ? ['--strict'] : []),
    ...(options.quiet ? ['--quiet'] : []),
    ...(command.length > 0 ? ['--', ...command] : []),
  ];
}
