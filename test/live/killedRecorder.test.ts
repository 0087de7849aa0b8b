import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacking } from '../recorder/recorder.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { killRecorder } from './killedRecorder.ts';

describe.skipIf(lacking !== '')('a recorder that is killed at any moment', () => {
  const folder = temporaryFolder();

  it.each([
    [60, 'start', 'msgpack'],
    [0, 'first byte', 'msgpack'],
    [333, 'first byte', 'msgpack'],
    [777, 'first byte', 'msgpack'],
    [0, 'first byte', 'msgpack.gz'],
    [250, 'first byte', 'msgpack.gz'],
    [555, 'first byte', 'msgpack.gz'],
  ] as const)(
    'leaves a trace that is readable to its last whole record (%i ms after its %s, a %s)',
    async (afterMs, since, ending) => {
      const file = path.join(folder.path, `${afterMs}.${ending}`);
      const { problems, events } = await killRecorder({ afterMs, since }, file);
      expect(problems).toEqual([]);
      if (afterMs > 200) expect(events).toBeGreaterThan(1000);
    },
  );
});
