import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { footerFor } from '../../src/trace/footerFor.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { SAMPLE_EVENTS, SAMPLE_FACTS } from '../trace/sampleTrace.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';
import { expectOneError, runCli } from './runCli.ts';

const RECORDING = 'fixtures/forty-curls/trace.msgpack.gz';
const recorded = gunzipSync(readFileSync(RECORDING));

function bytesOf(events: typeof SAMPLE_EVENTS, footer = footerFor(events)): Buffer {
  const writer = new TraceWriter(SAMPLE_FACTS, 'rows');
  for (const event of events) writer.write(event);
  return writer.finish(footer);
}

describe('flowproof trace', () => {
  const folder = temporaryFolder();
  const withHole = SAMPLE_EVENTS.filter(({ kind }) => kind !== 'retrans');

  it('shows what is whole of a cut trace, and ends with the error unless that is allowed', () => {
    const file = folder.write('cut.msgpack', recorded.subarray(0, recorded.length >> 1));
    for (const command of ['info', 'cat']) {
      const { status, stdout, stderr } = runCli(['trace', command, file]);
      expect(status).toBe(3);
      expect(stdout.split('\n').length).toBeGreaterThan(10);
      expect(stderr).toMatch(/^flowproof: FP_TRACE_TRUNCATED: .* at byte \d+ after \d+ whole events\n {2}remedy: /);
      expect(runCli(['trace', command, file, '--allow-truncated'])).toMatchObject({ status: 0, stdout, stderr: '' });
    }
    expectOneError(runCli(['trace', 'validate', file]), 3, 'FP_TRACE_TRUNCATED');
  });

  it('tells a sound trace, one that lost events, and one that contradicts itself by the exit status', () => {
    const sound = folder.write('sound.msgpack', bytesOf(SAMPLE_EVENTS));
    expect(runCli(['trace', 'validate', sound])).toMatchObject({ status: 0, stderr: '' });
    const lossy = runCli(['trace', 'validate', folder.write('lossy.msgpack', bytesOf(withHole))]);
    expect(lossy.status).toBe(7);
    expect(lossy.stderr).toContain('FP_TRACE_LOSSY');
    const wrong = folder.write('wrong.msgpack', bytesOf(withHole, footerFor(SAMPLE_EVENTS)));
    const invalid = runCli(['trace', 'validate', wrong]);
    expect(invalid.status).toBe(3);
    expect(invalid.stderr).toContain('FP_TRACE_INVALID');
    expect(invalid.stdout).toContain('problem   ring life, CPU 1: the footer says 10 events, the trace has 9');
  });

  it('prints events in the order of the file or in total order, of some kinds, as many as asked', () => {
    const times = (args: readonly string[]) =>
      runCli(['trace', 'cat', RECORDING, ...args])
        .stdout.trimEnd()
        .split('\n')
        .map((line): { kind: string; tNs: number } => JSON.parse(line));
    const total = times([]);
    expect(total.map(({ tNs }) => tNs)).toEqual(total.map(({ tNs }) => tNs).toSorted((a, b) => a - b));
    const inFile = times(['--file-order']);
    expect(inFile).toHaveLength(total.length);
    expect(inFile).not.toEqual(total);
    expect(new Set(times(['--kind', 'close,estab']).map(({ kind }) => kind))).toEqual(new Set(['estab', 'close']));
    expect(times(['--limit', '3'])).toEqual(total.slice(0, 3));
    expect(times(['--file-order', '--limit', '3'])).toEqual(inFile.slice(0, 3));
  });

  it('writes a 64-bit number as decimal text, whatever its size', () => {
    const file = folder.write('wide.msgpack', bytesOf(SAMPLE_EVENTS));
    const { stdout } = runCli(['trace', 'cat', file, '--kind', 'estab']);
    expect(JSON.parse(stdout)).toMatchObject({ ck: '9223372036854775809', listenerCk: '77' });
  });

  it.each([
    [['--kind', 'fly'], 'unknown kind fly'],
    [['--limit', '1.5'], '--limit 1.5'],
    [['--limit', '-1'], '--limit'],
  ])('refuses %j', (args, message) => {
    const result = runCli(['trace', 'cat', RECORDING, ...args]);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(message);
  });
});
