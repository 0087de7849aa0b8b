import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { CaseStore } from './CaseStore.ts';
import type { PropertyFailure } from './PropertyFailure.ts';
import { reportFailedCase } from './reportFailedCase.ts';
import { attempt, type FailedCase, type Trial } from './Trial.ts';

/** Making a case small ends here, whatever it has come to. */
const SHRINK_RUNS_MAX = 20_000;
const NAME_MAX = 60;

/** Makes a case small as long as it fails in the same way, stores it, and reports it. */
export async function shrinkFailedCase(
  trial: Trial,
  failed: FailedCase,
  store: CaseStore | undefined,
): Promise<PropertyFailure> {
  const { kind } = trial;
  const { profile } = failed;
  const shrinker = await kind.shrinker();
  const wanted = signatureOf(failed.failure);
  let runs = 0;
  const { made, shrinks } = shrinker.shrink(failed.made, (each) => {
    runs += 1;
    if (runs > SHRINK_RUNS_MAX) return false;
    const failure = attempt(trial, each, profile);
    return failure !== undefined && signatureOf(failure) === wanted;
  });
  const failure = attempt(trial, made, profile) ?? failed.failure;
  const property = expect.getState().currentTestName ?? 'property';
  const toggles = Object.fromEntries(Object.entries(trial.toggles).map(([id, value]) => [id, String(value)]));
  const directory = store?.write(
    nameOf(property, wanted),
    { kind: kind.name, profile: profile.id, toggles, property, case: made },
    kind.describe(made),
  );
  const what = `${failed.what}, made small in ${shrinks} steps`;
  return reportFailedCase(trial, { ...failed, made, failure, what, directory });
}

/** What a failure is about: its first line, whatever the numbers. */
function signatureOf({ message }: Error): string {
  return (message.split('\n')[0] ?? '').replace(/\d+/g, '#');
}

/** A directory name: the title of the test, and which failure it is. */
function nameOf(property: string, signature: string): string {
  const words = property.toLowerCase().match(/[a-z0-9]+/g) ?? ['property'];
  const hash = createHash('sha256').update(`${property}\n${signature}`).digest('hex').slice(0, 8);
  return `${words.join('-').slice(0, NAME_MAX)}-${hash}`;
}
