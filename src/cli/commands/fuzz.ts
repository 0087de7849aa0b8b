import { type Command, Option } from 'commander';
import { DEFAULT_PROFILE_ID } from '../../model/profiles.ts';
import type { FuzzFlags } from '../fuzz/readFuzzPlan.ts';
import type { Outcome } from '../outcome.ts';
import { collect } from '../runOptions.ts';

/** `flowproof fuzz`: tries generated workloads and stores what they violate, made small. */
export function registerFuzz(program: Command, outcome: Outcome): void {
  program
    .command('fuzz')
    .description('try generated workloads; store every kind of failure as a small scenario')
    .addOption(repeatable('--kind <name>', 'kind of cases (default all)'))
    .option('--over <trace|scenario>', 'faults over this workload instead of generated workloads')
    .option('--profile <id>', `agent generation (default ${DEFAULT_PROFILE_ID}; see \`flowproof profiles\`)`)
    .option('--all-fixed', 'the agent with every historic bug of the museum mended: only open defects are left')
    .option('--pairs', 'two historic bugs at a time in an agent without the others: what needs both is a finding')
    .option('--hunt-known', 'known open defects of the agent are findings too, as what they violate')
    .addOption(repeatable('--toggle <id=value>', 'override one rule or limit of the profile'))
    .addOption(repeatable('--property <invariant>', 'only violations of this invariant count'))
    .option('--runs <count>', 'cases of the whole campaign (default 10000)')
    .option('--time <duration>', 'stop after this time, for example 10m')
    .option('--case-time <duration>', 'longest time of one case; a longer one is a finding (default 60s)')
    .option('--seed <number>', 'seed of all cases (default 1)')
    .option('--only <number>', 'try only the case of this number')
    .option('--workers <count>', 'threads (default as many as there are processors)')
    .option('--shard <i/n>', 'try only this part of the cases; the n parts together are the whole')
    .option('--findings <dir>', 'where findings are kept (default ./flowproof-findings)')
    .option('--max-findings <count>', 'stop after so many new findings (default 20)')
    .option('--shrink-time <duration>', 'longest time to make one finding small (default 10s)')
    .option('--check-determinism', 'look only for cases whose runs differ')
    .option('--json', 'print one JSON object')
    .action(async (flags: FuzzFlags) => {
      const { runFuzz } = await import('../fuzz/runFuzz.ts');
      outcome.status = await runFuzz(flags);
    });
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`).argParser(collect);
}
