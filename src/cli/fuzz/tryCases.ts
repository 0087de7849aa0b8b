import type { AgentProfile } from '../../model/profile.ts';
import type { CaseKind, CaseViolation, JudgeOptions } from '../../sim/campaign/CaseKind.ts';
import { FAULTS } from '../../sim/campaign/faults/faultKind.ts';
import { findCaseKind } from '../../sim/campaign/caseKinds.ts';
import { isKnown, judgeCase, wantedViolations } from '../../sim/campaign/judgeCase.ts';
import type { BugPair } from '../../sim/campaign/museum/bugPairs.ts';
import { caseOf } from '../../sim/campaign/runCampaign.ts';
import type { RunSteps } from '../../sim/determinism/Step.ts';
import { agentOfCase } from './agentOfCase.ts';
import { type CaseNumber, caseNumberAt } from './caseNumbers.ts';
import { givenKind } from './givenWorkload.ts';
import type { Heartbeat } from './Heartbeat.ts';
import { type RawFinding, signatureOf } from './Finding.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { TriedReply } from './messages.ts';

/** Tries cases of a campaign and tells each finding once: the first of its signature that this worker meets. */
export class CaseTrier {
  private readonly plan: FuzzPlan;
  private readonly heartbeat: Heartbeat;
  private readonly told = new Set<string>();

  /** @param heartbeat - told of each case before it begins */
  constructor(plan: FuzzPlan, heartbeat: Heartbeat) {
    this.plan = plan;
    this.heartbeat = heartbeat;
  }

  /**
   * @param onFound - called at once for each finding, with its place
   * @param isStopped - asked before each case
   */
  try(
    { from, to }: { readonly from: number; readonly to: number },
    onFound: (place: number, finding: RawFinding) => void,
    isStopped: () => boolean,
  ): TriedReply {
    const violating = new Map<string, number>();
    let place = from;
    for (; place < to && !isStopped(); place += 1) {
      this.heartbeat.draw(place - from);
      for (const finding of this.findingsAt(place, violating)) {
        const signature = signatureOf(finding);
        if (this.told.has(signature)) continue;
        this.told.add(signature);
        onFound(place, finding);
      }
    }
    return { type: 'tried', from, to: place, violating: [...violating] };
  }

  private findingsAt(place: number, violating: Map<string, number>): RawFinding[] {
    const { plan } = this;
    const number = caseNumberAt(plan, place);
    const kind = kindOf(number);
    const made = madeCase(kind, plan.seed, number.index);
    const { profile, toggles, pair } = agentOfCase(plan, number);
    this.heartbeat.run();
    const { huntsKnown } = plan;
    const verdict = judgeCase(kind, made, profile, { huntsKnown });
    const found = wantedViolations(kind, verdict, plan.properties);
    const wanted = neededViolations({ kind, made, huntsKnown }, found, pair);
    for (const { invariant } of [...wanted, ...verdict.violations.filter(isKnown)]) {
      violating.set(invariant, (violating.get(invariant) ?? 0) + 1);
    }
    return wanted.map((violation) => ({
      kind: kind.name,
      invariant: violation.invariant,
      path: violation.path,
      profile: profile.id,
      toggles,
      ...(pair ? { together: pair.bugs } : {}),
      ...(huntsKnown ? { huntsKnown } : {}),
      ...(plan.over ? { over: plan.over } : {}),
      seed: plan.seed,
      index: number.index,
      violation,
      made,
    }));
  }
}

/** A case as it is judged. */
interface JudgedCase extends JudgeOptions {
  readonly kind: CaseKind<unknown>;
  readonly made: unknown;
}

/** What two bugs violate only together: no agent with fewer of them violates it in the same case. */
export function neededViolations(
  { kind, made, huntsKnown = false }: JudgedCase,
  found: readonly Required<CaseViolation>[],
  pair: BugPair | undefined,
): readonly Required<CaseViolation>[] {
  let left = found;
  for (const profile of pair?.fewer ?? []) {
    if (left.length === 0) return left;
    const anyway = new Set(judgeCase(kind, made, profile, { huntsKnown }).violations.map(({ invariant }) => invariant));
    left = left.filter(({ invariant }) => !anyway.has(invariant));
  }
  return left;
}

/** The kind of a case; plans name only kinds that exist. */
export function kindOf({ kind }: Pick<CaseNumber, 'kind'>): CaseKind<unknown> {
  return kind === FAULTS ? givenKind()! : findCaseKind(kind)!;
}

/** A case made anew. */
export function madeCase(kind: CaseKind<unknown>, seed: number, index: number): unknown {
  return caseOf({ seed, generate: (random) => kind.generate(random) }, index);
}

/** What a run of a case left behind; an error is its only step. */
export function stepsOf(kind: CaseKind<unknown>, made: unknown, profile: AgentProfile): RunSteps {
  try {
    return kind.steps(made, profile);
  } catch (error) {
    const shown = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { choices: [], effects: [[['error', shown]]] };
  }
}
