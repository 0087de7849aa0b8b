import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProcessMap } from '../../../src/import/capture/processes/parseProcessMap.ts';
import { diffConnections } from '../../../src/trace/diff/diffConnections.ts';
import { listConnections } from '../../../src/trace/diff/listConnections.ts';
import { TraceSource } from '../../../src/trace/TraceSource.ts';
import { ROOT } from '../../tidy/sourceFiles.ts';
import { importFiles, type Imported } from './importBytes.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCli } from '../../cli/runCli.ts';

const folder = path.join(ROOT, 'fixtures/pcap/forty-curls');
const RECORDED = path.join(folder, 'trace.msgpack.gz');

describe('the 40 curls captured by tcpdump in both namespaces', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'flowproof-forty-'));
  const file = path.join(scratch, 'trace.msgpack');
  let imported: Imported;

  beforeAll(async () => {
    const captures = ['host', 'container'].map((namespace) => ({
      namespace,
      file: path.join(folder, `${namespace}.pcap.gz`),
    }));
    imported = await importFiles(captures, { map: await readProcessMap(path.join(folder, 'processes.yaml')) });
    writeFileSync(file, imported.trace);
    return () => rmSync(scratch, { recursive: true });
  });

  const replay = (trace: string, ...args: string[]) => {
    const { status, stdout } = runCli(['replay', trace, '--json', ...args]);
    const { hits, ledger } = JSON.parse(stdout) as { hits: unknown; ledger: unknown };
    return { status, hits, ledger };
  };

  it('are whole: 160 sockets, 80 requests and responses at both ends, nothing missing', () => {
    expect(imported.counts).toMatchObject({ sockets: 160, missing: 0, ownerless: 0, unplacedEnds: 0, cutCaptures: 0 });
    expect(imported.counts.streamed).toEqual({ requests: 120, responses: 120, notAtSegmentStart: 0 });
  });

  it.each([
    ['as the agent is', []],
    ['with the pid check', ['--toggle', 'docker-proxy-pid-check=on']],
    ['polled every 200 ms', ['--poll-every', '200ms', '--poll-offset', '100ms']],
  ])("give the same hits as the recorder's trace of the same run, %s", (_, args) => {
    expect(replay(file, ...args)).toEqual(replay(RECORDED, ...args));
  });

  it('have the same connections, with the same messages and ends', async () => {
    const [first, second] = [await TraceSource.open(RECORDED), await TraceSource.open(file)];
    const { same, differences } = diffConnections(await listConnections(first), await listConnections(second));
    expect([same, differences]).toEqual([160, []]);
  });
});
