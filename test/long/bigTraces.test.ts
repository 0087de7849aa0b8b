import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/runCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';

const RSS_MB_MAX = 256;
const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-big-'));
afterAll(() => rmSync(folder, { recursive: true }));

function generate(events: number, form: 'rows' | 'columns', name = `${events}-${form}.msgpack`): string {
  const file = path.join(folder, name);
  execFileSync(process.execPath, ['benchmarks/generateTrace.mjs', '--events', String(events), '--form', form, file], {
    cwd: ROOT,
  });
  return file;
}

interface Measured {
  readonly events: number;
  readonly polls: number;
  readonly maxRssMb: number;
  /** After the first fifth of the events, and after the last. */
  readonly heapMb: readonly [number, number];
}

function measure(file: string, events: number): Measured {
  const args = ['--expose-gc', 'benchmarks/replayBig.mjs', '--replay', file, '--events', String(events)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as Measured;
}

describe('a trace of millions of events', () => {
  it('is the same, byte for byte, each time it is generated', () => {
    const digests = ['a', 'b'].map((name) =>
      createHash('sha256')
        .update(readFileSync(generate(100_000, 'columns', name)))
        .digest('hex'),
    );
    expect(digests[1]).toBe(digests[0]);
  }, 120_000);

  it('is replayed alike from rows, from columns, and with its bytes packed', () => {
    const rows = generate(300_000, 'rows');
    const columns = generate(300_000, 'columns');
    const packed = generate(300_000, 'rows', 'packed.msgpack.gz');
    expect(statSync(packed).size).toBeLessThan(statSync(rows).size / 3);
    const reports = [rows, columns, packed].map((file) => {
      const { stdout, stderr } = runCli(['replay', file, '--json', '--expect', 'api=0']);
      expect(stderr).toBe('');
      return JSON.parse(stdout) as { source: string; digest: string };
    });
    const told = reports.map(({ source: _source, digest: _digest, ...report }) => report);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(told[0]).toMatchObject({ forgotten: { fates: expect.any(Number) }, fates: [] });
    expect(spawnSync(process.execPath, ['bin/flowproof', 'trace', 'validate', columns], { cwd: ROOT }).status).toBe(0);
  }, 300_000);

  it.each(['rows', 'columns'] as const)(
    `takes no more than ${RSS_MB_MAX} MB of memory, and no more when it is longer (%s)`,
    (form) => {
      const events = 3_000_000;
      const measured = measure(generate(events, form), events);
      expect(measured.events).toBeGreaterThanOrEqual(events);
      expect(measured.polls).toBeGreaterThan(200);
      expect(measured.maxRssMb).toBeLessThan(RSS_MB_MAX);
      expect(measured.heapMb[1]).toBeLessThan(measured.heapMb[0] * 1.2);
    },
    600_000,
  );
});
