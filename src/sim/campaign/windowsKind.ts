import type { WindowsCase } from '../../scenarios/windows/workload/WindowsCase.ts';
import { missingHitsOf } from '../condition.ts';
import { stepsOfRun } from '../determinism/stepsOfRun.ts';
import { INVARIANTS } from '../invariants/all.ts';
import { simulate } from '../simulate.ts';
import type { CaseKind } from './CaseKind.ts';
import { checkDrained, DRAINED } from './checkDrained.ts';
import { describeWindowsCase } from './describeWindowsCase.ts';
import { generateWindowsCase } from './generateWindowsCase.ts';
import { pathOfViolation } from './pathOfViolation.ts';
import { prepareWindowsCase } from './prepareWindowsCase.ts';
import { RUN_COMPLETES } from './runCampaign.ts';
import { BYTES_CONSERVED, checkBytesConserved } from './windows/bytesConserved.ts';
import { checkHitMatchesRequest, HIT_MATCHES_REQUEST } from './windows/hitMatchesRequest.ts';
import { runWindowsCase } from './windows/runWindowsCase.ts';

/**
 * Lives of a Windows host. The laws are what no workload, however strange, and no fault may break; that hits are lost
 * and that the agent dies of a request is what some of these cases are for.
 */
export const WINDOWS_KIND: CaseKind<WindowsCase> = {
  name: 'windows',
  about: 'lives of a Windows host: flows of the packet driver, requests of HTTP.sys, polls that fail or are missed',
  laws: [RUN_COMPLETES, 'hit-conservation', 'backend-matches-ledger', 'failure-rate-bounded', DRAINED],
  invariants: [RUN_COMPLETES, ...INVARIANTS.map(({ name }) => name), BYTES_CONSERVED, HIT_MATCHES_REQUEST, DRAINED],
  generate: generateWindowsCase,
  judge(made, profile) {
    const run = runWindowsCase(made, profile);
    const { result } = run;
    const drained = checkDrained(made, result);
    const found = drained ? [...result.violations, drained] : result.violations;
    const violations = [
      ...found.map((each) => ({ ...each, path: pathOfViolation(result, each) })),
      ...checkBytesConserved(run),
      ...checkHitMatchesRequest(run),
    ];
    return { violations, path: violations[0]?.path ?? '' };
  },
  missingHits: (made, profile) => missingHitsOf(simulate(prepareWindowsCase(made, profile)).totals),
  describe: describeWindowsCase,
  steps: (made, profile) => stepsOfRun(simulate(prepareWindowsCase(made, profile))),
  prepare: prepareWindowsCase,
  async shrinker() {
    const { windowsCaseShrinker } = await import('../../scenarios/windows/workload/windowsCaseShrinker.ts');
    return windowsCaseShrinker;
  },
};
