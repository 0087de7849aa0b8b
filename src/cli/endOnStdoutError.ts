import { describeError, OutputUnwritableError } from '../errors.ts';
import { ERROR_TABLE, EXIT_STATUS } from '../errorTable.ts';

/**
 * Ends the program when standard output cannot be written any more: quietly when its reader has gone (`| head`), with
 * an error of its own for everything else, such as a full disk.
 */
export function endOnStdoutError(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT_STATUS.ok);
    process.stderr.write(describeError(new OutputUnwritableError('standard output', error.code ?? 'unknown')));
    process.exit(ERROR_TABLE.FP_OUTPUT_UNWRITABLE.exitStatus);
  });
}
