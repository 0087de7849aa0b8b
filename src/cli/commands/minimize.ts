import { type Command, Option } from 'commander';
import { WHILE_HELP } from '../chooseConditions.ts';
import type { MinimizeFlags } from '../minimizeInput.ts';
import type { Outcome } from '../outcome.ts';
import { addRunOptions, collect } from '../runOptions.ts';

/** `flowproof minimize TRACE|SCENARIO`: leaves out whatever is not needed to show a defect. */
export function registerMinimize(program: Command, outcome: Outcome): void {
  const command = program
    .command('minimize')
    .description('make a trace or scenario as small as it can be while something still holds')
    .argument('<trace-or-scenario>', 'trace, scenario directory or scenario.yaml')
    .addOption(
      new Option(
        '--while <condition>',
        'what every smaller case must show (see below); repeatable: all of them; default: all that the whole run violates',
      ).argParser(collect),
    )
    .option('-o, --output <directory>', 'store what is left as a scenario in this new directory')
    .option('--max-runs <count>', 'stop after so many runs with what is left by then')
    .addHelpText(
      'after',
      `\n${WHILE_HELP}\n\nExit status: 0 made small, 2 nothing to look for, 7 the recorder lost events,
130 stopped by Ctrl-C: what is left by then is printed and stored.`,
    )
    .addHelpText('after', '\nExample: flowproof minimize trace.msgpack --while "lost-hits mysrv > 0" -o small');
  addRunOptions(command).action(async (location: string, flags: MinimizeFlags) => {
    const { minimizeInput } = await import('../minimizeInput.ts');
    outcome.status = await minimizeInput(location, flags);
  });
}
