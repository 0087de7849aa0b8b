import type { NamedWorkload } from '../../runs/cases/loadFaultKind.ts';
import type { AgentProfile } from '../../model/profile.ts';
import type { ToggleChange } from '../../sim/bisect/toggleChange.ts';

/** What a campaign tries. Plain data: it is handed to every worker. */
export interface FuzzPlan {
  readonly seed: number;
  /** Names of the kinds of cases that take turns. */
  readonly kinds: readonly string[];
  readonly agent: AgentSettings;
  /** Instead of that agent each case meets one with two historic bugs and no other: only what needs both counts. */
  readonly pairs: boolean;
  /** The workload that cases are faults of; `undefined`: cases bring their own. */
  readonly over: NamedWorkload | undefined;
  /** Open defects of the real agent are findings too, as what they violate. */
  readonly huntsKnown: boolean;
  /** Only violations of these count; `undefined`: of the laws of each kind. */
  readonly properties: readonly string[] | undefined;
  /** Cases of all shards and kinds together; `Infinity` when time is the only limit. */
  readonly cases: number;
  readonly shard: Shard;
  /** Number of the only case that is tried, of each kind. */
  readonly only: number | undefined;
}

/** The agent that meets the cases. */
export interface AgentSettings {
  readonly profile: AgentProfile;
  /** Toggles that differ from the profile of that name. */
  readonly toggles: readonly ToggleChange[];
}

/** A part of a campaign: those cases whose number leaves the rest `index` when divided by `count`. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}
