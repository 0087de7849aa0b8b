import { EXIT_STATUS, type ExitStatus } from '../../errorTable.ts';
import { toJson } from '../../report/json.ts';
import { firstDivergence } from '../../sim/determinism/firstDivergence.ts';
import { writeStdout } from '../writeStdout.ts';
import { CaseOverdue } from './CaseOverdue.ts';
import { caseNumberAt, casesOfShard } from './caseNumbers.ts';
import type { FuzzPlan } from './FuzzPlan.ts';
import { planFacts } from './fuzzReport.ts';
import type { DivergedCase } from './messages.ts';
import { ProgressLine } from './ProgressLine.ts';
import type { FuzzRun } from './readFuzzPlan.ts';
import { onStopSignal } from '../stopSignal.ts';
import { WorkerPool } from './WorkerPool.ts';

const CHUNK = 50;
const GONE = 'cannot be told: it did not happen again';

/**
 * `flowproof fuzz --check-determinism`: runs each case twice in one worker and twice in another, and stops at the first
 * case whose runs differ.
 */
export async function checkDeterminism(run: FuzzRun, isJson: boolean): Promise<ExitStatus> {
  const { plan } = run;
  const casesMax = casesOfShard(plan);
  const pairs = Math.max(1, Math.floor(run.workers / 2));
  const pool = new WorkerPool(pairs * 2, { plan, caseMs: run.caseMs });
  const progress = new ProgressLine();
  const untilMs = performance.now() + run.timeMs;
  const stop = new AbortController();
  let next = 0;
  let checked = 0;
  let diverged: DivergedCase | undefined;
  const release = onStopSignal(() => {
    stop.abort();
    pool.stop();
  });
  const lane = async (pair: number): Promise<void> => {
    while (!stop.signal.aborted && !diverged && next < casesMax && performance.now() < untilMs) {
      const from = next;
      next = Math.min(casesMax, from + CHUNK);
      const result = await checkInBoth(pool, plan, { pair, from, to: next });
      diverged ??= result.diverged;
      checked += result.checked;
      progress.show({ tried: checked, frontier: 0, violating: {} }, casesMax);
    }
  };
  try {
    await Promise.all(Array.from({ length: pairs }, async (_, pair) => lane(pair)));
  } finally {
    release();
    progress.clear();
    await pool.close();
  }
  if (isJson) await writeStdout(`${toJson({ ...planFacts(plan), checked, diverged: diverged ?? null })}\n`);
  else await writeStdout(render(plan, checked, diverged));
  if (diverged) return EXIT_STATUS.verdictFailed;
  return stop.signal.aborted ? EXIT_STATUS.interrupted : EXIT_STATUS.ok;
}

interface Range {
  readonly pair: number;
  readonly from: number;
  readonly to: number;
}

async function checkInBoth(pool: WorkerPool, plan: FuzzPlan, range: Range) {
  try {
    return await compareWorkers(pool, plan, range);
  } catch (error) {
    if (!(error instanceof CaseOverdue)) throw error;
    const number = caseNumberAt(plan, range.from + error.offset);
    const diverged = { number, step: 'its end', first: error.message, second: 'it was not waited for' };
    return { checked: error.offset, diverged };
  }
}

async function compareWorkers(pool: WorkerPool, plan: FuzzPlan, { pair, from, to }: Range) {
  const [one, other] = [pair * 2, pair * 2 + 1];
  const replies = await Promise.all([
    pool.ask(one, { type: 'check', from, to }),
    pool.ask(other, { type: 'check', from, to }),
  ]);
  const [first, second] = replies.map(({ hashes }) => hashes);
  // A stopped worker has fewer of them.
  const checked = Math.min(first!.length, second!.length);
  const within = replies.find(({ diverged }) => diverged)?.diverged;
  const index = first!.findIndex((hash, at) => at < checked && hash !== second![at]);
  if (within || index < 0) return { checked, diverged: within };
  const place = from + index;
  const [here, there] = await Promise.all([
    pool.ask(one, { type: 'steps', place }),
    pool.ask(other, { type: 'steps', place }),
  ]);
  const difference = firstDivergence(here.steps, there.steps) ?? { step: GONE, first: '', second: '' };
  return { checked, diverged: { number: caseNumberAt(plan, place), ...difference } };
}

function render({ seed }: FuzzPlan, checked: number, diverged: DivergedCase | undefined): string {
  if (!diverged) return `${checked} cases of seed ${seed}, each run four times in two workers: no run differs\n`;
  const { number, step, first, second } = diverged;
  return [
    `DIVERGED  ${number.kind} case ${number.index} of seed ${seed}; the first step that differs:`,
    `  step       ${step}`,
    `  one run    ${first}`,
    `  the other  ${second}`,
    `  again      flowproof fuzz --check-determinism --kind ${number.kind} --seed ${seed} --only ${number.index}`,
    '',
  ].join('\n');
}
