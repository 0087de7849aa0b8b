import { INVARIANTS } from '../../sim/invariants/all.ts';
import { agentSurvives } from '../../sim/invariants/agentSurvives.ts';
import { backendMatchesLedger } from '../../sim/invariants/backendMatchesLedger.ts';
import { everyHitArrives } from '../../sim/invariants/everyHitArrives.ts';
import { failureRateBounded } from '../../sim/invariants/failureRateBounded.ts';
import { filterOnlyProxy } from '../../sim/invariants/filterOnlyProxy.ts';
import { hitConservation } from '../../sim/invariants/hitConservation.ts';
import { noOrphansWhenReported } from '../../sim/invariants/noOrphansWhenReported.ts';
import type { RunResult, Violation } from '../../sim/runResult.ts';
import { count, explainLoss } from '../explainLoss.ts';
import { type Judgement, MatcherUsageError } from '../judgement.ts';

const CONSERVATION: readonly string[] = [hitConservation.name, backendMatchesLedger.name];

/** Every captured hit has exactly one fate, and the back end counts what the ledger says was shipped. */
export function checkConservation(run: RunResult): Judgement {
  const { totals, violations } = run;
  const accounted =
    totals.shipped + totals.inFlight + totals.duplicated + totals.lost + totals.filtered + totals.orphaned;
  const violation = violations.find(({ invariant }) => CONSERVATION.includes(invariant));
  return {
    holds: accounted === totals.captured && !violation,
    expected: `${totals.captured} captured hits, each with exactly one fate`,
    opposite: 'hits whose fates do not add up',
    observed: violation ? showViolation(violation) : `${accounted} accounted for`,
    why: violation && aboutOf(violation.invariant),
  };
}

/** Failed TCP connections delivered never exceed the closed ones. */
export function checkFailureRate(run: RunResult): Judgement {
  const { tcpFailures, tcpClosed } = run.sums;
  const violation = run.violations.find(({ invariant }) => invariant === failureRateBounded.name);
  const since = violation && violation.poll > 0 ? `, past it since poll ${violation.poll}` : '';
  return {
    holds: tcpFailures <= tcpClosed && !violation,
    expected: 'at most as many failed TCP connections as closed ones, at every poll',
    opposite: 'more failed TCP connections than closed ones at some poll',
    observed: `${tcpFailures} failed, ${tcpClosed} closed${since}`,
    why: tcpFailures <= tcpClosed && !violation ? undefined : whyPastBound(run),
  };
}

/** A connection that is counted as failed again and again is one that lingers in the driver's table. */
function whyPastBound({ platform }: RunResult): string {
  return platform === 'windows'
    ? 'a failure was counted without a close, or again at every poll while its flow lingers in the driver; saved by windows-failure-implies-closed=on with lingering-flow-rule=on'
    : 'failures are delivered without the close of their connection';
}

/** One named invariant is violated. @throws MatcherUsageError when there is none of that name */
export function checkViolates(run: RunResult, invariant: string): Judgement {
  const known = INVARIANTS.map(({ name }) => name);
  if (!known.includes(invariant)) {
    throw new MatcherUsageError(`toViolate: no invariant is called ${invariant}; there are ${known.join(', ')}`);
  }
  const violation = run.violations.find((each) => each.invariant === invariant);
  return {
    holds: violation !== undefined,
    expected: `${invariant} violated`,
    opposite: `${invariant} to hold`,
    observed: violation ? showViolation(violation) : 'it holds',
    why: violation ? whyViolated(run, violation) : aboutOf(invariant),
  };
}

/** No invariant is violated. */
export function checkViolatesNothing(run: RunResult): Judgement {
  const { violations } = run;
  const [first] = violations;
  const others = violations.slice(1).map(({ invariant }) => invariant);
  const more = others.length === 0 ? '' : `; also ${others.join(', ')}`;
  return {
    holds: !first,
    expected: 'every invariant to hold',
    opposite: 'at least one invariant violated',
    observed: first ? `${showViolation(first)}${more}` : `all ${INVARIANTS.length} hold`,
    why: first && whyViolated(run, first),
  };
}

/** The agent does not die (Windows). */
export function checkSurvives({ ends }: RunResult): Judgement {
  const [first] = ends;
  return {
    holds: !first,
    expected: 'an agent that survives',
    opposite: 'an agent that dies',
    observed: first ? `it died ${count(ends.length, 'time')}, first at ${seconds(first.tNs)}` : 'it survives',
    why: first?.cause,
  };
}

function whyViolated(run: RunResult, { invariant }: Violation): string | undefined {
  switch (invariant) {
    case failureRateBounded.name:
      return whyPastBound(run);
    case agentSurvives.name:
      return run.ends[0]?.cause;
    case everyHitArrives.name:
    case filterOnlyProxy.name:
    case noOrphansWhenReported.name:
      return explainLoss(run) ?? aboutOf(invariant);
    default:
      return aboutOf(invariant);
  }
}

function showViolation({ invariant, expected, observed, poll }: Violation): string {
  const place = poll === 0 ? '' : ` (poll ${poll})`;
  return `${invariant}${place}: ${observed}; it says: ${expected}`;
}

function aboutOf(name: string): string | undefined {
  return INVARIANTS.find((invariant) => invariant.name === name)?.about;
}

function seconds(tNs: number): string {
  return `${(tNs / 1e9).toFixed(6)} s`;
}
