import { UsageError } from '../errors.ts';
import { EXIT_STATUS, type ExitStatus } from '../errorTable.ts';
import type { HitRecord } from '../model/ledger/fate.ts';
import type { TrailStep } from '../model/ledger/ledger.ts';
import { isMeantToEnd, LOSS_REASONS, type LossReasonInfo } from '../model/ledger/lossReasons.ts';
import { applyToggle, findToggle } from '../model/toggles.ts';
import {
  type DescribeEvent,
  explainHit,
  type HitStory,
  reasonOf,
  type Remedy,
  showFate,
} from '../report/explainHit.ts';
import { toJson } from '../report/json.ts';
import { NO_REQUESTS } from '../report/renderRun.ts';
import { renderStory } from '../report/renderStory.ts';
import { Evidence } from '../sim/recorderLoss/Evidence.ts';
import type { RunResult } from '../sim/runResult.ts';
import type { RunSettings } from '../sim/simulate.ts';
import { chooseColours } from './colours.ts';
import { describeEvent } from './describeEvent.ts';
import type { PreparedRun } from '../runs/prepareRun.ts';
import { prepareEnding } from './prepareEnding.ts';
import { type EventInput, findEvents, runEvents } from '../runs/runEvents.ts';
import { findHttpSysRequests } from '../runs/findHttpSysRequests.ts';
import { integerFlag, type RunFlags } from '../runs/runSettings.ts';
import { writeStdout } from './writeStdout.ts';

const DEFAULT_LIMIT = 3;

/** Options of `flowproof explain`. */
export interface ExplainFlags extends RunFlags {
  readonly hit?: string;
  readonly lost?: boolean;
  readonly limit?: string;
}

/** Runs what the user named and tells the stories of the wanted hits. */
export async function explainRun(location: string, flags: ExplainFlags): Promise<ExitStatus> {
  const prepared = await prepareEnding(location, { ...flags, fates: true });
  const result = await runEvents(prepared.settings, prepared.events);
  const records = result.ledger.hits();
  const wanted = choose(records, flags);
  const limit = flags.hit === undefined ? integerFlag('--limit', flags.limit, DEFAULT_LIMIT) : 1;
  const loss = await prepared.recorderLoss();
  const evidence = loss && new Evidence(result, loss);
  const stories = await new StoryTeller(prepared, result, evidence).tell(wanted.slice(0, limit));
  if (flags.json) {
    await writeStdout(`${toJson({ source: prepared.source, notArrived: wanted.length, stories })}\n`);
    return EXIT_STATUS.ok;
  }
  const colours = chooseColours();
  for (const story of stories) await writeStdout(renderStory(story, colours));
  await writeStdout(`${summary(records, wanted, stories.length, flags)}\n`);
  return EXIT_STATUS.ok;
}

/** The hits to explain: one by its number, or those that did not arrive, unintended ones first. */
function choose(records: readonly HitRecord[], flags: ExplainFlags): HitRecord[] {
  if (flags.hit !== undefined) {
    const number = integerFlag('--hit', flags.hit, 0);
    const record = records.find(({ hit }) => hit === number);
    if (!record) throw new UsageError(`there is no hit ${number}`, `this run has the hits 1 to ${records.length}`);
    return [record];
  }
  const ended = records.filter(({ fate }) => reasonOf(fate) !== undefined);
  const unintended = ended.filter((record) => !isIntended(record));
  return [...unintended, ...ended.filter(isIntended)];
}

function isIntended({ fate }: HitRecord): boolean {
  const reason = reasonOf(fate);
  return reason !== undefined && isMeantToEnd(reason);
}

function summary(records: readonly HitRecord[], wanted: readonly HitRecord[], shown: number, flags: ExplainFlags) {
  if (flags.hit !== undefined) return `hit ${flags.hit} of ${records.length}`;
  if (records.length === 0) return NO_REQUESTS;
  if (wanted.length === 0) return `all ${records.length} hits arrived or are in flight`;
  const intended = wanted.filter(isIntended).length;
  const onPurpose = intended === 0 ? '' : `, ${intended} of them removed on purpose`;
  return `shown ${shown} of ${wanted.length} hits that did not arrive${onPurpose}; --limit shows more, --hit N one of them`;
}

/** A hit with what further runs found out about it. */
interface HitFacts {
  readonly record: HitRecord;
  readonly trail: readonly TrailStep[];
  readonly remedy: Remedy | undefined;
  readonly doubt: string | undefined;
}

class StoryTeller {
  private readonly settings: RunSettings;
  private readonly events: EventInput;
  private readonly result: RunResult;
  private readonly evidence: Evidence | undefined;
  /** Results of second runs, by toggle. */
  private readonly repaired = new Map<string, readonly HitRecord[]>();

  /** @param evidence - what can be believed of a trace that lacks events */
  constructor({ settings, events }: PreparedRun, result: RunResult, evidence: Evidence | undefined) {
    this.settings = settings;
    this.events = events;
    this.result = result;
    this.evidence = evidence;
  }

  async tell(records: readonly HitRecord[]): Promise<HitStory[]> {
    const found: HitFacts[] = [];
    for (const record of records) {
      const watched = await runEvents({ ...this.settings, watchedTransaction: record.transaction }, this.events);
      const doubt = this.evidence?.doubtAboutHit(record);
      found.push({ record, trail: watched.ledger.trail, remedy: await this.prove(record), doubt });
    }
    const named = await findEvents(new Set(found.flatMap(eventsIn)), this.events);
    const requests = await findHttpSysRequests(named, this.events);
    const describe: DescribeEvent = (event) => describeEvent(named.get(event), requests.get(event));
    return found.map(({ record, ...parts }) => explainHit(record, { result: this.result, describe, ...parts }));
  }

  /** Runs the same workload with the toggle that is said to save the hit. */
  private async prove(record: HitRecord): Promise<Remedy | undefined> {
    const reason = reasonOf(record.fate);
    const info: LossReasonInfo | undefined = reason && LOSS_REASONS[reason];
    const [id = '', value = ''] = info?.savedBy?.split('=') ?? [];
    const toggle = findToggle(id);
    if (!toggle) return undefined;
    const text = `${id}=${value}`;
    let records = this.repaired.get(text);
    if (!records) {
      const profile = applyToggle(this.settings.profile, toggle, value);
      records = (await runEvents({ ...this.settings, profile }, this.events)).ledger.hits();
      this.repaired.set(text, records);
    }
    const fate = records.find((other) => other.transaction === record.transaction && other.side === record.side)?.fate;
    if (!fate) return undefined;
    return { toggle: text, isProven: fate.kind === 'shipped', fate: showFate(fate) };
  }
}

/** Numbers of the events that a story names. */
function eventsIn({ record, trail }: HitFacts): number[] {
  return [record.capturedBy, record.cause, ...trail.map(({ event }) => event)];
}
