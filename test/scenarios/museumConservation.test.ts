import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareScenario } from '../../src/runs/prepareRun.ts';
import { CONN_ENTRIES } from '../../src/model/museum/connEntries.ts';
import { RESERVE_ENTRIES } from '../../src/model/museum/reserveEntries.ts';
import { WINDOWS_ENTRIES } from '../../src/model/museum/windowsEntries.ts';
import { loadScenario } from '../../src/scenarios/loadScenario.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { agentScenarios } from './agentScenarios.ts';

const NAMES = agentScenarios();
/** What no run may violate, whatever defect is in it. */
const ALWAYS = ['hit-conservation', 'backend-matches-ledger'];
const ENTRIES = [...CONN_ENTRIES, ...WINDOWS_ENTRIES, ...RESERVE_ENTRIES];

describe('the ledger under a historic defect', () => {
  it.each(ENTRIES.map(({ id, toggle, stage }) => [id, toggle, stage]))(
    '%s: stays exact in every scenario',
    async (_id, toggle, stage) => {
      const profile = stage.includes('era-2019') ? { profile: 'era-2019' } : {};
      for (const name of NAMES) {
        const scenario = loadScenario(path.join(ROOT, 'scenarios', name));
        const { settings, events } = await prepareScenario(scenario, { ...profile, toggle: [toggle] });
        const { totals, violations, hits } = simulate({ ...settings, events });
        const { captured, inFlight, shipped, duplicated, lost, filtered, orphaned, surplusShipments } = totals;
        expect(inFlight + shipped + duplicated + lost + filtered + orphaned, name).toBe(captured);
        const counted = [...hits.values()].reduce((sum, { server, client }) => sum + server + client, 0);
        expect(counted, name).toBe(shipped + duplicated + surplusShipments);
        const broken = violations.filter(({ invariant }) => ALWAYS.includes(invariant));
        expect(broken, name).toEqual([]);
      }
    },
  );
});
