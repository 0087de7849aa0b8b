import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tidy/sourceFiles.ts';
import { expectOneError, runCli } from './runCli.ts';

const FOLDER = 'fixtures/agent-answers';
const JSON_ANSWER = `${FOLDER}/connections.json`;
const PROTOBUF_ANSWER = `${FOLDER}/connections.pb`;
const MONITORING = `${FOLDER}/http_monitoring.json`;
const PROCESSES = `${FOLDER}/processes.yaml`;
const scratch = mkdtempSync(path.join(tmpdir(), 'flowproof-import-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function bytesOf(file: string): Buffer {
  return readFileSync(path.join(ROOT, file));
}

function saved(name: string, content: string | Buffer): string {
  const file = path.join(scratch, name);
  writeFileSync(file, content);
  return file;
}

function imported(args: readonly string[]): Record<string, unknown> {
  const { status, stdout, stderr } = runCli(['import', ...args, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Hits of the process that serves, before and after the filter. */
function hitsOfServer(result: Record<string, unknown>): unknown {
  const rows = result['rows'] as { pid: number; role: string; hits: number; hitsAfterFilter: number }[];
  const row = rows.find(({ pid, role }) => pid === 3307 && role === 'server');
  return [row?.hits, row?.hitsAfterFilter];
}

describe('flowproof import connections', () => {
  it('says the same of the JSON, the protobuf and the gzipped form', () => {
    const packed = saved('connections.pb.gz', gzipSync(bytesOf(PROTOBUF_ANSWER)));
    const [json, protobuf, gzipped] = [JSON_ANSWER, PROTOBUF_ANSWER, packed].map((file) => {
      const { source, format, ...rest } = imported(['connections', file, '--processes', PROCESSES]);
      expect([typeof source, typeof format]).toEqual(['string', 'string']);
      return rest;
    });
    expect(protobuf).toEqual(json);
    expect(gzipped).toEqual(json);
    expect(json).toMatchObject({ connections: 40, withHttp: 40, hits: 40, problems: [] });
  });

  it('shows that the filter takes the hits of the container, and that the pid check saves them', () => {
    const args = ['connections', JSON_ANSWER, '--processes', PROCESSES];
    expect(hitsOfServer(imported(args))).toEqual([10, 0]);
    expect(hitsOfServer(imported([...args, '--toggle', 'docker-proxy-pid-check=on']))).toEqual([10, 10]);
  });

  it('says that the filter cannot run without a list of processes', () => {
    const { stdout } = runCli(['import', 'connections', JSON_ANSWER]);
    expect(stdout).toContain('docker-proxy filter: not run, because a dump holds no command lines');
    expect(imported(['connections', JSON_ANSWER])).not.toHaveProperty('filter');
  });

  it('names contradictions inside an answer', () => {
    const answer = JSON.parse(bytesOf(JSON_ANSWER).toString()) as { conns: { laddr: object; tags: number[] }[] };
    answer.conns[3]!.tags = [99];
    answer.conns[4]!.laddr = { ip: '', port: 70_000 };
    const file = saved('contradictory.json', JSON.stringify(answer));
    expect(imported(['connections', file])['problems']).toEqual([
      'connection 3 names a tag that is not in the payload',
      'connection 4 has no address',
      'connection 4 has a port beyond 65535',
    ]);
  });
});

describe('flowproof import http-monitoring', () => {
  it('sums up by server, method, path and status', () => {
    const result = imported(['http-monitoring', MONITORING]);
    expect(result).toMatchObject({ aggregates: 20, hits: 20, problems: [] });
    expect(result['totals']).toEqual([
      expect.objectContaining({ server: '172.17.0.2:8085', method: 'GET', path: '/daniel', status: 404, hits: 10 }),
      expect.objectContaining({ server: '127.0.0.1:8085', method: 'GET', path: '/daniel', status: 404, hits: 10 }),
    ]);
  });

  it('joins aggregates to connections, and names those that would be orphaned', () => {
    const all = imported(['http-monitoring', MONITORING, '--connections', PROTOBUF_ANSWER]);
    expect(all['join']).toMatchObject({ claimed: 20, hitsClaimed: 20, orphanAggregations: 0, orphans: [] });
    const answer = JSON.parse(bytesOf(JSON_ANSWER).toString()) as { conns: unknown[] };
    const fewer = saved('fewer.json', JSON.stringify({ ...answer, conns: answer.conns.slice(0, 4) }));
    const some = imported(['http-monitoring', MONITORING, '--connections', fewer]);
    expect(some['join']).toMatchObject({ claimed: 2, hitsClaimed: 2, hitsOrphaned: 18, orphanAggregations: 18 });
  });
});

describe('what is no answer', () => {
  const json = bytesOf(JSON_ANSWER);
  it.each<[string, string, string | Buffer, RegExp]>([
    ['connections', 'nothing', '', /it is empty/],
    ['connections', 'half of the JSON', json.subarray(0, 5000), /cut off/],
    ['connections', 'half of the protobuf', bytesOf(PROTOBUF_ANSWER).subarray(0, 5000), /FP_PAYLOAD/],
    ['connections', 'half of the gzip', gzipSync(json).subarray(0, 500), /gzip data is cut off/],
    ['connections', 'a page of HTML', '<html><body>404</body></html>', /HTML/],
    ['connections', 'headers', 'HTTP/1.1 200 OK\r\n\r\n{}', /headers of an HTTP answer/],
    ['connections', 'an error of the agent', '{"error":"too many requests"}', /answered with an error: too many/],
    ['connections', 'some text', 'curl: (7) could not connect to the socket', /it is text/],
    ['connections', 'an object of something else', '{"a":1}', /no `conns`/],
    ['connections', 'the other answer', bytesOf(MONITORING), /flowproof import http-monitoring/],
    ['http-monitoring', 'the other answer, JSON', json, /flowproof import connections/],
    ['http-monitoring', 'the other answer, protobuf', bytesOf(PROTOBUF_ANSWER), /flowproof import connections/],
    ['http-monitoring', 'monitoring that is off', '{"error":"http monitoring is disabled"}', /is disabled/],
    ['http-monitoring', 'half of it', bytesOf(MONITORING).subarray(0, 700), /cut off/],
    ['http-monitoring', 'a wrong member', '[{"Client":7}]', /Client is not an object/],
  ])('%s is told of %s', (kind, name, content, message) => {
    const result = runCli(['import', kind, saved(`${kind} ${name}`, content)]);
    expectOneError(result, 3, 'FP_PAYLOAD');
    expect(result.stderr).toMatch(message);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown key', '- {pid: 1, argv: [a], sevrice: x}', /:1:23: unknown key sevrice/],
    ['no pid', '- {argv: [a]}', /:1:3: pid is no whole number/],
    ['no command line', '- pid: 1\n- pid: 2\n  argv: x', /argv is no list/],
    ['no list', 'pid: 1', /there is no list/],
    ['no YAML', '- {pid: 1', /:1:/],
  ])('a list of processes with %s is refused', (name, content, message) => {
    const list = saved(`${name}.yaml`, content);
    const result = runCli(['import', 'connections', JSON_ANSWER, '--processes', list]);
    expectOneError(result, 3, 'FP_PROCESS_LIST');
    expect(result.stderr).toMatch(message);
  });

  it('a missing file and a wrong toggle are told as everywhere', () => {
    expectOneError(runCli(['import', 'connections', 'nowhere.json']), 4, 'FP_FILE_MISSING');
    expectOneError(runCli(['import', 'connections', JSON_ANSWER, '--toggle', 'x=y']), 2, 'FP_USAGE');
  });
});

describe('docs/import.md', () => {
  it('shows what the commands print', () => {
    const text = readFileSync(path.join(ROOT, 'docs', 'import.md'), 'utf8');
    const all = [...text.matchAll(/```console\n\$ flowproof ([^\n]+)\n([\s\S]*?)```/g)];
    // Two write a file; their own tests look at it.
    const examples = all.filter(([, command = '']) => !command.includes(' -o '));
    expect([examples.length, all.length]).toEqual([2, 4]);
    for (const [, command = '', output = ''] of examples) expect(runCli(command.split(' ')).stdout).toBe(output);
  });
});
