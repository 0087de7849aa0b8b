import { MatcherUsageError } from '../judgement.ts';
import { type PreparedRun, prepareRun } from '../../runs/prepareRun.ts';
import { runEvents } from '../../runs/runEvents.ts';
import { chooseProfile } from '../../runs/runSettings.ts';
import type { RunResult } from '../../sim/runResult.ts';
import { commandLine, flagsOf, type RunChoices } from '../RunChoices.ts';
import { withOrigin } from '../runOrigin.ts';
import { commandOfTest, PropertyFailure } from './PropertyFailure.ts';
import type { EventsOfProperty, WorkloadPlan } from './PropertyPlan.ts';
import { failureOf, type RunProperty } from './RunProperty.ts';
import { seedsOf } from './seedsOf.ts';

const SEEDS = 20;

/** Tries a property on one workload, with every profile and every seed. @returns how many runs were tried */
export async function tryWorkload(plan: WorkloadPlan, property: RunProperty): Promise<number> {
  const { events, seeds, profiles, kind: _kind, ...choices } = plan;
  const wanted = seedsOf(seeds, SEEDS);
  let tried = 0;
  for (const profile of profiles ?? [undefined]) {
    const prepared = await prepare(events, { ...choices, profile });
    for (const seed of wanted) {
      tried += 1;
      const made = { ...choices, profile, seed };
      const run = await runWith(prepared, events, made);
      const failure = failureOf(property, () => run);
      if (!failure) continue;
      const toggles = run.toggles.map(({ id, value }) => `, ${id}=${value}`).join('');
      throw new PropertyFailure({
        title: `the property fails with seed ${seed}, profile ${run.profileId}${toggles} (run ${tried} of ${wanted.length * (profiles?.length ?? 1)})`,
        failure,
        lines: [
          `seed     propRun({ …, seeds: [${seed}], profiles: ['${run.profileId}'] }, …)`,
          replayLine(events, prepared, made),
        ],
      });
    }
  }
  return tried;
}

/** A workload with what its runs share. */
type Prepared = Pick<PreparedRun, 'settings' | 'events' | 'isTainted' | 'isScenario'>;

async function prepare(events: string | EventsOfProperty, choices: RunChoices): Promise<Prepared> {
  const flags = flagsOf(choices);
  if (typeof events === 'string') return prepareRun(events, flags);
  const unused = (['pollEvery', 'pollOffset', 'restartAfter', 'httpFrom'] as const).find(
    (name) => choices[name] !== undefined,
  );
  if (unused !== undefined) {
    throw new MatcherUsageError(`propRun: events bring their own host and timetable, without ${unused}`);
  }
  const profile = chooseProfile(flags, { profile: undefined, toggles: new Map() });
  const { host, schedule } = events;
  return {
    settings: { host, schedule, profile, seed: 1 },
    events: events.events,
    isTainted: () => false,
    isScenario: false,
  };
}

async function runWith(prepared: Prepared, events: string | EventsOfProperty, choices: RunChoices): Promise<RunResult> {
  const { settings, isTainted } = prepared;
  const run = await runEvents({ ...settings, seed: choices.seed ?? settings.seed }, prepared.events);
  if (typeof events !== 'string') return run;
  const explain = `${commandLine('explain', events, choices)} --lost`;
  return withOrigin(run, { source: events, explain, isTainted: isTainted() });
}

function replayLine(events: string | EventsOfProperty, { isScenario }: Prepared, choices: RunChoices): string {
  if (typeof events !== 'string') return `replay   ${commandOfTest()}`;
  return `replay   ${commandLine(isScenario ? 'run' : 'replay', events, choices)}`;
}
