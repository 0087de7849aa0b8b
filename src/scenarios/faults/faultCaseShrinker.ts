import fc from 'fast-check';
import type { CaseShrinker } from '../workload/CaseShrinker.ts';
import { shrinkerOf } from '../workload/shrinkerOf.ts';
import type { Fault, FaultCase } from './FaultCase.ts';
import { FAULT_DOMAIN as DOMAIN } from './faultDomain.ts';

function within([min, max]: readonly [number, number]): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

function named(name: Fault['fault'], parts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record({ fault: fc.constant(name), ...parts });
}

const poll = within(DOMAIN.poll);
const LIMITS = [...new Set([...DOMAIN.limit.linux, ...DOMAIN.limit.windows])];

const fault = fc.oneof(
  named('first-poll', { atMs: within(DOMAIN.firstPollMs) }),
  named('late-poll', { place: poll, byMs: within(DOMAIN.lateMs) }),
  named('skipped-poll', { place: poll }),
  named('lost-payload', { poll }),
  named('failed-scan', { poll }),
  named('late-registration', { atMs: within(DOMAIN.registrationMs) }),
  named('other-client', {
    everyMs: fc.constantFrom(...DOMAIN.clientEveryMs),
    offsetMs: within(DOMAIN.clientOffsetMs),
  }),
  named('small-limit', { limit: fc.constantFrom(...LIMITS), value: within(DOMAIN.limitValue) }),
  named('clock-offset', { byMs: within(DOMAIN.clockMs) }),
  named('clock-step', { atMs: within(DOMAIN.clockStepAtMs), byMs: fc.constantFrom(...DOMAIN.clockStepMs) }),
  named('lost-close', { record: within(DOMAIN.record) }),
  named('late-translations', { byMs: within(DOMAIN.translationsLateMs) }),
  named('failed-read', { poll, table: fc.constantFrom(...DOMAIN.table) }),
  named('closed-event-race', { poll, race: fc.constantFrom(...DOMAIN.race) }),
  named('missed-event', { cseq: within(DOMAIN.cseq) }),
  named('restart', { afterMs: within(DOMAIN.restartMs) }),
) as fc.Arbitrary<Fault>;

/** Leaves out faults, and makes those that are left plain. */
export const faultCaseShrinker: CaseShrinker<FaultCase> = shrinkerOf(
  fc.record({ faults: fc.array(fault, { maxLength: DOMAIN.faultsMax }), seed: within(DOMAIN.seed) }),
);
