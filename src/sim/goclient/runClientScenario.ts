import type { ClientProgram, ProgramChange } from '../../scenarios/goclient/ClientProgram.ts';
import type { ClientExpectation, ClientScenario } from '../../scenarios/goclient/ClientScenario.ts';
import { checkClientExpectations, type ExpectationMissed } from './checkClientExpectations.ts';
import { type ProgramResult, runClientProgram } from './runClientProgram.ts';

/** One of the runs that a scenario asks for: the application as it is, or with something changed. */
export interface ClientRunOutcome {
  /** `undefined`: as it is. */
  readonly whatIf: string | undefined;
  readonly expect: readonly ClientExpectation[];
  readonly result: ProgramResult;
  readonly missed: readonly ExpectationMissed[];
}

/** Runs a scenario and all its what-ifs. */
export function runClientScenario(scenario: ClientScenario): ClientRunOutcome[] {
  const { program, changes, expect, whatIf, scale } = scenario;
  const outcomeOf = (
    name: string | undefined,
    run: { program: ClientProgram; changes: readonly ProgramChange[]; expect: readonly ClientExpectation[] },
  ): ClientRunOutcome => {
    const times = run.expect.map(({ atNs }) => atNs);
    const result = runClientProgram(run.program, run.changes, { times, scale });
    return {
      whatIf: name,
      expect: run.expect,
      result,
      missed: [
        ...result.violations.map(({ invariant, ...rest }) => ({ what: invariant, ...rest })),
        ...checkClientExpectations(run.expect, result, scale),
      ],
    };
  };
  return [outcomeOf(undefined, { program, changes, expect }), ...whatIf.map((each) => outcomeOf(each.name, each))];
}
