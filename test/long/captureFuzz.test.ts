import { describe, expect, it } from 'vitest';
import { importMutated } from '../import/capture/mutateCapture.ts';

const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 1_000_000);
const COUNT = 25_000;

describe(`a campaign of mutated captures (FLOWPROOF_SEED=${SEED})`, () => {
  it('ends without a crash or a hang', { timeout: 1_800_000 }, async () => {
    const { imported, refused } = await importMutated(SEED, COUNT);
    process.stderr.write(`mutated captures: ${imported} imported, ${refused} refused\n`);
    expect(imported + refused).toBe(COUNT);
    expect(imported).toBeGreaterThan(COUNT / 10);
  });
});
