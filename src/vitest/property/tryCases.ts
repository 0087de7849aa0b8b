import type { AgentProfile } from '../../model/profile.ts';
import { chooseProfile } from '../../runs/runSettings.ts';
import { findCaseKind } from '../../sim/campaign/caseKinds.ts';
import { caseOf } from '../../sim/campaign/runCampaign.ts';
import { MatcherUsageError } from '../judgement.ts';
import { flagsOf } from '../RunChoices.ts';
import { CaseStore } from './CaseStore.ts';
import { attempt, type SimulatedKind, type Trial } from './Trial.ts';
import type { GeneratedPlan } from './PropertyPlan.ts';
import { reportFailedCase } from './reportFailedCase.ts';
import type { RunProperty } from './RunProperty.ts';
import { seedsOf } from './seedsOf.ts';
import { shrinkFailedCase } from './shrinkFailedCase.ts';

const SEEDS = 100;
const STORE = 'flowproof-cases';

/** Tries a property on stored cases, then on generated ones. @returns how many runs were tried */
export async function tryCases(plan: GeneratedPlan, property: RunProperty): Promise<number> {
  const seeds = seedsOf(plan.seeds, SEEDS);
  const store = plan.store === false ? undefined : new CaseStore(plan.store ?? STORE);
  const profiles = (plan.profiles ?? [undefined]).map((profile) => profileOf(plan, profile));
  const trial = { kind: kindOf(plan.kind), property, toggles: plan.toggles ?? {} };
  const stored = await tryStored(trial, profiles, store);
  for (const profile of profiles) {
    for (const [index, seed] of seeds.entries()) {
      const made = caseOf({ seed, generate: (random) => trial.kind.generate(random) }, 0);
      const failure = attempt(trial, made, profile);
      if (!failure) continue;
      const what = `seed ${seed} (case ${index + 1} of ${seeds.length})`;
      throw await shrinkFailedCase(trial, { made, profile, failure, what, seed }, store);
    }
  }
  return profiles.length * seeds.length + stored;
}

/** Cases that failed before come first: they are small, and most likely to fail again. */
async function tryStored(trial: Trial, profiles: readonly AgentProfile[], store?: CaseStore): Promise<number> {
  const cases = store?.read(trial.kind.name) ?? [];
  if (cases.length === 0) return 0;
  const shrinker = await trial.kind.shrinker();
  for (const { directory, stored } of cases) {
    const made = stored.case;
    if (!shrinker.isCase(made)) {
      throw new MatcherUsageError(
        `propRun: ${directory} holds no case of ${trial.kind.name}; delete it, or restore it`,
      );
    }
    for (const profile of profiles) {
      const failure = attempt(trial, made, profile);
      if (failure) throw reportFailedCase(trial, { made, profile, failure, what: 'a stored case', directory });
    }
  }
  return cases.length * profiles.length;
}

function kindOf(name: string): SimulatedKind {
  const kind = findCaseKind(name);
  if (!kind) throw new MatcherUsageError(`propRun: no kind of cases is called ${name}; there is windows`);
  if (!kind.prepare) throw new MatcherUsageError(`propRun: cases of ${name} have no RunResult`);
  return kind as SimulatedKind;
}

function profileOf({ toggles }: GeneratedPlan, profile: string | undefined): AgentProfile {
  return chooseProfile(flagsOf({ profile, toggles }), { profile: undefined, toggles: new Map() });
}
