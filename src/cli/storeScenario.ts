import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { OutputUnwritableError, UsageError } from '../errors.ts';

/** A scenario that was made and not written by hand. */
export interface MadeScenario {
  /** Content of `scenario.yaml`. */
  readonly document: unknown;
  readonly readme: string;
  /** Bytes of `trace.msgpack`, where the workload is one. */
  readonly trace: Uint8Array | undefined;
}

/** Name of the trace beside `scenario.yaml`. */
export const TRACE_NAME = 'trace.msgpack';

/**
 * Refuses a directory that a scenario must not be written into. Asked before long work, so that it is not in vain.
 *
 * @throws UsageError
 */
export function checkScenarioDirectory(directory: string): void {
  if (!existsSync(directory)) return;
  const isEmpty = writing(directory, () => readdirSync(directory).length === 0);
  if (!isEmpty) throw new UsageError(`${directory} is there and not empty`, 'name a new directory with -o');
}

/** Writes a scenario into a new directory. @throws OutputUnwritableError */
export function storeScenario(directory: string, { document, readme, trace }: MadeScenario): void {
  writing(directory, () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'README.md'), readme);
    if (trace) writeFileSync(path.join(directory, TRACE_NAME), trace);
    // Last, because it is what makes the directory a scenario.
    writeFileSync(path.join(directory, 'scenario.yaml'), stringify(document, { lineWidth: 120 }));
  });
}

function writing<T>(directory: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new OutputUnwritableError(directory, code);
  }
}
