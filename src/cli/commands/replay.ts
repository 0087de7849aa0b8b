import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';
import type { RunFlags } from '../../runs/runSettings.ts';
import { addRunOptions, collect } from '../runOptions.ts';

interface ReplayFlags extends RunFlags {
  readonly expect?: readonly string[];
}

/** `flowproof replay TRACE`: runs a recorded trace through the agent and judges it. */
export function registerReplay(program: Command, outcome: Outcome): void {
  const command = program
    .command('replay')
    .description('replay a recorded trace through the agent and judge what arrives')
    .argument('<trace>', 'trace (*.msgpack, *.msgpack.gz)')
    .option('--expect <service=hits>', 'server hits that must arrive; repeatable', collect)
    .option('--fates', 'list the fate of every hit in --json of a long trace too; takes memory for each');
  addRunOptions(command).action(async (trace: string, flags: ReplayFlags) => {
    const { runOnce } = await import('../runOnce.ts');
    outcome.status = await runOnce(trace, flags, flags.expect ?? []);
  });
}
