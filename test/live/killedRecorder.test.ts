import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacking } from '../recorder/recorder.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { killRecorder } from './killedRecorder.ts';

describe.skipIf(lacking !== '')('a recorder that is killed at any moment', () => {
  const folder = temporaryFolder();

  it.each([
    [60, 'start'],
    [0, 'first byte'],
    [333, 'first byte'],
    [777, 'first byte'],
  ] as const)(
    'leaves a trace that is readable to its last whole record (%i ms after its %s)',
    async (afterMs, since) => {
      const { problems } = await killRecorder({ afterMs, since }, path.join(folder.path, `${afterMs}.msgpack`));
      expect(problems).toEqual([]);
    },
  );
});
