import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const LEAK = 'fixtures/http-leak/per-call-tcp.msgpack.gz';
const FIXED = 'fixtures/http-leak/shared-tcp.msgpack.gz';
const LOCAL = 'fixtures/http-leak/per-call-unix.msgpack.gz';
const LOCAL_FIXED = 'fixtures/http-leak/shared-unix.msgpack.gz';

function diagnose(...args: string[]) {
  return runCli(['diagnose', 'leak', ...args]);
}

describe('diagnose leak of a trace', () => {
  it('fails with destination and rate on a leak, and passes on its fixed twin', () => {
    const leak = diagnose(LEAK);
    expect(leak.status).toBe(1);
    expect(leak.stdout).toContain(
      'to 127.0.0.1:38063 (tcp4): F2 LEAK +46, 1487.4/min (troughs 20, 36, 50, 66; most open 80)',
    );
    expect(leak.stdout).toContain('opened 80, closed 80, 1.0 requests per connection');
    const fixed = diagnose(FIXED);
    expect(fixed.status).toBe(0);
    expect(fixed.stdout).toContain('to 127.0.0.1:33467 (tcp4): no growth, 0/min (troughs 2, 2, 2, 2; most open 2)');
  });

  it('says "not IP" when only a local socket grows, and nothing of it when that does not', () => {
    const leak = diagnose(LOCAL);
    expect(leak.status).toBe(1);
    expect(leak.stdout).toContain('F5 NOT IP: descriptors grow +46');
    expect(diagnose(LOCAL_FIXED).status).toBe(0);
  });

  it('takes bounds, pools, waits and windows from the command line', () => {
    expect(diagnose(FIXED, '--cap', '127.0.0.1:33467=2', '--pooled', '127.0.0.1:33467', '--rmin', '40').status).toBe(0);
    const bound = diagnose(FIXED, '--cap', '127.0.0.1:33467=1');
    expect(bound).toMatchObject({ status: 1 });
    expect(bound.stdout).toContain('F1 2 open at once, cap 1');
    const pooled = diagnose(FIXED, '--pooled', '127.0.0.1:33467', '--rmin', '40.1');
    expect(pooled).toMatchObject({ status: 1 });
    expect(pooled.stdout).toContain('F3 reused too seldom: 40.0 requests per connection');
    expect(diagnose(FIXED, '--close-wait', '1s').status).toBe(0);
    expect(diagnose(LEAK, '--warm-up', '1s', '--window', '2s').stdout).toContain('judged from 3.04 s to 5.04 s');
  });

  it('prints one JSON object with the same', () => {
    const report: unknown = JSON.parse(diagnose(LEAK, '--json').stdout);
    expect(report).toMatchObject({
      verdict: 'fail',
      violations: [
        { invariant: 'F2', family: 'tcp4', dir: 'out' },
        { invariant: 'F2', dir: 'in' },
      ],
      processes: [{ families: { verdict: 'ip', growing: ['tcp4'] } }, { process: 'node' }],
    });
  });

  it('has no verdict for a trace in which nobody lives long enough', () => {
    const short = diagnose(FIXED, '--warm-up', '90s');
    expect(short.status).toBe(7);
    expect(short.stdout).toContain('inconclusive: no process was recorded for long enough');
    const curls = diagnose('fixtures/forty-curls/trace.msgpack.gz', '--window', '1h');
    expect(curls.status).toBe(7);
  });

  it('prints what docs/leaks.md shows', () => {
    const text = readFileSync(path.join(ROOT, 'docs', 'leaks.md'), 'utf8');
    const shown = [...text.matchAll(/^\$ flowproof (diagnose leak fixtures\S+ --process \d+)\n([^$`]*)/gm)];
    expect(shown).toHaveLength(3);
    for (const [, command, output] of shown) expect(runCli(command!.split(' ')).stdout).toBe(output);
  });

  it.each([
    [['--cap', '127.0.0.1:1=2'], 'no judged process calls 127.0.0.1:1'],
    [['--process', 'nginx'], 'the trace has no process nginx'],
    [['--cap', 'x'], '--cap x is not of the form destination=number'],
    [['--warm-up', 'soon'], '--warm-up soon is no duration'],
    [['--window', '0'], '--window 0 is no duration'],
    [['--rmin', '3'], '--rmin says nothing without --pooled'],
    [['--pooled', '127.0.0.1:33467', '--rmin', 'x'], '--rmin x is no number of requests'],
  ])('refuses %j, which would pass without having looked', (args, message) => {
    const result = diagnose(FIXED, ...args);
    expectOneError(result, 2, 'FP_USAGE');
    expect(result.stderr).toContain(message);
  });

  it('refuses --pooled where no requests were recorded', () => {
    expectOneError(diagnose(LOCAL, '--pooled', '/redacted/api.sock'), 2, 'FP_USAGE');
  });
});
