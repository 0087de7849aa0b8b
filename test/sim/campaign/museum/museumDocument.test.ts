import { describe, expect, it } from 'vitest';
import { museumCampaigns } from '../../../../src/sim/campaign/museum/museumCampaigns.ts';
import { museumDocument } from '../../../../src/sim/campaign/museum/museumDocument.ts';

describe('the document of the museum', () => {
  it('tells what was found, what was not, and the smallest cases', () => {
    const campaigns = museumCampaigns();
    const campaign = campaigns.find(({ entry }) => entry.id === 'rst-leaves-transaction-open')!;
    const missed = campaigns.find(({ entry }) => entry.id === 'static-tags-lost-on-merge')!;
    const text = museumDocument({
      base: { runs: 1000, perSecond: 5000, unexplained: [], known: [['known:pipelining', 3]] },
      rows: [
        {
          campaign,
          found: 5,
          tried: 5,
          seconds: 0.012,
          runs: 4,
          events: 3,
          lines: ['socket 0 opens'],
          invariant: 'hits-conserved',
          flips: ['terminating-flags=fin-or-rst'],
        },
        { campaign: missed, found: 0, tried: 5, seconds: Number.NaN, runs: 900 },
      ],
      seeds: 5,
      seconds: 20,
      machine: 'a machine',
    });
    const row = '| 21 | rst-leaves-transaction-open | 5/5 | 0.01 | 4 | 3 | hits-conserved |';
    expect(text).toContain(`${row} \`terminating-flags=fin-or-rst\` |`);
    expect(text).toContain('| static-tags-lost-on-merge | S | 900 |');
    expect(text).toContain('| `known:pipelining` | 3 |');
    expect(text).toContain('- socket 0 opens');
  });

  it('every bug with a toggle has a campaign, in which one toggle alone is set', () => {
    const campaigns = museumCampaigns();
    expect(campaigns.length).toBeGreaterThanOrEqual(40);
    for (const { fixed, buggy, entry } of campaigns) expect(buggy, entry.id).not.toEqual(fixed);
  });
});
