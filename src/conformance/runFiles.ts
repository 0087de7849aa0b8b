import { ConformanceFileError } from '../errors.ts';
import { AREA_RUNNERS } from './areas.ts';
import { loadVectorFile, vectorPaths } from './loadVectors.ts';
import type { AreaRunner, Divergence, Vector } from './vector.ts';

/** Vectors of one area by outcome. */
export interface AreaTally {
  passed: number;
  failed: number;
  skipped: number;
}

/** A vector whose answers differ from the real agent's. */
export interface FailedVector {
  readonly file: string;
  readonly vector: string;
  readonly divergence: Divergence;
}

/** Outcome of a conformance run. */
export interface ConformanceResult extends AreaTally {
  readonly areas: Readonly<Record<string, AreaTally>>;
  readonly failures: readonly FailedVector[];
}

/**
 * Runs every vector below the given files and folders against the model. An area without a model counts as skipped.
 *
 * @throws FileMissingError, ConformanceFileError
 */
export async function runConformance(paths: readonly string[]): Promise<ConformanceResult> {
  const areas = new Map<string, AreaTally>();
  const failures: FailedVector[] = [];
  const files = vectorPaths(paths);
  if (files.length === 0) throw new ConformanceFileError(paths.join(', '), 'there is no file of vectors');
  for (const path of files) {
    const { file, area, vectors } = loadVectorFile(path);
    const tally = areas.get(area) ?? { passed: 0, failed: 0, skipped: 0 };
    areas.set(area, tally);
    const runner = await findRunner(area);
    for (const vector of vectors) {
      if (!runner) {
        tally.skipped += 1;
        continue;
      }
      const divergence = runGuarded(runner, vector);
      if (divergence) {
        tally.failed += 1;
        failures.push({ file, vector: vector.id, divergence });
      } else {
        tally.passed += 1;
      }
    }
  }
  return summarise(areas, failures);
}

async function findRunner(area: string): Promise<AreaRunner | undefined> {
  const load = Object.hasOwn(AREA_RUNNERS, area) ? AREA_RUNNERS[area] : undefined;
  return load?.();
}

/** A model that throws on a vector has failed it: the message stands for the divergence. */
function runGuarded(runner: AreaRunner, vector: Vector): Divergence | undefined {
  try {
    return runner(vector);
  } catch (error) {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : 'an error';
    return { step: -1, op: '(run)', field: '(model threw)', expected: 'an answer', got };
  }
}

function summarise(areas: ReadonlyMap<string, AreaTally>, failures: readonly FailedVector[]): ConformanceResult {
  const names = [...areas.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const total: AreaTally = { passed: 0, failed: 0, skipped: 0 };
  const byArea: Record<string, AreaTally> = {};
  for (const name of names) {
    const tally = areas.get(name);
    if (!tally) continue;
    byArea[name] = tally;
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  return { ...total, areas: byArea, failures };
}
