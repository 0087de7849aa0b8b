import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FooterCounter } from '../../src/trace/FooterCounter.ts';
import { keptHeaderFacts } from '../../src/trace/keptHeaderFacts.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { TraceWriter } from '../../src/trace/TraceWriter.ts';
import { runCli } from '../cli/runCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { temporaryFolder } from '../trace/temporaryFolder.ts';

const TRACE = path.join(ROOT, 'fixtures', 'forty-curls-io', 'trace.msgpack.gz');
const WITHOUT_PACKETS = path.join(ROOT, 'fixtures', 'forty-curls', 'trace.msgpack.gz');

function replay(file: string, ...args: string[]) {
  const { status, stdout } = runCli(['replay', file, '--json', ...args]);
  const { verdict, hits, ledger } = JSON.parse(stdout) as { verdict: string; hits: object; ledger: object };
  return { status, verdict, hits, ledger };
}

describe('a trace with the packets of the host', () => {
  const folder = temporaryFolder();

  /** The same trace, whose recorder says that it missed packets. */
  async function withDroppedPackets(): Promise<string> {
    const { header, events } = await loadTrace(TRACE);
    const writer = new TraceWriter(keptHeaderFacts(header), 'rows');
    const footer = new FooterCounter();
    for (const { event } of events) {
      writer.write(event);
      footer.observe(event);
    }
    return folder.write('dropped.msgpack', writer.finish({ ...footer.footer(), detail: { packets_dropped: 2 } }));
  }

  it('gives the forty curls the hits that the heads give', () => {
    for (const toggles of [[], ['--toggle', 'docker-proxy-pid-check=on']]) {
      const fromPackets = replay(TRACE, ...toggles);
      expect(fromPackets).toEqual(replay(TRACE, '--http-from', 'packets', ...toggles));
      expect(fromPackets).toEqual(replay(TRACE, '--http-from', 'heads', ...toggles));
    }
  });

  it('proves nothing about hits when packets were missed, unless the filter is fed from heads', async () => {
    const file = await withDroppedPackets();
    expect(replay(file)).toMatchObject({ status: 7, verdict: 'inconclusive' });
    expect(replay(file, '--http-from', 'heads')).toMatchObject({ status: 1, verdict: 'fail' });
  });

  it('keeps, when a run from heads is made small, what makes it a run from heads', async () => {
    const small = path.join(folder.path, 'small');
    const search = ['--while', 'fate docker-proxy-without-pid-check > 0', '--max-runs', '40', '-o', small];
    expect(runCli(['minimize', TRACE, '--http-from', 'heads', ...search]).status).toBe(0);
    expect(runCli(['run', small]).status).toBe(0);
    const { header } = await loadTrace(path.join(small, 'trace.msgpack'));
    expect(header.json['recorder']).toMatchObject({ providers: { agent_view: null } });
  });
});

describe('--http-from', () => {
  it('refuses packets of a trace that has none', () => {
    const { status, stderr } = runCli(['replay', WITHOUT_PACKETS, '--http-from', 'packets']);
    expect(status).toBe(2);
    expect(stderr).toContain('record with `--agent-view`');
  });

  it('takes nothing but packets and heads', () => {
    expect(runCli(['replay', WITHOUT_PACKETS, '--http-from', 'frames']).status).toBe(2);
  });
});
