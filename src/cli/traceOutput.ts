import { LateEventError } from '../trace/LateEventError.ts';
import { replaceFile } from '../trace/replaceFile.ts';
import type { TraceSource } from '../trace/TraceSource.ts';
import { writeStdout } from './writeStdout.ts';

/**
 * Writes a file made of a trace in its total order, as a whole or not at all. When an event comes so late that it would
 * stand at the wrong place, all is made anew, holding back more.
 *
 * @throws TraceTooLargeError, OutputUnwritableError; as the trace's reader does
 */
export async function writeOrdered(
  source: TraceSource,
  output: string,
  pieces: () => AsyncIterable<Buffer>,
): Promise<void> {
  for (;;) {
    try {
      await replaceFile(output, pieces());
      return;
    } catch (error) {
      if (!(error instanceof LateEventError)) throw error;
      source.widen();
    }
  }
}

/** The same to standard output, which cannot be taken back: a first walk finds out how much must be held back. */
export async function printOrdered(source: TraceSource, pieces: () => AsyncIterable<Buffer>): Promise<void> {
  for (;;) {
    try {
      for await (const _ of source.batches());
      break;
    } catch (error) {
      if (!(error instanceof LateEventError)) throw error;
      source.widen();
    }
  }
  for await (const piece of pieces()) if (!(await writeStdout(piece.toString('utf8')))) return;
}
