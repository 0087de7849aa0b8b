import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { DEFAULT_PROFILE_ID, findProfile, PROFILE_ALIASES, PROFILES } from '../../model/profiles.ts';
import { findToggle, readToggle, type Toggle, TOGGLES } from '../../model/toggles.ts';

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
    const rows = Object.entries(toggles).map(([name, value]) => `  ${name} = ${value}`);
    return `${[profile.id, ...rows].join('\n')}\n`;
  }
  const toggle = findToggle(id);
  if (!toggle) throw new UsageError(`no profile and no toggle is called ${id}`, 'flowproof profiles lists them all');
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
