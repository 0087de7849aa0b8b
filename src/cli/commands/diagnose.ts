import type { Command } from 'commander';
import { addLeakOptions, type LeakFlags } from '../leakOptions.ts';
import type { Outcome } from '../outcome.ts';

/** `flowproof diagnose leak`: whether a recorded process leaks, and which causes explain what was observed of one. */
export function registerDiagnose(program: Command, outcome: Outcome): void {
  const diagnose = program.command('diagnose').description('find out why a service does what it does');
  const leak = diagnose
    .command('leak')
    .description(
      'hold connections and descriptors of a recorded trace to the leak invariants F1 to F5, or the observations of a scenario to every hypothesis about a leak',
    )
    .argument('<input>', 'trace (*.msgpack, *.msgpack.gz), or scenario of HTTP clients with `observations`')
    .addHelpText('after', '\nExit status for a scenario: 0 a hypothesis explains everything, 1 none does.')
    .addHelpText('after', '\nExample: flowproof diagnose leak scenarios/leak-root-cause');
  addLeakOptions(leak).action(async (input: string, flags: LeakFlags) => {
    const { diagnoseLeakOf } = await import('../diagnoseLeak.ts');
    outcome.status = await diagnoseLeakOf(input, flags);
  });
  for (const command of diagnose.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
}
