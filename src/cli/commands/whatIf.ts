import { type Command, Option } from 'commander';
import type { Outcome } from '../outcome.ts';
import { addRunOptions, collect } from '../runOptions.ts';
import type { WhatIfFlags } from '../whatIf.ts';

/** `flowproof what-if TRACE|SCENARIO`: what a change would make of every hit. */
export function registerWhatIf(program: Command, outcome: Outcome): void {
  const command = program
    .command('what-if')
    .description('compare a run with one that differs in the given options: hits by service, fates before and after')
    .argument('<trace-or-scenario>', 'trace, scenario directory or scenario.yaml')
    .option('--base-profile <id>', 'agent generation before the change')
    .addOption(new Option('--base-toggle <id=value>', 'toggle before the change; repeatable').argParser(collect))
    .option('--limit <count>', 'changed hits to be shown (default 5)')
    .addHelpText('after', '\nExit status: 0 compared, 2 no change is named, 7 the recorder lost events.')
    .addHelpText('after', '\nExample: flowproof what-if trace.msgpack --toggle docker-proxy-pid-check=on');
  addRunOptions(command).action(async (location: string, flags: WhatIfFlags) => {
    const { whatIf } = await import('../whatIf.ts');
    outcome.status = await whatIf(location, flags);
  });
}
