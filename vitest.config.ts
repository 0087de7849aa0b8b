import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Campaigns of minutes run with `npm run test:long` only.
    exclude: process.env['FLOWPROOF_LONG'] === '1' ? [] : ['test/long/**'],
    pool: 'threads',
    // Much of the time is waiting for child processes, so no processor is left to vitest alone.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 60_000,
    reporters: ['default'],
  },
});
