import { OutputUnwritableError } from '../errors.ts';

/**
 * Writes to standard output and waits while it is full.
 *
 * @returns `false` when the reader has gone (`| head`): the command should stop, quietly
 * @throws OutputUnwritableError when it cannot be written for another reason
 */
export async function writeStdout(text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) return resolve(true);
      const code = 'code' in error ? String(error.code) : 'unknown';
      if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return resolve(false);
      return reject(new OutputUnwritableError('standard output', code));
    });
  });
}
