import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { AgentProfile } from '../../model/profile.ts';
import { DEFAULT_PROFILE_ID, findProfile, PROFILE_ALIASES, PROFILE_INFO, PROFILES } from '../../model/profiles.ts';
import { differingToggles, findToggle, readToggle, type Toggle, TOGGLES } from '../../model/toggles.ts';
import { lingeringGenerationOf } from '../../model/windows/lingeringGenerations.ts';

/** Below this likeness a suggestion would only confuse. */
const LIKENESS_MIN = 0.4;

/** `flowproof profiles`: the agent generations and the toggles that override them. */
export function registerProfiles(program: Command): void {
  program
    .command('profiles')
    .description('list agent generations and toggles')
    .option('--explain <id>', 'explain one toggle or profile')
    .option('--json', 'print one JSON object')
    .action((options: { explain?: string; json?: boolean }) => {
      if (options.explain !== undefined) {
        process.stdout.write(explain(options.explain, options.json === true));
        return;
      }
      process.stdout.write(options.json ? `${JSON.stringify(asData())}\n` : renderAll());
    });
}

function asData() {
  return {
    default: DEFAULT_PROFILE_ID,
    aliases: PROFILE_ALIASES,
    profiles: PROFILES.map((profile) => ({ id: profile.id, toggles: togglesOf(profile.id) })),
    toggles: TOGGLES.map(({ id, values, about, changed }) => ({ id, values, about, changed })),
  };
}

function togglesOf(id: string): Record<string, string> {
  const profile = findProfile(id);
  if (!profile) return {};
  return Object.fromEntries(TOGGLES.map((toggle) => [toggle.id, readToggle(profile, toggle)]));
}

function renderAll(): string {
  const lines = ['profile'];
  for (const { id } of PROFILES) {
    const aliases = Object.keys(PROFILE_ALIASES).filter((alias) => PROFILE_ALIASES[alias] === id);
    const notes = [...aliases.map((alias) => `= ${alias}`), ...(id === DEFAULT_PROFILE_ID ? ['default'] : [])];
    lines.push(`  ${id}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`);
  }
  lines.push('', `toggle (value in ${PROFILES.map((profile) => profile.id).join(' | ')})`);
  const width = Math.max(...TOGGLES.map((toggle) => toggle.id.length));
  for (const toggle of TOGGLES) {
    const values = PROFILES.map((profile) => readToggle(profile, toggle));
    const shown = values.every((value) => value === values[0]) ? values[0] : values.join(' | ');
    lines.push(`  ${toggle.id.padEnd(width)}  ${shown}`);
  }
  lines.push('', 'flowproof profiles --explain ID says what one of them is about');
  return `${lines.join('\n')}\n`;
}

/** What it stands for, what changed since the profile before it, then all values. */
function explainProfile(profile: AgentProfile, toggles: Readonly<Record<string, string>>): string {
  const info = PROFILE_INFO.find(({ id }) => id === profile.id);
  const before = PROFILES[PROFILES.indexOf(profile) - 1];
  const changes = before ? differingToggles(before, profile) : [];
  const changed = changes.map(({ id, value }) => {
    const was = before && readToggle(before, findToggle(id)!);
    return `  ${id}: ${was} -> ${value} (${findToggle(id)!.changed})`;
  });
  return `${[
    profile.id,
    `  ${info?.standsFor ?? ''}`,
    `  source revision: ${info?.revision ?? '-'}; also called ${info?.alsoCalled ?? '-'}`,
    `  lingering flows on Windows: ${describeLingering(profile)}`,
    ...(before ? [`since ${before.id}:`, ...changed] : []),
    'all toggles:',
    ...Object.entries(toggles).map(([name, value]) => `  ${name} = ${value}`),
  ].join('\n')}\n`;
}

/** Which generation of the lingering-flow rules it is. */
function describeLingering(profile: AgentProfile): string {
  const generation = lingeringGenerationOf(profile);
  if (generation === undefined) return 'no failures are read';
  return `${generation.id}, ${generation.about}; ${generation.since}`;
}

/** The id that has most pairs of letters in common with what was asked for, unless that is too few. */
function suggestion(asked: string): string {
  const known = [...PROFILES.map(({ id }) => id), ...TOGGLES.map(({ id }) => id)];
  const scored = known.map((id) => ({ id, likeness: likeness(asked.toLowerCase(), id) }));
  const [best] = scored.toSorted((one, other) => other.likeness - one.likeness);
  const isNear = best !== undefined && best.likeness >= LIKENESS_MIN;
  return isNear ? `did you mean ${best.id}? flowproof profiles lists them all` : 'flowproof profiles lists them all';
}

/** Share of the pairs of neighbouring letters that two texts have in common (Dice): 0 to 1. */
function likeness(one: string, other: string): number {
  const pairsOfOne = pairsOf(one);
  const pairsOfOther = pairsOf(other);
  const common = [...pairsOfOne].filter((pair) => pairsOfOther.has(pair)).length;
  return (2 * common) / Math.max(1, pairsOfOne.size + pairsOfOther.size);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}

function describeValues({ values }: Toggle): string {
  switch (values) {
    case 'number':
      return 'a whole number';
    case 'numbers':
      return 'whole numbers with commas between them';
    case 'rules':
      return 'pattern=>replacement, several with spaces between them';
    default:
      return values.join(', ');
  }
}

function explain(id: string, json: boolean): string {
  const profile = findProfile(id);
  if (profile) {
    const toggles = togglesOf(profile.id);
    if (json) return `${JSON.stringify({ id: profile.id, toggles })}\n`;
    return explainProfile(profile, toggles);
  }
  const toggle = findToggle(id);
  if (!toggle) throw new UsageError(`no profile and no toggle is called ${id}`, suggestion(id));
  const values = describeValues(toggle);
  const byProfile = PROFILES.map((each) => ({ profile: each.id, value: readToggle(each, toggle) }));
  if (json) return `${JSON.stringify({ ...toggle, profiles: byProfile })}\n`;
  return `${[
    toggle.id,
    `  ${toggle.about}`,
    `  values: ${values}`,
    `  changed: ${toggle.changed}`,
    ...byProfile.map((each) => `  ${each.profile}: ${each.value}`),
  ].join('\n')}\n`;
}
