import { describe, expect, it } from 'vitest';
import { importMutated } from './mutateCapture.ts';

const SEED = Number(process.env['FLOWPROOF_SEED'] ?? 20_260);
const COUNT = 2500;

describe(`mutated captures (FLOWPROOF_SEED=${SEED})`, () => {
  it('are imported or refused with one error, and what is written is valid', { timeout: 300_000 }, async () => {
    const { imported, refused, readBack } = await importMutated(SEED, COUNT);
    expect(imported + refused).toBe(COUNT);
    // Both happen often, or the mutations are too tame or too wild to show anything.
    expect(imported).toBeGreaterThan(COUNT / 10);
    expect(refused).toBeGreaterThan(COUNT / 10);
    expect(readBack).toBeGreaterThan(10);
  });
});
