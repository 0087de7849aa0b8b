import type { AgentProfile } from '../../../model/profile.ts';
import { findToggle, readToggle } from '../../../model/toggles.ts';
import { type ToggleChange, withChanges } from '../../bisect/toggleChange.ts';
import { Random } from '../../random.ts';
import { type MuseumCampaign, museumCampaigns } from './museumCampaigns.ts';

/** Two historic bugs in an agent that has no other one. */
export interface BugPair {
  /** The settings that bring them back. */
  readonly bugs: readonly [ToggleChange, ToggleChange];
  readonly both: AgentProfile;
  /** The agent without any of them. */
  readonly neither: AgentProfile;
  /** The agents with less than both: what one of them shows as well does not need the pair. */
  readonly fewer: readonly AgentProfile[];
}

/** Keeps the stream of pairs apart from that of cases, which begins with the same numbers. */
const PAIR_STREAM = 0x5ee0_b065;

/** The pairs of historic bugs that one kind of cases can show. */
export class BugPairs {
  private readonly campaigns: readonly MuseumCampaign[];
  private readonly known = new Map<string, BugPair | undefined>();

  /** @param kind - name of the kind of cases */
  constructor(kind: string) {
    this.campaigns = museumCampaigns().filter((campaign) => campaign.kind === kind);
  }

  /** The pair that meets a case: a function of the seed and the number of the case. */
  ofCase(seed: number, index: number): BugPair {
    const random = new Random((Math.imul(seed ^ PAIR_STREAM, 0x9e3779b9) + index) >>> 0);
    for (;;) {
      const pair = this.at(random.below(this.campaigns.length), random.below(this.campaigns.length));
      if (pair) return pair;
    }
  }

  /** The pair with these settings, in any order. */
  find([one, other]: readonly ToggleChange[]): BugPair | undefined {
    const place = (bug: ToggleChange | undefined): number =>
      this.campaigns.findIndex((each) => each.bug.id === bug?.id && each.bug.value === bug.value);
    return this.at(place(one), place(other));
  }

  /** `undefined` for two that are one, or of which one is what the time of the other was like. */
  private at(one: number, other: number): BugPair | undefined {
    const [first, second] = one < other ? [one, other] : [other, one];
    const key = `${first} ${second}`;
    if (!this.known.has(key)) this.known.set(key, pairOf(this.campaigns[first], this.campaigns[second]));
    return this.known.get(key);
  }
}

function pairOf(one: MuseumCampaign | undefined, other: MuseumCampaign | undefined): BugPair | undefined {
  if (!one || !other || one.bug.id === other.bug.id) return undefined;
  const neither = withChanges(one.fixed, other.beside);
  const bugs = [one.bug, other.bug] as const;
  if (bugs.some(({ id, value }) => readToggle(neither, findToggle(id)!) === value)) return undefined;
  const alone = bugs.map((bug) => withChanges(neither, [bug]));
  return { bugs, both: withChanges(neither, bugs), neither, fewer: [neither, ...alone] };
}
