import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli.ts';
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

  it('leaves a trace whose flows but the last can be judged', async () => {
    const file = path.join(folder.path, 'judged.msgpack');
    expect(await killRecorder({ afterMs: 800, since: 'first byte' }, file)).toMatchObject({ problems: [] });
    const { status, stdout } = runCli(['replay', file, '--allow-truncated', '--json']);
    const { recorderLoss, verdict } = JSON.parse(stdout) as Judged;
    expect([status, verdict]).not.toContain('fail');
    expect(recorderLoss).toMatchObject({ everywhere: null, mayMissFlows: true });
    expect(recorderLoss.flows).toBeGreaterThan(100);
    expect(recorderLoss.taintedFlows).toBeLessThan(recorderLoss.flows * 0.9);
  });
});

interface Judged {
  readonly verdict: string;
  readonly recorderLoss: { readonly everywhere: null; readonly flows: number; readonly taintedFlows: number };
}
