import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { curlsOnTinyRings, recordTinyRings } from '../live/tinyRings.ts';
import { lacking } from '../recorder/recorder.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';

const RUNS = 100;
const CURLS = 20;

describe.skipIf(lacking !== '')(`${RUNS} recordings with rings that are too small`, () => {
  const folder = temporaryFolder();

  it('account for every attempt: delivered or lost, per ring and CPU', { timeout: 1_800_000 }, () => {
    const file = path.join(folder.path, 'tiny.msgpack');
    const runs = Array.from({ length: RUNS }, (_, run) => recordTinyRings(run, file));
    const sum = (of: 'attempts' | 'lost' | 'sums') => runs.reduce((total, run) => total + run[of], 0);
    const lossy = runs.filter(({ lost }) => lost > 0).length;
    process.stdout.write(
      `${RUNS} runs, ${lossy} with losses: ${sum('attempts')} attempts, ${sum('lost')} lost, ${sum('sums')} sums looked at\n`,
    );
    expect(runs.flatMap(({ problems }, run) => problems.map((problem) => `run ${run}: ${problem}`))).toEqual([]);
    expect(lossy).toBeGreaterThan(RUNS / 2);
  });

  it(`never let a replay blame the agent: forty curls, ${CURLS} times`, { timeout: 600_000 }, () => {
    const file = path.join(folder.path, 'curls.msgpack');
    expect(Array.from({ length: CURLS }, () => curlsOnTinyRings(file)).flat()).toEqual([]);
  });
});
