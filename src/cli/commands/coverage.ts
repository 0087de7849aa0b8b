import { type Command, Option } from 'commander';
import type { CoverageFlags } from '../coverageOf.ts';
import type { Outcome } from '../outcome.ts';
import { addRunOptions, collect } from '../runOptions.ts';

/** `flowproof coverage [SCENARIO…|TRACE…]`: what a set of runs reaches, and what it leaves out. */
export function registerCoverage(program: Command, outcome: Outcome): void {
  const command = program
    .command('coverage')
    .description('show which loss reasons, stages, counters, choices, toggles and goals the given runs reach')
    .argument('[inputs...]', 'traces, scenario directories or folders of them (default: the folder scenarios)')
    .option('--all', 'every row of every table')
    .option('--goals', 'list the goals: what good test input reaches sometimes')
    .addOption(
      new Option(
        '--require <goal>',
        'exit with 1 when no run reaches this goal; repeatable; `all`: any of them',
      ).argParser(collect),
    )
    .option('--seeds <count>', 'run everything with every seed from 1 to this number')
    .addHelpText('after', '\nExit status: 0 done, 1 a required goal is not reached, 2 no such goal.')
    .addHelpText('after', '\nExample: flowproof coverage scenarios --require poll-between-fin-and-close');
  addRunOptions(command).action(async (locations: string[], flags: CoverageFlags) => {
    const { coverageOf } = await import('../coverageOf.ts');
    outcome.status = await coverageOf(locations, flags);
  });
}
