import type { LeakCase } from '../../model/goclient/leak/LeakCase.ts';
import type { FailAt } from '../failAt.ts';
import { convertProgram, convertTransport } from './convertProgram.ts';
import type { RawClientScenario } from './rawClientScenario.ts';
import { ScaledDurations } from './ScaledDurations.ts';

/** What the hypotheses are told of the application: how often it calls, and what was tried. In times of the field. */
export function convertLeakCase(raw: RawClientScenario, fail: FailAt): LeakCase | undefined {
  const durations = new ScaledDurations(1, fail);
  const program = convertProgram(raw, durations);
  const first = program.periodic.find(({ calls, strayGoroutines }) => calls > 0 || strayGoroutines > 0);
  if (!first) return undefined;
  return {
    calls: Math.max(first.calls, first.strayGoroutines),
    everyNs: first.everyNs,
    fix: raw.attemptedFix && convertTransport(raw.attemptedFix, ['attemptedFix'], durations),
  };
}
