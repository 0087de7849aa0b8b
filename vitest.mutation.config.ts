import { defineConfig } from 'vitest/config';

/** Tests of the folder that is mutated, as `scripts/mutation.mjs` hands them over. */
const tests: unknown = JSON.parse(process.env['FLOWPROOF_MUTATION_TESTS'] ?? '[]');
if (!Array.isArray(tests)) throw new TypeError('FLOWPROOF_MUTATION_TESTS is a JSON list of file patterns');

export default defineConfig({
  test: {
    include: tests.map(String),
    setupFiles: ['scripts/mutation/fixedSeed.mjs'],
    // The verdict on a mutant must not depend on the day.
    env: { FLOWPROOF_SEED: '1' },
    testTimeout: 60_000,
  },
});
