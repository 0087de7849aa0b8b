import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacking } from '../recorder/recorder.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { curlsOnTinyRings, isHeld, recordTinyRings } from './tinyRings.ts';

describe.skipIf(lacking !== '')('a recording with rings that are too small', () => {
  const folder = temporaryFolder();

  it.each([0, 1, 7])('accounts for every attempt, per ring and CPU (run %i)', (run) => {
    const { problems, lost, sums } = recordTinyRings(run, path.join(folder.path, `tiny-${run}.msgpack`));
    expect(problems).toEqual([]);
    if (isHeld(run)) expect(lost).toBeGreaterThan(0);
    expect(sums).toBeGreaterThan(1);
  });

  it('never lets a replay blame the agent for it: forty curls, an agent without the defect', () => {
    const file = path.join(folder.path, 'curls.msgpack');
    expect(curlsOnTinyRings(file)).toEqual([]);
  });
});
