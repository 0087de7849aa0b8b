import type { ChalkInstance } from 'chalk';
import type { HitStory } from './explainHit.ts';

/** The story of one hit as text. */
export function renderStory(story: HitStory, colours: ChalkInstance): string {
  const lines = [
    `${colours.bold(`hit ${story.hit}`)}  ${story.side} side of ${story.service} (pid ${story.pid}), ${story.connection}`,
    ...(story.recorderLoss === undefined
      ? []
      : [`  tainted  ${story.recorderLoss}: what follows proves nothing about the agent`]),
    `  request  ${story.request}`,
    `  fate     ${colours.bold(story.fate)}`,
  ];
  if (story.why !== undefined) lines.push(`  why      ${story.why}`);
  if (story.rule !== undefined) lines.push(`  rule     ${story.rule}`);
  lines.push(`  cause    ${story.cause}`);
  if (story.counter !== undefined) lines.push(`  counter  ${story.counter}`);
  if (story.savedBy !== undefined) lines.push(`  saved by ${story.savedBy}`);
  if (story.remedy) {
    const proof = story.remedy.isProven ? 'checked by a second run' : 'a second run did NOT save it';
    lines.push(`  proof    with ${story.remedy.toggle}: ${story.remedy.fate} (${proof})`);
  }
  lines.push('  trail', ...story.trail.map((step) => `    ${step}`));
  return `${lines.join('\n')}\n`;
}
