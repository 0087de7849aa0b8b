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
  const args = ['record', '-o', options.output];
  for (const port of options.port ?? []) args.push('--port', port);
  if (options.duration !== undefined) args.push('--duration', options.duration);
  if (command.length > 0) args.push('--', ...command);
  return new Promise((resolve, reject) => {
    const child = spawn(recorder, args, { stdio: 'inherit' });
    // The terminal sends signals to the recorder as well; it stops cleanly, and so this process waits for it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', () => reject(new RecorderMissingError(recorder)));
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
