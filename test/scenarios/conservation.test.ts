import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareScenario } from '../../src/runs/prepareRun.ts';
import { PROFILES } from '../../src/model/profiles.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { agentScenarios } from './agentScenarios.ts';

const NAMES = agentScenarios();
/** What no run may violate, whatever it shows. */
const ALWAYS = ['hit-conservation', 'backend-matches-ledger'];

const scenarioOf = (name: string) => loadScenario(path.join(ROOT, 'scenarios', name));

describe('the hits of a scenario', () => {
  it.each(NAMES)('%s are conserved under every profile', async (name) => {
    for (const { id } of PROFILES) {
      const { settings, events } = await prepareScenario(scenarioOf(name), { profile: id });
      const { totals, ledger, violations, hits } = simulate({ ...settings, events });
      const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned, surplusShipments } = totals;
      expect(inFlight + shipped + duplicated + lost + filtered + orphaned, id).toBe(captured);
      expect(captured, id).toBe(ledger.hits().length);
      // A scenario without HTTP must have connections instead.
      expect(captured + ledger.flowCount, id).toBeGreaterThan(0);
      const counted = [...hits.values()].reduce((sum, { server, client }) => sum + server + client, 0);
      expect(counted, id).toBe(shipped + duplicated + surplusShipments);
      expect(
        violations.filter(({ invariant }) => ALWAYS.includes(invariant)),
        id,
      ).toEqual([]);
    }
  });

  it.each(NAMES)('%s may not be expected to vanish', async (name) => {
    const { expect: expected } = await prepareScenario(scenarioOf(name), {});
    expect(expected.violates.filter((invariant) => ALWAYS.includes(invariant))).toEqual([]);
  });
});
