import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of the folder that is mutated, as `scripts/mutation.mjs` hands them over. */
const tests: unknown = JSON.parse(process.env['FLOWPROOF_MUTATION_TESTS'] ?? '[]');
if (!Array.isArray(tests)) throw new TypeError('FLOWPROOF_MUTATION_TESTS is a JSON list of file patterns');

/** Unit tests first: the first failure ends the judgement of a mutant, and they are the quickest to fail. */
const SLOWER_AND_SLOWER = [/(Laws|Toggles|underflow)\.test\.ts$/, /\/museum\//, /\/conformance\//];

function rank({ moduleId }: TestSpecification): number {
  return SLOWER_AND_SLOWER.findIndex((pattern) => pattern.test(moduleId));
}

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: tests.map(String),
    sequence: { sequencer: QuickestFirst },
    setupFiles: ['scripts/mutation/fixedSeed.mjs'],
    // The verdict on a mutant must not depend on the day.
    env: { FLOWPROOF_SEED: '1' },
    testTimeout: 60_000,
  },
});
