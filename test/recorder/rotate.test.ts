import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { decode, inNamespace, lacking, RECORDER, run, scratch, workload } from './recorder.ts';

const TRAFFIC = ['/usr/bin/python3', workload('traffic.py'), '8098', '40', '4'];

describe.skipIf(lacking !== '')('a trace in several files', () => {
  it('is one trace when they are joined, and no file is larger than was asked for', () => {
    const folder = scratch();
    const file = path.join(folder, 't');
    const args = ['record', '-o', file, '--rotate', '16KiB', '--', ...TRAFFIC];
    const { status, stderr } = inNamespace('exec "$@"', RECORDER, ...args);
    expect(status).toBe(0);
    const files = readdirSync(folder).toSorted();
    expect(files.length).toBeGreaterThan(3);
    expect(files.slice(0, 3)).toEqual(['t', 't.0001', 't.0002']);
    expect(stderr).toContain(`the trace goes on in ${files.length - 1} more files: cat ${file} ${file}.* joins them`);
    const parts = files.map((name) => path.join(folder, name));
    for (const part of parts) expect(statSync(part).size).toBeLessThanOrEqual(16 * 1024);
    const { footer, records } = decode(Buffer.concat(parts.map((part) => readFileSync(part))));
    expect(footer).toMatchObject({ complete: true, conserved: true, ended: 'command' });
    const counted = Object.entries(footer!.counts).filter(([kind]) => kind !== 'header' && kind !== 'footer');
    expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(records.length);
    // The first file alone is a trace that was cut, between two records.
    expect(run(RECORDER, ['info', file]).stdout).toContain('cut: no footer');
  });

  it('keeps to --max-size over all files', () => {
    const folder = scratch();
    const args = ['record', '-o', path.join(folder, 't'), '--rotate', '8KiB', '--max-size', '30KiB', '--', ...TRAFFIC];
    expect(inNamespace('exec "$@"', RECORDER, ...args).status).toBe(0);
    const parts = readdirSync(folder)
      .toSorted()
      .map((name) => readFileSync(path.join(folder, name)));
    expect(parts.length).toBeGreaterThan(3);
    const { footer } = decode(Buffer.concat(parts));
    expect(footer?.ended).toBe('max-size');
    expect(footer?.detail['writer_dropped']).toBeGreaterThan(0);
  });

  it.each([
    ['one file', []],
    ['several', ['--rotate', '5KiB']],
  ] as const)('is gzipped when its name says so, as %s', async (_, options) => {
    const folder = scratch();
    const file = path.join(folder, 't.msgpack.gz');
    const args = ['record', '-o', file, ...options, '--', ...TRAFFIC];
    expect(inNamespace('exec "$@"', RECORDER, ...args).status).toBe(0);
    const parts = readdirSync(folder)
      .toSorted()
      .map((name) => readFileSync(path.join(folder, name)));
    if (options.length > 0) expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    for (const part of parts) if (options.length > 0) expect(part.length).toBeLessThanOrEqual(5 * 1024);
    writeFileSync(file, Buffer.concat(parts));
    const { footer, records } = decode(gunzipSync(readFileSync(file)));
    expect(footer).toMatchObject({ complete: true, conserved: true, ended: 'command' });
    const { health } = await loadTrace(file);
    expect(health).toMatchObject({ isComplete: true, eventsRead: records.length });
    expect(run(RECORDER, ['info', file])).toMatchObject({ status: 0, stderr: '' });
  });

  it('cannot be standard output', () => {
    const { status, stderr } = run(RECORDER, ['record', '-o', '-', '--rotate', '1MiB']);
    expect(status).toBe(2);
    expect(stderr).toContain('--rotate: standard output cannot be rotated\n  remedy: give a FILE');
  });
});
