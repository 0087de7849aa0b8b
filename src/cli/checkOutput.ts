import { realpathSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/** Refuses to write over what is read. @throws UsageError */
export function checkOutput(inputs: readonly string[], output: string): void {
  if (inputs.some((input) => isSameFile(input, output))) {
    throw new UsageError(`${output} is the input itself`, 'name another file with --output');
  }
}

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
