import { createRequire } from 'node:module';
import { endOnStdoutError } from './endOnStdoutError.ts';

/**
 * Entry of the command line. Prints to standard output and error; never throws.
 *
 * @param argv - arguments without node and script
 * @returns exit status, see `src/errorTable.ts`
 */
export async function main(argv: readonly string[]): Promise<number> {
  endOnStdoutError();
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${ownVersion()}\n`);
    return 0;
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(argv, ownVersion());
}

function ownVersion(): string {
  const packageJson = createRequire(import.meta.url)('../../package.json') as { version: string };
  return packageJson.version;
}
