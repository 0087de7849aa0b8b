import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/runs/prepareRun.ts';
import { runEvents } from '../../src/runs/runEvents.ts';
import { Random } from '../../src/sim/random.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { keptHeaderFacts } from '../../src/trace/keptHeaderFacts.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { drawLosses, lossyTrace, type Telling } from './lossyRecorder.ts';
import { falseBlame, serverHits, verdictOn } from './recorderLoss.ts';

const TRACE = path.join(ROOT, 'fixtures', 'forty-curls', 'trace.msgpack.gz');
/** Rounds of losses; the long suite draws many more. */
const ROUNDS = process.env['FLOWPROOF_LONG'] === '1' ? 400 : 16;
/** Agents with and without defects that this trace shows. */
const AGENTS = [
  [],
  ['docker-proxy-pid-check=on'],
  ['docker-proxy-pid-check=on', 'max-closed-conns=30'],
  ['docker-proxy-pid-check=on', 'max-http-stats=20'],
] as const;

describe('a replay of a trace that the recorder lost events of', () => {
  const folder = temporaryFolder();

  /** Everything that the agent is wrongly blamed for, over many draws of losses. */
  async function blameOver(toggle: readonly string[], telling: Telling) {
    const { header, events: ordered } = await loadTrace(TRACE);
    const events = ordered.map(({ event }) => event);
    const prepared = await prepareRun(TRACE, { toggle });
    const expected = serverHits(await runEvents(prepared.settings, prepared.events));
    const whole = await verdictOn(TRACE, { toggle }, expected);
    const blames: string[] = [];
    let [tainted, spared, doubted] = [0, 0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const lost = drawLosses(events, new Random(round));
      const bytes = lossyTrace(keptHeaderFacts(header), events, lost, telling);
      const lossy = await verdictOn(folder.write('lossy.msgpack', bytes), { toggle }, expected);
      blames.push(...falseBlame(whole, lossy).map((blame) => `round ${round}: ${blame}`));
      if (lossy.taintedFlows > 0) tainted += 1;
      if (lossy.blamed.size > 0) spared += 1;
      if (lossy.violations.some(({ isInconclusive }) => isInconclusive)) doubted += 1;
    }
    return { blames, tainted, spared, doubted };
  }

  it.each(AGENTS.map((toggle) => ({ toggle })))('never blames the agent for it: $toggle', async ({ toggle }) => {
    const { blames, tainted } = await blameOver(toggle, 'as the recorder');
    expect(blames).toEqual([]);
    expect(tainted).toBeGreaterThan(ROUNDS / 2);
  });

  it('still blames the agent for what it did to flows that were recorded whole', async () => {
    const { spared, doubted } = await blameOver([], 'as the recorder');
    expect(spared).toBeGreaterThan(ROUNDS / 2);
    expect(doubted).toBeGreaterThan(0);
  });

  it('is looked at: losses that a recorder does not tell make it blame the agent', async () => {
    const { blames, tainted } = await blameOver(['docker-proxy-pid-check=on'], 'not at all');
    expect(tainted).toBe(0);
    expect(blames.join('\n')).toMatch(/every-hit-arrives|expect: /);
  });
});
