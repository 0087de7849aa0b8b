import type { Command } from 'commander';
import type { DiagnoseLeakFlags } from '../diagnoseLeak.ts';
import type { Outcome } from '../outcome.ts';

/** `flowproof diagnose leak SCENARIO`: which causes of a leak explain what was observed. */
export function registerDiagnose(program: Command, outcome: Outcome): void {
  const diagnose = program.command('diagnose').description('find out why a service does what it does');
  diagnose
    .command('leak')
    .description('run every hypothesis about a leak of connections and say which of them survive the observations')
    .argument('<scenario>', 'scenario of HTTP clients with `observations` (directory or scenario.yaml)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExit status: 0 a hypothesis explains everything, 1 none does.')
    .addHelpText('after', '\nExample: flowproof diagnose leak scenarios/leak-root-cause')
    .action(async (location: string, flags: DiagnoseLeakFlags) => {
      const { diagnoseLeakOf } = await import('../diagnoseLeak.ts');
      outcome.status = await diagnoseLeakOf(location, flags);
    });
  for (const command of diagnose.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}
