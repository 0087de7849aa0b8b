import { CONN_ENTRIES } from '../../../model/museum/connEntries.ts';
import type { MuseumEntry } from '../../../model/museum/museumEntry.ts';
import { RESERVE_ENTRIES } from '../../../model/museum/reserveEntries.ts';
import { USM_MUSEUM } from '../../../model/museum/usmEntries.ts';
import { WINDOWS_ENTRIES } from '../../../model/museum/windowsEntries.ts';
import type { AgentProfile } from '../../../model/profile.ts';
import { findProfile } from '../../../model/profiles.ts';
import type { ToggleChange } from '../../bisect/toggleChange.ts';
import { ERA_2019_TOGGLES, fixedProfile, withToggles } from '../agent/fixedProfile.ts';

/** How a historic bug is hunted. */
export interface MuseumCampaign {
  readonly entry: MuseumEntry;
  /** Name of the kind of cases. */
  readonly kind: 'agent' | 'windows';
  /** The setting that brings the bug back. */
  readonly bug: ToggleChange;
  /** What the agent of its time was like beside that; no bug by itself. */
  readonly beside: readonly ToggleChange[];
  /** The agent without any of the bugs, and with this one. */
  readonly fixed: AgentProfile;
  readonly buggy: AgentProfile;
  /** Invariants by the names that the kind of cases gives them. */
  readonly violates: readonly string[];
}

const WINDOWS_BASE_ID = 'agent-2026-05';
/** What the invariants of entries are called where a Windows host is judged. */
const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  'hits-conserved': 'every-hit-arrives',
};
/** What a hunt needs besides, where the generation that the hunts start from does without the rule. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bare-tcp-close': { 'close-gate': 'flag-map' },
  'bare-close-direction': { 'close-gate': 'flag-map' },
  // A ring buffer counts nothing.
  'lost-unit': { transport: 'perf' },
};
const LINUX_STAGES = /\b[KCTNSPUE]\d?\b/;

/** All historic bugs that have a toggle, in the order of their numbers. */
export function museumCampaigns(): MuseumCampaign[] {
  const linux = [...CONN_ENTRIES, ...USM_MUSEUM];
  const reserve = RESERVE_ENTRIES.filter(({ id }) => !linux.some((each) => each.id === id));
  const entries = [...linux, ...WINDOWS_ENTRIES, ...reserve].toSorted(byNumber);
  return entries.map((entry) => campaignOf(entry));
}

function byNumber(a: MuseumEntry, b: MuseumEntry): number {
  return (a.number || 100) - (b.number || 100);
}

function campaignOf(entry: MuseumEntry): MuseumCampaign {
  const [id = '', value = ''] = entry.toggle.split('=');
  const isWindows = entry.stage.startsWith('W') || !LINUX_STAGES.test(entry.stage);
  const era = entry.stage.includes('era-2019') ? ERA_2019_TOGGLES : {};
  const beside = isWindows ? {} : { ...era, ...NEEDED[id] };
  const fixed = isWindows ? findProfile(WINDOWS_BASE_ID)! : fixedProfile(beside);
  return {
    entry,
    bug: { id, value },
    beside: Object.entries(beside).map(([key, setting]) => ({ id: key, value: setting })),
    kind: isWindows ? 'windows' : 'agent',
    fixed,
    buggy: withToggles(fixed, { [id]: value }),
    violates: isWindows ? entry.violates.map((name) => WINDOWS_NAMES[name] ?? name) : entry.violates,
  };
}
