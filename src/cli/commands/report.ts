import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';

/** `flowproof report merge DIR…`: one report of several campaigns, or of the shards of one. */
export function registerReport(program: Command, outcome: Outcome): void {
  const report = program.command('report').description('reports of campaigns');
  report
    .command('merge')
    .description('merge the journals of several directories of findings into one report')
    .argument('<dirs...>', 'directories that `flowproof fuzz --findings` wrote')
    .option('--json', 'print one JSON object')
    .action(async (directories: string[], flags: { readonly json?: boolean }) => {
      const { reportMerge } = await import('../fuzz/reportMerge.ts');
      outcome.status = await reportMerge(directories, flags.json ?? false);
    });
}
