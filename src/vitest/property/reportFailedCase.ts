import { commandOfTest, PropertyFailure } from './PropertyFailure.ts';
import type { FailedCase, Trial } from './Trial.ts';

const STORY_MAX = 10;

/** The message of a failing case: what was expected, what happens in the case, how to see it again. */
export function reportFailedCase({ kind, toggles }: Trial, failed: FailedCase): PropertyFailure {
  const { made, profile, failure, what, seed, directory } = failed;
  const settings = Object.entries(toggles).map(([id, value]) => `, ${id}=${value}`);
  return new PropertyFailure({
    title: `the property fails for ${what}, profile ${profile.id}${settings.join('')}`,
    failure,
    lines: [
      ...shorten(kind.describe(made)).map((line) => `  - ${line}`),
      `case     ${JSON.stringify(made)}`,
      ...(seed === undefined
        ? []
        : [`seed     propRun({ kind: '${kind.name}', seeds: [${seed}], profiles: ['${profile.id}'] }, …)`]),
      ...(directory === undefined ? [] : [`stored   ${directory} (tried first from now on)`]),
      `replay   ${commandOfTest()}`,
    ],
  });
}

function shorten(story: readonly string[]): readonly string[] {
  if (story.length <= STORY_MAX) return story;
  return [...story.slice(0, STORY_MAX - 1), `and ${story.length - STORY_MAX + 1} more`];
}
