import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.spec.ts'],
    // Adds the expectations for every file; importing the module in a file does the same.
    setupFiles: ['flowproof/vitest'],
  },
});
