import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { Heartbeat } from '../../../src/cli/fuzz/Heartbeat.ts';
import { CaseTrier } from '../../../src/cli/fuzz/tryCases.ts';
import type { FuzzPlan } from '../../../src/cli/fuzz/FuzzPlan.ts';
import { signatureOf } from '../../../src/cli/fuzz/Finding.ts';
import { readJournalIfAny } from '../../../src/cli/fuzz/readJournal.ts';
import { loadScenario } from '../../../src/scenarios/loadScenario.ts';
import { Random } from '../../../src/sim/random.ts';
import { profileWith } from '../../sim/campaign/windowsGenerations.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { FINDS_MANY, freshDirectory, storedIn } from './fuzzCli.ts';

const AT_ONCE = 4;
/**
 * What a campaign has done before the time runs after which it is killed: nothing, its first line, its first directory.
 * How long a process takes to start, and to make the first finding small, says nothing here.
 */
const PHASES = ['started', 'begun', 'begun', 'stored'] as const;
/** How often it is looked whether a campaign has come so far, and how many times. */
const LOOK_EVERY_MS = 10;
const LOOKS_MAX = 3000;
const FIRST_MS = 100;
const LAST_MS = 1500;
/** What was found longer ago than this must be there after a kill. */
const LOST_MS_MAX = 1000;
const TOGGLES = { 'lingering-flow-rule': 'off' };

/** What cut campaigns left behind, summed up. */
export interface CutSummary {
  /** Campaigns that had come so far as to write a journal. */
  journals: number;
  /** Findings in all journals, and complete directories. */
  found: number;
  stored: number;
  /** What must not be. */
  readonly problems: string[];
}

/**
 * Starts campaigns of the command line, kills each (SIGKILL) after a random time, and looks at what is left: every line
 * of the journal whole, everything found among the cases that were tried by the last sign of life, no half directory;
 * and that last sign not older than a second.
 */
export async function cutCampaigns(count: number, seed: number): Promise<CutSummary> {
  const random = new Random(seed);
  const delays = Array.from({ length: count }, () => FIRST_MS + random.below(LAST_MS - FIRST_MS));
  const summary: CutSummary = { journals: 0, found: 0, stored: 0, problems: [] };
  const reference = new Reference();
  const lane = async (): Promise<void> => {
    for (let delay = delays.pop(); delay !== undefined; delay = delays.pop()) {
      const directory = freshDirectory();
      const killedAtMs = await runUntilKilled(directory, {
        afterMs: delay,
        phase: PHASES[delays.length % PHASES.length]!,
      });
      inspect(directory, { killedAtMs, reference, summary });
      rmSync(path.dirname(directory), { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return summary;
}

interface Kill {
  readonly afterMs: number;
  readonly phase: (typeof PHASES)[number];
}

async function runUntilKilled(directory: string, { afterMs, phase }: Kill): Promise<number> {
  const args = ['fuzz', '--findings', directory, ...FINDS_MANY, '--runs', '1000000', '--workers', '2'];
  const child = spawn(process.execPath, [path.join(ROOT, 'bin', 'flowproof'), ...args], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  for (let looks = 0; looks < LOOKS_MAX && !hasCome(directory, phase); looks += 1) await setTimeout(LOOK_EVERY_MS);
  await setTimeout(afterMs);
  const killedAtMs = Date.now();
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  return killedAtMs;
}

function hasCome(directory: string, phase: Kill['phase']): boolean {
  if (phase === 'started') return true;
  if (!existsSync(directory)) return false;
  if (phase === 'stored') return storedIn(directory).length > 0;
  return (statSync(path.join(directory, 'journal.jsonl'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

interface Inspection {
  readonly killedAtMs: number;
  readonly reference: Reference;
  readonly summary: CutSummary;
}

function inspect(directory: string, { killedAtMs, reference, summary }: Inspection): void {
  const { problems } = summary;
  if (!existsSync(path.join(directory, 'journal.jsonl'))) return;
  const { lines, damaged } = readJournalIfAny(directory);
  if (damaged > 0) problems.push(`${damaged} damaged lines`);
  const text = readFileSync(path.join(directory, 'journal.jsonl'), 'utf8');
  if (text !== '' && !text.endsWith('\n')) problems.push('half a line at the end');
  const [start] = lines;
  if (!start) return;
  summary.journals += 1;
  const sinceMs = killedAtMs - lines.at(-1)!.atMs;
  if (killedAtMs - start.atMs > LOST_MS_MAX && sinceMs > LOST_MS_MAX) problems.push(`silent for ${sinceMs} ms`);
  const found = new Set(lines.flatMap((line) => (line.type === 'found' ? [line.signature] : [])));
  const progress = lines.findLast((line) => line.type === 'progress');
  for (const signature of reference.before(progress?.frontier ?? 0)) {
    if (!found.has(signature)) problems.push(`${signature} was found before place ${progress!.frontier}, and is lost`);
  }
  summary.found += found.size;
  for (const name of storedIn(directory)) {
    const files = readdirSync(path.join(directory, name)).toSorted();
    if (name.startsWith('.')) continue;
    if (files.join() !== 'README.md,case.json,scenario.yaml') problems.push(`${name} holds ${files.join(' ')}`);
    loadScenario(path.join(directory, name));
    summary.stored += 1;
  }
}

/** What an uncut campaign finds, case after case; tried as far as it is asked for. */
class Reference {
  private readonly plan: FuzzPlan = {
    seed: 1,
    kinds: ['windows'],
    agent: {
      profile: profileWith('agent-2026-05', TOGGLES),
      toggles: Object.entries(TOGGLES).map(([id, value]) => ({ id, value })),
    },
    pairs: false,
    huntsKnown: false,
    over: undefined,
    properties: ['failure-rate-bounded', 'every-hit-arrives'],
    cases: Infinity,
    shard: { index: 0, count: 1 },
    only: undefined,
  };
  private readonly trier = new CaseTrier(this.plan, new Heartbeat());
  private readonly places = new Map<string, number>();
  private tried = 0;

  /** Signatures of everything found before a place. */
  before(frontier: number): string[] {
    if (frontier > this.tried) {
      const note = (place: number, finding: Parameters<typeof signatureOf>[0]): void => {
        this.places.set(signatureOf(finding), place);
      };
      this.trier.try({ from: this.tried, to: frontier }, note, () => false);
      this.tried = frontier;
    }
    return [...this.places].filter(([, place]) => place < frontier).map(([signature]) => signature);
  }
}
