import type { RecordedEvent } from '../model/events.ts';
import type { OrderedEvent } from '../model/order.ts';
import type { FilterFeed } from '../sim/filterFeed.ts';
import { LossFinder } from '../sim/recorderLoss/LossFinder.ts';
import type { LosingRing, LossFacts, RecorderLoss } from '../sim/recorderLoss/RecorderLoss.ts';
import type { TraceFooter } from '../trace/footer.ts';
import type { TraceHeader } from '../trace/header.ts';
import type { TraceHealth } from '../trace/TraceHealth.ts';
import type { TraceSource } from '../trace/TraceSource.ts';
import { forEachEvent } from './runEvents.ts';

/** Losses without a place in time, with what the recorder did then. */
const LOST_EVERYWHERE: readonly (readonly [string, string])[] = [
  ['writer_dropped', 'could not write all events'],
  ['recursion_misses', 'was skipped by the kernel now and then'],
  ['session', "lost events of Windows' event session"],
  ['log_buffers_lost', "lost buffers of Windows' event session"],
  ['rt_buffers_lost', "lost buffers of Windows' event session"],
  ['slice_lost', 'lost events of the trace that this one was cut out of'],
];
/** The same of a run whose socket filter is fed from packets. */
const LOST_TO_FILTER: readonly (readonly [string, string])[] = [
  ['packets_dropped', "lost packets of the agent's view, of whichever connection"],
];

/** What is known of a trace when its events were read once. */
export interface TraceEnd {
  readonly header: TraceHeader;
  readonly health: TraceHealth;
  /** `undefined` when the trace was cut. */
  readonly footer: TraceFooter | undefined;
}

/** What of a trace a run rests on. */
export interface UsedParts {
  /** What the agent's socket filter is fed from. */
  readonly filterFeed: FilterFeed | undefined;
}

/**
 * Finds out which flows of a trace lack events that the recorder lost. The events are read once more, where they are
 * needed for that.
 *
 * @returns `undefined` when nothing was lost
 * @throws as `runEvents` does
 */
export async function readRecorderLoss(
  { header, health, footer }: TraceEnd,
  events: TraceSource | readonly OrderedEvent<RecordedEvent>[],
  used: UsedParts,
): Promise<RecorderLoss | undefined> {
  if (health.isComplete && health.lostEvents === 0 && health.taintedFlows.size === 0) return undefined;
  const facts = lossFacts({ header, health, footer }, used);
  const needsPackets = used.filterFeed === 'packets';
  let finder = new LossFinder(facts, needsPackets);
  await forEachEvent(events, (event, number) => {
    // It begins anew when an event came too late for its place.
    if (number === 1) finder = new LossFinder(facts, needsPackets);
    finder.observe(event);
  });
  return finder.conclude();
}

function lossFacts(end: TraceEnd, used: UsedParts): LossFacts {
  const { health, footer } = end;
  const { losses } = health;
  const totals = footer?.rings.filter((ring): ring is typeof ring & { name: LosingRing } => isLosing(ring.name)) ?? [];
  return {
    everywhere: whyEverywhere(end, used),
    lost: { life: losses.get('life') ?? 0, data: losses.get('data') ?? 0 },
    attempts: totals.flatMap(({ name, perCpu }) => perCpu.map(({ cpu, attempts }) => ({ ring: name, cpu, attempts }))),
    hasHiddenSockets: (losses.get('storage_failed') ?? 0) > 0 || (losses.get('capture_unplaced') ?? 0) > 0,
    isToldAtCloseOnly: (losses.get('capture_missing') ?? 0) > 0,
    isCut: isCutInOrder(end),
  };
}

/**
 * Whether the file holds all that was recorded until a moment: records as they were read, and an end that is missing.
 * Columns are written kind by kind, so a cut among them takes events of any time.
 */
function isCutInOrder({ header, health, footer }: TraceEnd): boolean {
  const areRows = !header.kinds.some(({ name }) => name.startsWith('batch:'));
  return health.cut !== undefined && footer === undefined && areRows && isOfRecorder(header);
}

/** Whether the recorder of this project wrote it, which tells who told each signal. */
function isOfRecorder({ json }: TraceHeader): boolean {
  const { recorder } = json;
  return typeof recorder === 'object' && recorder !== null && 'providers' in recorder;
}

function whyEverywhere(end: TraceEnd, { filterFeed }: UsedParts): string | undefined {
  const { cut, isComplete, losses } = end.health;
  const isPlaced = isCutInOrder(end);
  if (cut && !isPlaced) return 'was stopped before the end of its trace';
  if (!isComplete && !isPlaced) return 'cannot tell what it lost: the sums of its trace do not add up';
  const capture =
    (losses.get('capture_unplaced') ?? 0) > 0 ? 'lost packets of the capture, of whichever connection' : undefined;
  const missed = filterFeed === 'packets' ? [...LOST_EVERYWHERE, ...LOST_TO_FILTER] : LOST_EVERYWHERE;
  return missed.find(([name]) => (losses.get(name) ?? 0) > 0)?.[1] ?? capture;
}

function isLosing(name: string): name is LosingRing {
  return name === 'life' || name === 'data';
}
