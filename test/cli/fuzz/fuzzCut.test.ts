import { describe, expect, it } from 'vitest';
import { cutCampaigns } from './cutCampaigns.ts';

const CAMPAIGNS = 50;

describe('campaigns that are killed at a random time', () => {
  it(`leave a whole journal with everything that they found: ${CAMPAIGNS} of them`, async () => {
    const { problems, journals, found, stored } = await cutCampaigns(CAMPAIGNS, 1);
    expect(problems).toEqual([]);
    expect(journals).toBeGreaterThan(CAMPAIGNS / 2);
    expect(found).toBeGreaterThan(CAMPAIGNS);
    expect(stored).toBeGreaterThan(CAMPAIGNS / 5);
  }, 300_000);
});
