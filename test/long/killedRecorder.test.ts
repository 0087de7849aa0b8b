import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { killRecorder, type KilledRun } from '../live/killedRecorder.ts';
import { lacking } from '../recorder/recorder.ts';
import { Random } from '../../src/sim/random.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';

const RUNS = 200;
/** Several flushes later than the first. */
const LATEST_MS = 1000;
/** One in so many is killed while it starts. */
const EARLY_EVERY = 10;

describe.skipIf(lacking !== '')(`${RUNS} recorders that are killed at random moments`, () => {
  const folder = temporaryFolder();

  it('leave traces that are readable to the last whole record', { timeout: 1_800_000 }, async () => {
    const random = new Random(1);
    const runs: KilledRun[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const file = path.join(folder.path, run % 2 === 0 ? 'killed.msgpack' : 'killed.msgpack.gz');
      rmSync(file, { force: true });
      const since = run % EARLY_EVERY < 2 ? 'start' : 'first byte';
      runs.push(await killRecorder({ afterMs: random.below(LATEST_MS), since }, file));
    }
    const count = (is: (run: KilledRun) => boolean) => runs.filter(is).length;
    const events = runs.reduce((sum, run) => sum + run.events, 0);
    process.stdout.write(
      `${RUNS} kills: ${count(({ bytes }) => bytes === 0)} before the first byte, ` +
        `${count(({ partialBytes }) => partialBytes > 0)} inside a record, ${events} whole events read\n`,
    );
    expect(runs.flatMap(({ problems }, run) => problems.map((problem) => `run ${run}: ${problem}`))).toEqual([]);
    expect(count(({ events: whole }) => whole > 100)).toBeGreaterThan(RUNS / 4);
  });
});
