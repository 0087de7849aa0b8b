import { describe, expect, it } from 'vitest';
import { blocksOf, testBlocks, testsThatName } from '../../scripts/reach.mjs';
import { LOSS_REASON_IDS } from '../../src/model/ledger/lossReasons.ts';

const TEXT = `
const CASES = [['stats-map-full', 1]];
describe('x', () => {
  it('names a reason', () => { expect(reason).toBe('tuple-unreadable'); });
  it.each(CASES)('has a table', (reason) => expect(reason).toBe(1));
  it('asserts nothing', () => { run('batch-missing'); });
});`;

describe('what reaches a loss point', () => {
  it('is a test that names it and expects something, itself or in its table', () => {
    const blocks = blocksOf('x.test.ts', TEXT);
    const titles = (word: string) => testsThatName(word, blocks).map(({ title }) => title);
    expect(titles('tuple-unreadable')).toEqual(['names a reason']);
    expect(titles('stats-map-full')).toEqual(['has a table']);
    expect(titles('batch-missing')).toEqual([]);
    expect(titles('map-full')).toEqual([]);
  });

  it('is missing for a reason that nothing names: the gate would say so', () => {
    const blocks = testBlocks();
    expect(blocks.length).toBeGreaterThan(400);
    expect(testsThatName('planted-reason-that-no-test-names', blocks)).toEqual([]);
    expect(LOSS_REASON_IDS.length).toBeGreaterThan(40);
  });
});
