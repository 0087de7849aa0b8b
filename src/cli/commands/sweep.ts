import { type Command, Option } from 'commander';
import type { Outcome } from '../outcome.ts';
import { addRunOptions, collect } from '../runOptions.ts';
import type { SweepFlags } from '../sweepInput.ts';

const OVER_HELP = `
What can be varied:
  seed=1..200                       whatever the agent leaves to chance
  poll.offset=1s..31s/500ms         time of the first poll
  poll.every=10s,30s,60s            poll interval
  toggle:close-gate=flag-map,delete rules; limits also as ranges: toggle:max-closed-conns=10..50/10
  profile=all                       agent generations, or a list of them
Values are lists with commas, numbers and durations also ranges FROM..TO/STEP. With --over twice, every combination.

Exit status: 0 done, 2 a value is wrong, 7 the recorder lost events, 130 stopped by Ctrl-C: the runs until
then are shown.`;

/** `flowproof sweep TRACE|SCENARIO --over …`: how the number of hits depends on a setting, or on chance. */
export function registerSweep(program: Command, outcome: Outcome): void {
  const command = program
    .command('sweep')
    .description('run with every value of a setting or seed, plot the hits, and say which choice decides')
    .argument('<trace-or-scenario>', 'trace, scenario directory or scenario.yaml')
    .addOption(
      new Option('--over <name=values>', 'what is varied (see below); at most twice')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .option('--service <name>', 'show the server hits of this service (default: the one that varies most)')
    .option('--measure <what>', 'show another number, for example "lost-hits mysrv" or "failed"')
    .addHelpText('after', OVER_HELP)
    .addHelpText('after', '\nExample: flowproof sweep scenarios/two-proxies --over seed=1..200 --service mysrv');
  addRunOptions(command).action(async (location: string, flags: SweepFlags) => {
    const { sweepInput } = await import('../sweepInput.ts');
    outcome.status = await sweepInput(location, flags);
  });
}
