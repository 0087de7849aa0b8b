import type { AgentProfile } from '../../../model/profile.ts';
import { isMeantToEnd } from '../../../model/ledger/lossReasons.ts';
import type { Fault, FaultCase } from '../../../scenarios/faults/FaultCase.ts';
import { missingHitsOf } from '../../condition.ts';
import { stepsOfRun } from '../../determinism/stepsOfRun.ts';
import { INVARIANTS } from '../../invariants/all.ts';
import type { EventList } from '../../runFunction.ts';
import type { RunResult } from '../../runResult.ts';
import { type RunOptions, type RunSettings, simulate } from '../../simulate.ts';
import { withProfile } from '../../withProfile.ts';
import type { CaseKind, CaseViolation } from '../CaseKind.ts';
import { pathOfViolation } from '../pathOfViolation.ts';
import { RUN_COMPLETES } from '../runCampaign.ts';
import { applyFaults } from './applyFaults.ts';
import { drawFaults } from './drawFaults.ts';

/** Name of the kind of cases whose workload is given, and whose faults are drawn. */
export const FAULTS = 'faults';
const EVERY_HIT = 'every-hit-arrives';

/** Every invariant that such a case can violate. */
export const FAULT_INVARIANTS: readonly string[] = [RUN_COMPLETES, ...INVARIANTS.map(({ name }) => name)];
/** That hits are lost is what most faults are for: it is no law. */
export const FAULT_LAWS: readonly string[] = FAULT_INVARIANTS.filter((name) => name !== EVERY_HIT);

/** A workload that faults are put upon. */
export interface GivenWorkload {
  readonly settings: RunSettings;
  readonly events: EventList;
}

/**
 * Cases that are faults over a given workload. What the workload violates without any fault is no violation of a case;
 * of lost hits only reasons count that the workload alone does not have.
 */
export function faultKind({ settings, events }: GivenWorkload): CaseKind<FaultCase> {
  const plain = new WeakMap<AgentProfile, RunResult>();
  const prepare = (made: FaultCase, profile: AgentProfile): RunOptions => ({
    ...applyFaults(withProfile(settings, profile), made),
    memory: 'everything',
    events,
  });
  const plainRun = (profile: AgentProfile): RunResult => {
    const known = plain.get(profile) ?? simulate(prepare({ faults: [], seed: settings.seed }, profile));
    plain.set(profile, known);
    return known;
  };
  let targets: Parameters<typeof drawFaults>[1] | undefined;
  return {
    name: FAULTS,
    about:
      'faults over a given workload: polls, clients, limits, clocks; closes and translations on Linux, reads and events on Windows',
    laws: FAULT_LAWS,
    invariants: FAULT_INVARIANTS,
    generate(random) {
      targets ??= {
        isWindows: settings.host.windows !== undefined,
        polls: plainRun(settings.profile).polls.length,
        sockets: plainRun(settings.profile).ledger.flowCount,
        hasTranslations: events.some(({ event }) => event.kind === 'nat'),
        etw: events.flatMap(({ event }) => (event.kind === 'etw' ? [event.cseq] : [])),
      };
      return drawFaults(random, targets);
    },
    judge(made, profile) {
      const result = simulate(prepare(made, profile));
      const violations = ownViolations(result, plainRun(profile));
      return { violations, path: violations[0]?.path ?? '' };
    },
    missingHits: (made, profile) => missingHitsOf(simulate(prepare(made, profile)).totals),
    describe: ({ faults, seed }) => [...faults.map(describeFault), `the agent's choices are those of seed ${seed}`],
    steps: (made, profile) => stepsOfRun(simulate(prepare(made, profile))),
    prepare,
    async shrinker() {
      const { faultCaseShrinker } = await import('../../../scenarios/faults/faultCaseShrinker.ts');
      return faultCaseShrinker;
    },
  };
}

function ownViolations(result: RunResult, plain: RunResult): CaseViolation[] {
  const anyway = new Set(plain.violations.map(({ invariant }) => invariant));
  return result.violations.flatMap((violation) => {
    if (violation.invariant === EVERY_HIT) {
      const reasons = [...result.totals.byReason.keys()].filter(
        (reason) => !isMeantToEnd(reason) && !plain.totals.byReason.has(reason),
      );
      return reasons.length === 0 ? [] : [{ ...violation, path: reasons.join('+') }];
    }
    return anyway.has(violation.invariant) ? [] : [{ ...violation, path: pathOfViolation(result, violation) }];
  });
}

/** A fault in one line: its name, then what it says. */
function describeFault({ fault, ...parts }: Fault): string {
  return [fault, ...Object.entries(parts).map(([name, value]) => `${name} ${value}`)].join(', ');
}
