import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../../src/cli/fuzz/ProgressLine.ts';

function shown(isTTY: boolean, isCi: boolean, casesMax: number): string {
  let text = '';
  const write = (more: string): void => {
    text += more;
  };
  const line = new ProgressLine({ isTTY, write }, isCi);
  line.addFinding();
  line.show({ tried: 1200, frontier: 1200, violating: {} }, casesMax);
  line.clear();
  return text;
}

describe('the progress of a campaign', () => {
  it('is one line on a terminal, which is cleared for other output', () => {
    expect(shown(true, false, 5000)).toMatch(/^\r\S+1200 of 5000 cases, \d+\/s, 1 found, 0 s\r\S+$/);
    expect(shown(true, false, Infinity)).toContain('1200 cases, ');
  });

  it('is silent in CI, and where there is no terminal', () => {
    expect([shown(true, true, 5000), shown(false, false, 5000)]).toEqual(['', '']);
  });
});
