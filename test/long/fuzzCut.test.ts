import { describe, expect, it } from 'vitest';
import { cutCampaigns } from '../cli/fuzz/cutCampaigns.ts';

const CAMPAIGNS = 1000;

describe('campaigns that are killed at a random time', () => {
  it(`leave a whole journal with everything that they found: ${CAMPAIGNS} of them`, async () => {
    const { problems, journals, found, stored } = await cutCampaigns(CAMPAIGNS, 2);
    expect(problems).toEqual([]);
    expect(journals).toBeGreaterThan(CAMPAIGNS / 2);
    expect(found).toBeGreaterThan(CAMPAIGNS);
    expect(stored).toBeGreaterThan(CAMPAIGNS / 5);
  }, 3_600_000);
});
