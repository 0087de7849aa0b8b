import { showChange } from '../../sim/bisect/toggleChange.ts';
import type { ChalkInstance } from 'chalk';
import { KNOWN } from '../../sim/campaign/CaseKind.ts';
import type { FindingOutcome } from './Campaign.ts';
import { signatureOf } from './Finding.ts';
import { fuzzCommand, runCommand } from './findingCommands.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { CampaignCount, CampaignEnd } from './journalLines.ts';
import type { FuzzRun } from './readFuzzPlan.ts';

/** How a campaign ended. */
export interface EndedCampaign extends CampaignCount {
  readonly why: CampaignEnd;
  readonly ms: number;
  readonly isBad: boolean;
  readonly outcomes: readonly FindingOutcome[];
}

const END_TEXTS: Readonly<Record<CampaignEnd, string>> = {
  done: 'all cases tried',
  time: 'time is up',
  'max-findings': 'enough found, see --max-findings',
  stopped: 'stopped; what was found is kept',
};

/** A plan as the journal and the JSON tell it. */
export function planFacts({ seed, kinds, agent, pairs, huntsKnown, over, properties, cases, shard }: FuzzPlan) {
  return {
    seed,
    kinds,
    profile: agent.profile.id,
    toggles: agent.toggles.map(showChange),
    pairs,
    huntsKnown,
    over: over?.location ?? null,
    properties: properties ?? null,
    cases: cases === Infinity ? null : cases,
    shard: `${shard.index + 1}/${shard.count}`,
  };
}

/** What became of a finding, as the JSON tells it. */
export function outcomeFacts(outcome: FindingOutcome) {
  const { kind, invariant, path, seed, index, violation } = outcome.finding;
  const facts = { kind, invariant, path, seed, index, violation, again: fuzzCommand(outcome.finding) };
  const { directory } = outcome;
  const where = { directory, replay: runCommand(directory) };
  if (outcome.kind === 'known') return { outcome: 'known', ...facts, ...where };
  const { events, shrinks, isMinimal, flippedBy, hiddenBy, together } = outcome.finding;
  return {
    outcome: outcome.isNew ? 'new' : 'same',
    signature: signatureOf(outcome.finding),
    ...facts,
    ...where,
    events,
    shrinks,
    isMinimal,
    flippedBy: flippedBy.map((set) => set.map(showChange)),
    hiddenBy: hiddenBy.map(showChange),
    ...(together ? { together: together.map(showChange) } : {}),
  };
}

/** The last lines of a campaign, for people. */
export function renderEnd({ plan, workers }: FuzzRun, ended: EndedCampaign, colours: ChalkInstance): string {
  const { tried, violating, why, ms, isBad, outcomes } = ended;
  const found = outcomes.filter((outcome) => outcome.kind === 'stored' && outcome.isNew).length;
  const { seed, kinds, profile, toggles, pairs, over, shard } = planFacts(plan);
  const agent = pairs ? 'two historic bugs at a time' : ['profile', [profile, ...toggles].join('  ')].join(' ');
  const part = plan.shard.count > 1 ? `, shard ${shard}` : '';
  const rate = Math.round((tried * 1000) / Math.max(ms, 1));
  const counts = Object.entries(violating);
  return [
    `cases    ${tried} of ${over === null ? kinds.join(', ') : `faults over ${over}`}, seed ${seed}${part}, ${agent}: ${END_TEXTS[why]}`,
    `speed    ${rate} cases/s with ${workers} worker${workers === 1 ? '' : 's'}`,
    ...counts.filter((each) => !isOpenDefect(each)).map(([name, cases]) => `violated ${name} in ${cases} cases`),
    ...counts.filter(isOpenDefect).map(([name, cases]) => `${name} in ${cases} cases: an open defect of the agent`),
    `verdict  ${isBad ? `${colours.red('FAIL')} (${found} new)` : verdictText(why, colours)}`,
    '',
  ].join('\n');
}

function isOpenDefect([invariant]: [string, number]): boolean {
  return invariant.startsWith(KNOWN);
}

function verdictText(why: CampaignEnd, colours: ChalkInstance): string {
  return why === 'stopped' ? colours.yellow('STOPPED, nothing found until then') : colours.green('PASS');
}
