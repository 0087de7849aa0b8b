import { type Command, Option } from 'commander';
import type { BisectFlags } from '../bisectInput.ts';
import { WHILE_HELP } from '../chooseConditions.ts';
import type { Outcome } from '../outcome.ts';
import { addScheduleOptions, collect } from '../runOptions.ts';

/** `flowproof bisect TRACE|SCENARIO`: names the rules of the agent that make the difference between bad and good. */
export function registerBisect(program: Command, outcome: Outcome): void {
  const command = program
    .command('bisect')
    .description('find the smallest set of toggles, or the profile, that makes a defect go away')
    .argument('<trace-or-scenario>', 'trace, scenario directory or scenario.yaml')
    .option('--bad <profile>', "the profile that shows the defect (default: the scenario's, or the default one)")
    .option('--good <profile>', 'search what differs between the bad profile and this one')
    .option('--profiles', 'run every profile, and search what differs where the verdict changes')
    .addOption(new Option('--toggle <id=value>', 'search these changes; repeatable').argParser(collect))
    .addOption(
      new Option(
        '--while <condition>',
        'what is bad (see below); repeatable: all of them together; default: every invariant that the run violates',
      ).argParser(collect),
    )
    .addHelpText(
      'after',
      `\nWithout --good, --profiles and --toggle: what loss reasons name as saving hits, then every switch by itself.
\n${WHILE_HELP}\n\nExit status: 0 found, 1 nothing flips the verdict, 2 nothing is bad, 7 the recorder lost events,
130 stopped by Ctrl-C: what was found by then is printed.`,
    )
    .addHelpText('after', '\nExample: flowproof bisect trace.msgpack --while filter-only-proxy');
  addScheduleOptions(command).action(async (location: string, flags: BisectFlags) => {
    const { bisectInput } = await import('../bisectInput.ts');
    outcome.status = await bisectInput(location, flags);
  });
}
