import path from 'node:path';
import { CaseOverdue } from './CaseOverdue.ts';
import { caseNumberAt, casesOfShard } from './caseNumbers.ts';
import { ENDLESS, endlessFinding, withoutShrinking } from './endlessFinding.ts';
import { type RawFinding, signatureOf, type SmallFinding } from './Finding.ts';
import type { FindingsStore } from './FindingsStore.ts';
import { Frontier } from './Frontier.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import type { Journal } from './Journal.ts';
import type { KnownPaths } from './KnownPaths.ts';
import type { CampaignCount, CampaignEnd } from './journalLines.ts';
import type { Request, TriedReply } from './messages.ts';
import { type PlacedFinding, ShrinkQueue } from './ShrinkQueue.ts';
import { WorkerPool } from './WorkerPool.ts';

/** Cases that a worker is given at first, and for how long they should keep it busy later. */
const CHUNK_FIRST = 16;
const CHUNK_MS = 50;
const CHUNK_MAX = 8192;
const PROGRESS_EVERY_MS = 250;
/** The journal says rarely how far a long campaign is, or it would grow by that alone. */
const JOURNAL_PROGRESS_PART = 0.05;
const JOURNAL_PROGRESS_MAX_MS = 10_000;

/** What a campaign needs besides its plan. */
export interface CampaignOptions {
  readonly plan: FuzzPlan;
  readonly workers: number;
  /** ms; `Infinity`: until all cases are tried. */
  readonly timeMs: number;
  /** Longest time of one case: one that takes longer is a finding. */
  readonly caseMs: number;
  /** Longest time to make one finding small. */
  readonly shrinkMs: number;
  /** So many new findings are enough. */
  readonly findingsMax: number;
  readonly store: FindingsStore;
  readonly journal: Journal;
  /** Findings of an earlier campaign that it had no time to make small. */
  readonly leftOver: readonly RawFinding[];
  /** What is stored already. */
  readonly known: KnownPaths;
  readonly onOutcome: (outcome: FindingOutcome) => Promise<void>;
  readonly onProgress: (count: CampaignCount) => void;
}

/** What became of a finding. */
export type FindingOutcome =
  | { readonly kind: 'stored'; readonly finding: SmallFinding; readonly directory: string; readonly isNew: boolean }
  /** A stored finding shows the same. */
  | { readonly kind: 'known'; readonly finding: RawFinding; readonly directory: string };

/** Places of cases, without the last one. */
interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

type ShrinkRequest = Extract<Request, { type: 'shrink' }>;

/** Runs a campaign over worker threads: hands out cases, writes down what is found, makes it small, stores it. */
export class Campaign {
  private readonly options: CampaignOptions;
  private readonly pool: WorkerPool;
  private readonly queue = new ShrinkQueue();
  private readonly frontier = new Frontier();
  private readonly leftOver: RawFinding[];
  private readonly casesMax: number;
  private readonly startedMs = performance.now();
  private readonly violating = new Map<string, number>();
  private nextPlace = 0;
  /** Places that were handed out to a worker that was ended. */
  private readonly ranges: PlaceRange[] = [];
  private journalProgressMs = 0;
  private tried = 0;
  private casesPerMs = 0;
  private busy = 0;
  private isShrinking = false;
  private newFindings = 0;
  private isStopped = false;
  private failure: unknown;
  private wake: (() => void)[] = [];

  constructor(options: CampaignOptions) {
    this.options = options;
    this.leftOver = [...options.leftOver];
    this.casesMax = casesOfShard(options.plan);
    const { plan, caseMs } = options;
    this.pool = new WorkerPool(options.workers, {
      plan,
      caseMs,
      onFound: (note) => this.attempt(() => this.note(note)),
    });
  }

  /** @throws OutputUnwritableError when findings cannot be written; what a worker died of */
  async run(): Promise<CampaignCount & { readonly why: CampaignEnd; readonly ms: number }> {
    const timer = setInterval(() => this.attempt(() => this.tellProgress()), PROGRESS_EVERY_MS);
    try {
      await Promise.all(Array.from({ length: this.pool.size }, async (_, worker) => this.lane(worker)));
      if (this.failure !== undefined) throw this.failure;
      const why = this.whyEnded();
      this.options.journal.append({ type: 'end', why, ...this.count() });
      return { ...this.count(), why, ms: performance.now() - this.startedMs };
    } finally {
      clearInterval(timer);
      await this.pool.close();
    }
  }

  /** Ends it soon: what is being made small is stored as it is, what is found stays in the journal. */
  stop(): void {
    this.isStopped = true;
    this.pool.stop();
    this.wakeLanes();
  }

  /** Keeps one worker busy until there is nothing left to do. */
  private async lane(worker: number): Promise<void> {
    for (;;) {
      const task = this.nextTask();
      if (task === 'none') return;
      if (task === 'wait') {
        await new Promise<void>((resolve) => this.wake.push(resolve));
        continue;
      }
      this.busy += 1;
      try {
        await task(worker);
      } catch (error) {
        this.fail(error);
      }
      this.busy -= 1;
      this.wakeLanes();
    }
  }

  private nextTask(): ((worker: number) => Promise<void>) | 'wait' | 'none' {
    if (this.failure !== undefined) return 'none';
    if (!this.isShrinking && !this.isStopped && this.newFindings < this.options.findingsMax) {
      const waiting = this.nextToSettle();
      if (waiting) {
        this.isShrinking = true;
        return async (worker) => this.settle(worker, waiting);
      }
    }
    if (this.hasCases()) return async (worker) => this.tryChunk(worker);
    return this.busy > 0 ? 'wait' : 'none';
  }

  private hasCases(): boolean {
    return !this.isOver() && (this.ranges.length > 0 || this.nextPlace < this.casesMax);
  }

  private isOver(): boolean {
    const { findingsMax, timeMs } = this.options;
    const isLate = performance.now() - this.startedMs >= timeMs;
    return this.isStopped || isLate || this.newFindings >= findingsMax;
  }

  private nextToSettle(): RawFinding | undefined {
    const finding = this.leftOver.shift();
    if (finding) return finding;
    // Once nothing more is handed out, places beyond a gap need not wait for those before it.
    const isAllTried = !this.hasCases() && this.busy === 0;
    return this.queue.take(isAllTried ? Infinity : this.frontier.place);
  }

  /** Finds out whether a finding shows anything new, and if so makes it small and stores it. */
  private async settle(worker: number, raw: RawFinding): Promise<void> {
    const { known, onOutcome } = this.options;
    try {
      const stored = known.directoryOf(raw);
      if (stored === undefined) {
        await this.shrink(worker, raw);
        return;
      }
      this.noteStored(raw, stored, false);
      await onOutcome({ kind: 'known', finding: raw, directory: stored });
    } finally {
      this.isShrinking = false;
    }
  }

  private async shrink(worker: number, raw: RawFinding): Promise<void> {
    const { shrinkMs, store, known, onOutcome } = this.options;
    const request = { type: 'shrink', finding: raw, knownParts: known.partsFor(raw), limitMs: shrinkMs } as const;
    const finding = raw.path === ENDLESS ? withoutShrinking(raw) : await this.small(worker, request);
    const { directory, isNew } = store.add(finding);
    known.add(finding, directory);
    if (isNew) this.newFindings += 1;
    this.noteStored(raw, directory, isNew);
    await onOutcome({ kind: 'stored', finding, directory, isNew });
  }

  /** A case on the way may not end, although what it comes from does. */
  private async small(worker: number, request: ShrinkRequest): Promise<SmallFinding> {
    try {
      return (await this.pool.ask(worker, request)).finding;
    } catch (error) {
      if (!(error instanceof CaseOverdue)) throw error;
      return withoutShrinking(request.finding);
    }
  }

  private noteStored(raw: RawFinding, directory: string, isNew: boolean): void {
    const name = path.basename(directory);
    this.options.journal.append({ type: 'stored', signature: signatureOf(raw), directory: name, isNew });
  }

  private async tryChunk(worker: number): Promise<void> {
    const { from, to } = this.ranges.shift() ?? this.nextChunk();
    const startedMs = performance.now();
    try {
      const reply = await this.pool.ask(worker, { type: 'try', from, to });
      this.casesPerMs = (reply.to - from) / Math.max(1, performance.now() - startedMs);
      this.take(reply);
    } catch (error) {
      if (!(error instanceof CaseOverdue) || error.isDrawing) throw error;
      this.takeEndless({ from, to }, from + error.offset, error.limitMs);
    }
  }

  private nextChunk(): PlaceRange {
    const from = this.nextPlace;
    const size = this.casesPerMs === 0 ? CHUNK_FIRST : Math.ceil(this.casesPerMs * CHUNK_MS);
    this.nextPlace = Math.min(this.casesMax, from + Math.min(size, CHUNK_MAX));
    return { from, to: this.nextPlace };
  }

  /** A case did not end: it is a finding, and those beside it are tried again, because their worker cannot answer. */
  private takeEndless({ from, to }: PlaceRange, place: number, limitMs: number): void {
    const { plan } = this.options;
    this.ranges.push(
      ...[
        { from, to: place },
        { from: place + 1, to },
      ].filter((range) => range.from < range.to),
    );
    const finding = endlessFinding(plan, caseNumberAt(plan, place), limitMs);
    const { invariant } = finding;
    const isWanted = plan.properties?.includes(invariant) ?? true;
    if (isWanted) this.note({ place, finding });
    this.take({ from: place, to: place + 1, violating: isWanted ? [[invariant, 1]] : [] });
  }

  private take({ from, to, violating }: Omit<TriedReply, 'type'>): void {
    this.tried += to - from;
    this.frontier.add(from, to);
    for (const [invariant, cases] of violating) {
      this.violating.set(invariant, (this.violating.get(invariant) ?? 0) + cases);
    }
  }

  /** A worker found something: it is written down before anything else happens. */
  private note({ place, finding }: PlacedFinding): void {
    if (!this.queue.add({ place, finding })) return;
    this.options.journal.append({ type: 'found', signature: signatureOf(finding), place, finding });
  }

  private tellProgress(): void {
    const count = this.count();
    this.options.onProgress(count);
    const ms = performance.now() - this.startedMs;
    if (ms - this.journalProgressMs < Math.min(ms * JOURNAL_PROGRESS_PART, JOURNAL_PROGRESS_MAX_MS)) return;
    this.journalProgressMs = ms;
    this.options.journal.append({ type: 'progress', ...count });
  }

  private count(): CampaignCount {
    const sorted = [...this.violating].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { tried: this.tried, frontier: this.frontier.place, violating: Object.fromEntries(sorted) };
  }

  private whyEnded(): CampaignEnd {
    if (this.isStopped) return 'stopped';
    if (this.newFindings >= this.options.findingsMax) return 'max-findings';
    return this.ranges.length > 0 || this.nextPlace < this.casesMax ? 'time' : 'done';
  }

  /** Work outside of the lanes, whose errors must end the campaign too. */
  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.pool.stop();
    this.wakeLanes();
  }

  private wakeLanes(): void {
    const waiting = this.wake;
    this.wake = [];
    for (const resolve of waiting) resolve();
  }
}
