import { expect } from 'vitest';
import { RUN_LABEL } from '../renderJudgement.ts';

const LINES_MAX = 25;

/** A run for which a property does not hold. */
export interface FailingRun {
  /** What was run, in one line. */
  readonly title: string;
  /** What the property threw. */
  readonly failure: Error;
  /** Further lines: how to see it again, the case. Kept whole. */
  readonly lines: readonly string[];
}

/** A property does not hold. The stack is that of the expectation which failed, so that its line is shown. */
export class PropertyFailure extends Error {
  override readonly name = 'PropertyFailure';

  constructor({ title, failure, lines }: FailingRun) {
    // The title says what was run.
    const inner = failure.message.split('\n').filter((line) => !line.startsWith(RUN_LABEL));
    const room = LINES_MAX - 1 - lines.length;
    const shown = inner.length > room ? [...inner.slice(0, room - 1), '…'] : inner;
    super([title, ...shown.map((line) => `  ${line}`), ...lines].join('\n'));
    const frames = (failure.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n');
  }
}

/** The command line that runs the present test alone. */
export function commandOfTest(): string {
  const { currentTestName = '', testPath = '' } = expect.getState();
  const folder = `${process.cwd()}/`;
  const file = testPath.startsWith(folder) ? testPath.slice(folder.length) : testPath;
  const title = currentTestName.replaceAll(' > ', ' ');
  return `npx vitest run ${file} -t ${quoted(escaped(title))}`;
}

/** vitest takes the title for a pattern. */
function escaped(title: string): string {
  return title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
