import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import type { AgentProfile } from '../model/profile.ts';
import { findProfile, PROFILES } from '../model/profiles.ts';
import { differingToggles } from '../model/toggles.ts';
import { type BisectReport, renderBisect } from '../report/renderBisect.ts';
import { toJson } from '../report/json.ts';
import { bisectToggles, type FlippingToggles } from '../sim/bisect/bisectToggles.ts';
import { allChanges, savingChanges } from '../sim/bisect/candidateChanges.ts';
import { showChange, type ToggleChange, withChanges } from '../sim/bisect/toggleChange.ts';
import { allOf, anyOf, type Condition, forPartsOf } from '../sim/condition.ts';
import type { RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import { standingViolations } from '../sim/recorderLoss/standingViolations.ts';
import { simulateList } from '../sim/runFunction.ts';
import type { RunResult } from '../sim/runResult.ts';
import { missingHitsUnder, surely } from '../sim/surely.ts';
import { withProfile } from '../sim/withProfile.ts';
import { chooseConditions } from './chooseConditions.ts';
import type { PreparedRun } from '../runs/prepareRun.ts';
import { prepareEnding } from './prepareEnding.ts';
import { listEvents } from '../runs/runEvents.ts';
import { chooseProfile, type RunFlags, splitToggle } from '../runs/runSettings.ts';
import { shownFlags } from '../runs/shownFlags.ts';
import { Progress } from './showProgress.ts';
import { SearchStop } from './SearchStop.ts';
import { writeStdout } from './writeStdout.ts';

/** Options of `flowproof bisect`; `toggle` are the candidates here. */
export interface BisectFlags extends RunFlags {
  readonly while?: readonly string[];
  readonly bad?: string;
  readonly good?: string;
  readonly profiles?: boolean;
}

/** What is tried, and why just this. */
interface Searched {
  readonly why: string;
  readonly candidates: readonly ToggleChange[];
}

/** Runs the workload with changed rules until it is known which change makes the defect go away. */
export async function bisectInput(location: string, flags: BisectFlags): Promise<ExitStatus> {
  if (flags.profiles && (flags.good !== undefined || flags.toggle !== undefined)) {
    throw new UsageError('--profiles searches the profiles, so --good and --toggle have no place beside it');
  }
  const { toggle, ...others } = flags;
  const base = { ...others, ...(flags.bad === undefined ? {} : { profile: flags.bad }), fates: true };
  const prepared = await prepareEnding(location, base);
  const run = await runnerOf(prepared);
  // Known when the events were read.
  const loss = await prepared.recorderLoss();
  const search = new Search(prepared, { run, loss, ...(flags.while ? { texts: flags.while } : {}) });
  const report = flags.profiles
    ? await search.overProfiles()
    : await search.overToggles(candidatesOf(flags, toggle, search));
  search.progress.end();
  search.stop.end();
  const tryCommand = (changes: readonly string[]): string =>
    `flowproof ${prepared.isScenario ? 'run' : 'replay'} ${location}${shownFlags({
      ...base,
      ...(flags.profiles ? { profile: report.profile } : {}),
      toggle: changes,
    })}`;
  await writeStdout(flags.json ? `${toJson(report)}\n` : renderBisect(report, tryCommand));
  if (report.isCut) return EXIT_STATUS.interrupted;
  if (search.isInconclusive) return EXIT_STATUS.inconclusive;
  return report.flips === null && !report.profiles?.some(({ isBad }) => !isBad)
    ? EXIT_STATUS.verdictFailed
    : EXIT_STATUS.ok;
}

/** The candidates that the user names, or those in which the two profiles differ; `undefined`: look for some. */
function candidatesOf(
  flags: BisectFlags,
  toggles: readonly string[] | undefined,
  search: Search,
): Searched | undefined {
  if (toggles !== undefined) {
    // Refuses what no toggle accepts.
    chooseProfile({ toggle: toggles }, { profile: undefined, toggles: new Map() });
    const candidates = toggles.map(splitToggle).map(([id, value]) => ({ id, value }));
    return { why: 'the toggles that were named', candidates };
  }
  if (flags.good === undefined) return undefined;
  const good = chooseProfile({ profile: flags.good }, { profile: undefined, toggles: new Map() });
  const candidates = differingToggles(search.profile, good);
  if (search.isBadWith(candidates)) {
    throw new UsageError(`${good.id} is no better: the same holds of it`, '--profiles shows which profile is good');
  }
  return { why: `what differs between ${search.profile.id} and ${good.id}`, candidates };
}

/** Runs a workload with any profile. */
async function runnerOf({ settings, events }: PreparedRun): Promise<(profile: AgentProfile) => RunResult> {
  const all = await listEvents(events);
  return (profile) => simulateList(withProfile(settings, profile), all);
}

/** What a search works with. */
interface SearchParts {
  readonly run: (profile: AgentProfile) => RunResult;
  /** Which flows lack events that the recorder lost; `undefined` when none does. */
  readonly loss: RecorderLoss | undefined;
  /** The conditions that the user names; absent: what the run violates. */
  readonly texts?: readonly string[];
}

class Search {
  readonly profile: AgentProfile;
  readonly progress = new Progress();
  readonly stop = new SearchStop();
  /** What the recorder lost may explain the defect. */
  readonly isInconclusive: boolean;
  private readonly loss: RecorderLoss | undefined;
  private readonly source: string;
  private readonly run: (profile: AgentProfile) => RunResult;
  private readonly whole: RunResult;
  private readonly conditions: readonly Condition[];
  private readonly bad: Condition;

  constructor({ settings, source }: PreparedRun, { run, loss, texts }: SearchParts) {
    this.loss = loss;
    this.profile = settings.profile;
    this.source = source;
    this.run = run;
    this.whole = run(this.profile);
    const areNamed = texts !== undefined;
    const { conditions, isInconclusive } = surely(chooseConditions(texts, this.whole), this.whole, { areNamed, loss });
    this.conditions = conditions;
    this.isInconclusive = isInconclusive;
    // What the user names must hold together; of the invariants that fail by themselves every one is to be mended.
    this.bad = texts === undefined ? anyOf(conditions) : allOf(conditions.map((each) => forPartsOf(this.whole, each)));
  }

  isBadWith(changes: readonly ToggleChange[]): boolean {
    return this.bad.holds(this.run(withChanges(this.profile, changes)));
  }

  /** @param searched - `undefined`: what loss reasons say saves the hits, and then every switch by itself */
  async overToggles(searched: Searched | undefined): Promise<BisectReport> {
    if (searched) return this.report(searched, await this.flipping(searched.candidates));
    const saving = savingChanges(this.whole, this.profile);
    const first = { why: 'what is said to save the lost hits', candidates: saving };
    const found = saving.length > 0 ? await this.flipping(saving) : undefined;
    if (found?.minimal) return this.report(first, found);
    const all = { why: 'every value of every switch by itself', candidates: allChanges(this.profile) };
    const { runs, ...flipping } = await this.flipping(all.candidates);
    const report = this.report(all, { ...flipping, runs: runs + (found?.runs ?? 0) });
    return flipping.minimal || this.conditions.length < 2 ? report : this.withParts(report, all);
  }

  /** What mends one of several conditions. */
  private async withParts(report: BisectReport, { candidates }: Searched): Promise<BisectReport> {
    let { runs } = report;
    let { isCut } = report;
    const parts: { while: string; flips: string[] }[] = [];
    for (const condition of this.conditions) {
      const found = await this.flipping(candidates, this.profile, condition);
      runs += found.runs;
      isCut ||= found.isCut;
      if (found.single.length > 0) parts.push({ while: condition.text, flips: found.single.map(showChange) });
    }
    return { ...report, runs, parts, isCut };
  }

  /** Every generation from the oldest on, and what differs between the last bad one and the good one beside it. */
  async overProfiles(): Promise<BisectReport> {
    const verdicts: { id: string; isBad: boolean }[] = [];
    for (const profile of PROFILES) {
      if (!(await this.stop.mayGoOn())) break;
      verdicts.push({ id: profile.id, isBad: this.bad.holds(this.run(profile)) });
    }
    const isCut = verdicts.length < PROFILES.length;
    const flip = verdicts.findIndex(({ isBad }, index) => index > 0 && isBad !== verdicts[index - 1]!.isBad);
    const pair = flip < 0 ? [] : [verdicts[flip - 1]!, verdicts[flip]!];
    const bad = pair.find(({ isBad }) => isBad);
    const good = pair.find(({ isBad }) => !isBad);
    const from = bad && findProfile(bad.id);
    const to = good && findProfile(good.id);
    if (!from || !to) {
      const why = isCut ? 'all profiles' : `all profiles, which are ${verdicts[0]?.isBad ? 'all bad' : 'all good'}`;
      const nothing = { minimal: undefined, single: [], hiding: [], runs: verdicts.length, isCut };
      return { ...this.report({ why, candidates: [] }, nothing), profiles: verdicts };
    }
    const candidates = differingToggles(from, to);
    const why = `what differs between ${from.id} (bad) and ${to.id} (good)`;
    const { runs, ...found } = await this.flipping(candidates, from);
    const report = this.report({ why, candidates }, { ...found, runs: runs + verdicts.length });
    return { ...report, profile: from.id, profiles: verdicts };
  }

  private async flipping(
    candidates: readonly ToggleChange[],
    from = this.profile,
    bad = this.bad,
  ): Promise<FlippingToggles> {
    return bisectToggles(candidates, {
      tryWith: (changes) => {
        const result = this.run(withChanges(from, changes));
        const loss = this.isInconclusive ? undefined : this.loss;
        const violated = standingViolations(result, loss);
        return { isBad: bad.holds(result), violated, missingHits: missingHitsUnder(result, loss) };
      },
      mayGoOn: this.stop.mayGoOn,
      onRun: (runs) => this.progress.show(() => `${runs} runs`),
    });
  }

  private report({ why, candidates }: Searched, found: FlippingToggles): BisectReport {
    const { minimal, single, hiding, runs, isCut } = found;
    return {
      source: this.source,
      while: this.bad.text,
      profile: this.profile.id,
      searched: why,
      candidates: candidates.length,
      runs,
      flips: minimal?.map(showChange) ?? null,
      alone: single.map(showChange),
      hides: minimal ? [] : hiding.map(showChange),
      parts: [],
      isCut,
      ...(this.isInconclusive ? { isInconclusive: true as const } : {}),
    };
  }
}
