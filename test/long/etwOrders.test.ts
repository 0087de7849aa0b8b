import { describe, expect, it } from 'vitest';
import { runEtwCampaign } from '../model/windows/etw/etwCampaign.ts';

describe('the HTTP service of Windows, at length', () => {
  it('holds its laws over a million random orders of events', () => {
    const { orders, violation } = runEtwCampaign(0, 1_000_000);
    expect(violation).toBeUndefined();
    expect(orders).toBe(1_000_000);
  }, 1_800_000);
});
