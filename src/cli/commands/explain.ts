import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';
import type { ExplainFlags } from '../explainRun.ts';
import { addRunOptions } from '../runOptions.ts';

/** `flowproof explain TRACE|SCENARIO`: tells the story of hits. */
export function registerExplain(program: Command, outcome: Outcome): void {
  const command = program
    .command('explain')
    .description('tell where hits went: the event that ended them, why, and what would have saved them')
    .argument('<trace-or-scenario>', 'trace, scenario directory or scenario.yaml')
    .option('--hit <number>', 'this hit only (numbers as in `replay --json`)')
    .option('--lost', 'the hits that did not arrive (default)')
    .option('--limit <count>', 'at most this many hits (default 3)');
  addRunOptions(command).action(async (location: string, flags: ExplainFlags) => {
    const { explainRun } = await import('../explainRun.ts');
    outcome.status = await explainRun(location, flags);
  });
}
