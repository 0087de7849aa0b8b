import { UsageError } from '../../errors.ts';
import type { AgentProfile } from '../../model/profile.ts';
import type { RunOptions } from '../../sim/simulate.ts';
import type { RunFlags } from '../runSettings.ts';
import type { LoadedCase } from './loadCase.ts';

/**
 * Everything that a run of a stored case takes. @throws UsageError for kinds of cases that run in a way of their own
 */
export function optionsOfCase({ kind, made }: LoadedCase, profile: AgentProfile, flags: RunFlags): RunOptions {
  refuseOwnSettings(flags);
  if (!kind.prepare) {
    throw new UsageError(`a case of kind ${kind.name} is no run of recorded events`, 'use `flowproof run`');
  }
  return kind.prepare(made, profile);
}

/** A case has a timetable and a seed of its own. @throws UsageError for options that would be without effect */
export function refuseOwnSettings({ pollEvery, pollOffset, restartAfter, seed }: RunFlags): void {
  const timetable = { '--poll-every': pollEvery, '--poll-offset': pollOffset, '--restart-after': restartAfter };
  const given = { ...timetable, '--seed': seed };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined)
      throw new UsageError(`${name} cannot be used here: a case has a timetable and a seed of its own`);
  }
}
