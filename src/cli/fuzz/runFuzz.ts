import { KNOWN } from '../../sim/campaign/CaseKind.ts';
import { EXIT_STATUS, type ExitStatus } from '../../errorTable.ts';
import { toJson } from '../../report/json.ts';
import { chooseColours } from '../colours.ts';
import { writeStdout } from '../writeStdout.ts';
import { Campaign, type FindingOutcome } from './Campaign.ts';
import { casesOfShard } from './caseNumbers.ts';
import { checkDeterminism } from './checkDeterminism.ts';
import { useWorkload } from './givenWorkload.ts';
import { KnownPaths } from './KnownPaths.ts';
import { leftOverFindings } from './leftOverFindings.ts';
import { FindingsStore } from './FindingsStore.ts';
import { type EndedCampaign, outcomeFacts, planFacts, renderEnd } from './fuzzReport.ts';
import { Journal } from './Journal.ts';
import { ProgressLine } from './ProgressLine.ts';
import { type FuzzFlags, type FuzzRun, readFuzzPlan } from './readFuzzPlan.ts';
import { readJournalIfAny } from './readJournal.ts';
import { renderOutcome, renderStored } from './renderOutcome.ts';
import { replayStored, type StoredOutcome } from './replayStored.ts';
import { onStopSignal } from '../stopSignal.ts';

/** `flowproof fuzz`: replays what is stored, then tries generated cases and stores what they show. */
export async function runFuzz(flags: FuzzFlags): Promise<ExitStatus> {
  const run = readFuzzPlan(flags);
  if (run.plan.over) await useWorkload(run.plan.over.location);
  if (flags.checkDeterminism) return checkDeterminism(run, flags.json ?? false);
  const colours = chooseColours();
  const say = async (text: string): Promise<void> => {
    if (!flags.json && text !== '') await writeStdout(text);
  };
  const store = new FindingsStore(run.directory);
  const leftOver = leftOverFindings(readJournalIfAny(run.directory).lines, store, run.plan);
  const journal = new Journal(run.directory);
  try {
    journal.append({ type: 'start', ...planFacts(run.plan), workers: run.workers });
    const { findings, ...stored } = await replayStored(store, run.plan, run.caseMs);
    const known = new KnownPaths();
    for (const { found, directory } of findings) known.add(found, directory);
    await say(renderStored(stored, colours));
    const outcomes: FindingOutcome[] = [];
    const told = new Set<string>();
    const progress = new ProgressLine();
    const campaign = new Campaign({
      ...run,
      leftOver,
      known,
      store,
      journal,
      onOutcome: async (outcome) => {
        outcomes.push(outcome);
        // One line for each directory is enough, however many cases come down to it.
        if (outcome.kind === 'known' && told.has(outcome.directory)) return;
        told.add(outcome.directory);
        progress.addFinding();
        progress.clear();
        await say(renderOutcome(outcome, colours));
      },
      onProgress: (count) => progress.show(count, casesOfShard(run.plan)),
    });
    const release = onStopSignal(() => campaign.stop());
    const end = await campaign.run().finally(() => {
      release();
      progress.clear();
    });
    const ended = { ...end, outcomes, isBad: isBad(end.violating, outcomes, stored) };
    if (flags.json) await writeStdout(`${toJson(jsonOf(run, ended, stored))}\n`);
    else await say(renderEnd(run, ended, colours));
    return statusOf(ended);
  } finally {
    journal.close();
  }
}

/** Whether anything fails: now, before, or in a campaign that was cut. Open defects of the agent do not count. */
function isBad(
  violating: EndedCampaign['violating'],
  outcomes: readonly FindingOutcome[],
  stored: StoredOutcome,
): boolean {
  const isViolated = Object.keys(violating).some((invariant) => !invariant.startsWith(KNOWN));
  return isViolated || stored.failing.length > 0 || outcomes.length > 0;
}

function jsonOf({ plan }: FuzzRun, ended: EndedCampaign, stored: StoredOutcome) {
  const { why, tried, violating, outcomes } = ended;
  return {
    ...planFacts(plan),
    verdict: ended.isBad ? 'fail' : why === 'stopped' ? 'inconclusive' : 'pass',
    why,
    tried,
    violating,
    stored,
    findings: outcomes.map(outcomeFacts),
  };
}

function statusOf(ended: EndedCampaign): ExitStatus {
  if (ended.isBad) return EXIT_STATUS.verdictFailed;
  return ended.why === 'stopped' ? EXIT_STATUS.interrupted : EXIT_STATUS.ok;
}
