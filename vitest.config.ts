import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Campaigns of minutes run with `npm run test:long` only.
    exclude: process.env['FLOWPROOF_LONG'] === '1' ? [] : ['test/long/**'],
    pool: 'threads',
    testTimeout: 60_000,
    reporters: ['default'],
  },
});
