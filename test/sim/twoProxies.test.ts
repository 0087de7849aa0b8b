import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareScenario } from '../../src/runs/prepareRun.ts';
import { LOSS_REASON_IDS } from '../../src/model/ledger/lossReasons.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import { sweepSeeds } from '../../src/sim/overSeeds.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const SEEDS = 10_000;

describe('two docker-proxies for one port', () => {
  it(`account for every hit in ${SEEDS} seeds`, async () => {
    const scenario = loadScenario(path.join(ROOT, 'scenarios', 'two-proxies'));
    const { settings, events } = await prepareScenario(scenario, {});
    const known = new Set<string>(LOSS_REASON_IDS);
    const sweep = sweepSeeds({
      run: { ...settings, events },
      seeds: SEEDS,
      service: 'mysrv',
      onResult: ({ seed, totals, ledger, violations }) => {
        const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned } = totals;
        const sum = inFlight + shipped + duplicated + lost + filtered + orphaned;
        if (captured !== 160 || sum !== captured) throw new Error(`seed ${seed}: ${sum} fates for ${captured} hits`);
        for (const { fate, hit } of ledger.hits()) {
          if ('reason' in fate && !known.has(fate.reason))
            throw new Error(`seed ${seed}: hit ${hit} has no known fate`);
        }
        const broken = violations.find(({ invariant }) => /conservation|matches-ledger|duplicated/.test(invariant));
        if (broken) throw new Error(`seed ${seed}: ${broken.invariant}`);
      },
    });
    expect([...sweep.distribution.keys()]).toEqual([0, 10, 15, 25, 30, 40]);
    // Three polls, each filtered or not by a fair coin; 15 and 25 come about in two ways each.
    for (const [hits, runs] of sweep.distribution) {
      const expected = (hits === 15 || hits === 25 ? SEEDS / 4 : SEEDS / 8) | 0;
      expect(Math.abs(runs - expected)).toBeLessThan(expected / 5);
    }
  }, 600_000);
});
