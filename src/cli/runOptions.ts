import { type Command, Option } from 'commander';
import { DEFAULT_PROFILE_ID } from '../model/profiles.ts';
import { FILTER_FEEDS } from '../sim/filterFeed.ts';

/** What `--check-determinism` does, for help texts. */
export const CHECK_DETERMINISM_HELP = 'run twice, compare step by step, and name the first step that differs';

/** Adds the options of `RunFlags` to a command. */
export function addRunOptions(command: Command): Command {
  return addScheduleOptions(command)
    .option('--profile <id>', `agent generation (default ${DEFAULT_PROFILE_ID}; see \`flowproof profiles\`)`)
    .addOption(
      new Option('--toggle <id=value>', 'override one rule or limit of the profile; repeatable').argParser(collect),
    );
}

/** Adds the options of `RunFlags` that say nothing about the agent's rules. */
export function addScheduleOptions(command: Command): Command {
  return command
    .option('--poll-every <duration>', 'poll interval of the process-agent (default 30s)')
    .option('--poll-offset <duration>', 'time of the first poll (default 7s)')
    .option('--seed <number>', 'seed of all choices that the real agent leaves to chance (default 1)')
    .option('--restart-after <duration>', 'start system-probe again after it has died (Windows; default never)')
    .option('--case-time <duration>', 'longest time of a stored case that may not end (default 60s)')
    .addOption(
      new Option(
        '--http-from <feed>',
        "what the agent's socket filter is fed from: packets of the host (default where the trace has them) or heads",
      ).choices(FILTER_FEEDS),
    )
    .option('--allow-truncated', 'use what is whole of a trace that was cut')
    .option('--json', 'print one JSON object');
}

/** Gathers a repeatable option. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
