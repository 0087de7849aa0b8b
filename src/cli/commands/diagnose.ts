import type { Command } from 'commander';
import { addLeakOptions, type LeakFlags } from '../leakOptions.ts';
import type { Outcome } from '../outcome.ts';

/** `flowproof diagnose leak TRACE`: whether connections or descriptors of a recorded process leak. */
export function registerDiagnose(program: Command, outcome: Outcome): void {
  const diagnose = program.command('diagnose').description('find out what is wrong with a recorded program');
  const leak = diagnose
    .command('leak')
    .description('hold connections and descriptors of a recorded trace to the leak invariants F1 to F5')
    .argument('<trace>', 'trace (*.msgpack, *.msgpack.gz)');
  addLeakOptions(leak).action(async (trace: string, flags: LeakFlags) => {
    const { leakOfTrace } = await import('../leakOfTrace.ts');
    outcome.status = await leakOfTrace(trace, flags);
  });
}
