import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';
import type { RunFlags } from '../../runs/runSettings.ts';
import { addRunOptions } from '../runOptions.ts';

interface ScenarioFlags extends RunFlags {
  readonly seeds?: string;
}

/** `flowproof run SCENARIO…`: runs scenarios and compares them with what they say they show. */
export function registerRun(program: Command, outcome: Outcome): void {
  const command = program
    .command('run')
    .description('run scenarios and compare with what they expect')
    .argument('<scenarios...>', 'scenario directories (or folders of them)')
    .option('--seeds <count>', 'run every seed from 1 to this number and show the distribution of hits');
  addRunOptions(command).action(async (locations: string[], flags: ScenarioFlags) => {
    const { runScenarios } = await import('../runScenarios.ts');
    outcome.status = await runScenarios(locations, flags);
  });
}
