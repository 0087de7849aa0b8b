import type { RunResult } from './runResult.ts';
import { type RunOptions, simulate } from './simulate.ts';

/** How often each number of server hits of a service occurred, ascending by the number. */
export type Distribution = ReadonlyMap<number, number>;

/** What a sweep over seeds found. */
export interface SeedSweep {
  readonly seeds: number;
  readonly distribution: Distribution;
  /** The first seed that showed each number of hits. */
  readonly firstSeed: ReadonlyMap<number, number>;
}

/** What is watched while seeds are swept. */
export interface SweepOptions {
  readonly run: RunOptions;
  /** Seeds from 1 to this number. */
  readonly seeds: number;
  readonly service: string;
  /** Called with each result, before it is forgotten. */
  readonly onResult?: (result: RunResult) => void;
}

/** Runs the same workload with every seed from 1 on: how a flaky number comes about. */
export function sweepSeeds({ run, seeds, service, onResult }: SweepOptions): SeedSweep {
  const counts = new Map<number, number>();
  const firstSeed = new Map<number, number>();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const result = simulate({ ...run, seed });
    onResult?.(result);
    const hits = result.hits.get(service)?.server ?? 0;
    counts.set(hits, (counts.get(hits) ?? 0) + 1);
    if (!firstSeed.has(hits)) firstSeed.set(hits, seed);
  }
  return { seeds, distribution: new Map([...counts].toSorted(([a], [b]) => a - b)), firstSeed };
}
