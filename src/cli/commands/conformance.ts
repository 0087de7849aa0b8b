import type { Command } from 'commander';
import { EXIT_STATUS } from '../../errorTable.ts';
import type { Outcome } from '../outcome.ts';

const FAILURES_SHOWN = 10;

/** `flowproof conformance PATH…`: compares the model with recorded answers of the real agent. */
export function registerConformance(program: Command, outcome: Outcome): void {
  program
    .command('conformance')
    .description("compare the model with the real agent's recorded answers (vectors)")
    .argument('<paths...>', 'files or folders of vectors (.json, .json.gz)')
    .option('--json', 'print one JSON object')
    .action(async (paths: string[], options: { json?: boolean }) => {
      const { runConformance } = await import('../../conformance/runFiles.ts');
      const result = await runConformance(paths);
      outcome.status = result.failed === 0 ? EXIT_STATUS.ok : EXIT_STATUS.verdictFailed;
      if (options.json) {
        const { passed, failed, skipped, areas } = result;
        process.stdout.write(`${JSON.stringify({ passed, failed, skipped, areas })}\n`);
        return;
      }
      process.stdout.write(renderConformance(result));
    });
}

type Result = Awaited<ReturnType<typeof import('../../conformance/runFiles.ts').runConformance>>;

function renderConformance(result: Result): string {
  const lines: string[] = [];
  for (const { file, vector, divergence } of result.failures.slice(0, FAILURES_SHOWN)) {
    const where = divergence.implementation === undefined ? '' : `, state in ${divergence.implementation}`;
    lines.push(
      `FAILED ${vector} (${file})`,
      `  step ${divergence.step} (${divergence.op}), field ${divergence.field}${where}`,
      `  expected ${divergence.expected}`,
      `  got      ${divergence.got}`,
    );
  }
  const unshown = result.failures.length - FAILURES_SHOWN;
  if (unshown > 0) lines.push(`... and ${unshown} more`);
  const width = Math.max(0, ...Object.keys(result.areas).map((area) => area.length));
  for (const [area, tally] of Object.entries(result.areas)) {
    const note = tally.passed + tally.failed === 0 ? ' (no model yet)' : '';
    lines.push(
      `${area.padEnd(width)}  ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped${note}`,
    );
  }
  lines.push(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
  return `${lines.join('\n')}\n`;
}
