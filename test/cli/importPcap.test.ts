import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ACK, answer, classic, Conversation, request } from '../import/capture/CaptureBuilder.ts';
import { expectOneError, runCli } from './runCli.ts';

const FORTY = 'fixtures/pcap/forty-curls';
const scratch = mkdtempSync(path.join(tmpdir(), 'flowproof-pcap-cli-'));
const OUTPUT = path.join(scratch, 'out.msgpack');
afterAll(() => rmSync(scratch, { recursive: true }));

const saved = (name: string, content: string | Buffer) => {
  const file = path.join(scratch, name);
  writeFileSync(file, content);
  return file;
};
const importing = (...args: string[]) => runCli(['import', 'pcap', ...args]);

describe('flowproof import pcap', () => {
  it('prints what docs/import.md shows', () => {
    const output = 'curls.msgpack';
    const files = [`${FORTY}/host.pcap.gz`, `${FORTY}/container.pcap.gz`];
    const { status, stdout } = importing(...files, '--processes', `${FORTY}/processes.yaml`, '-o', OUTPUT);
    expect(status).toBe(0);
    expect(readFileSync('docs/import.md', 'utf8')).toContain(stdout.replace(OUTPUT, output));
  });

  it('takes several captures of one namespace, and columns', () => {
    const [first, second] = ['fixtures/pcap/formats/ethernet.pcapng', 'fixtures/pcap/formats/sll2-nano.pcap'];
    const { status, stdout } = importing(
      `--capture=host=${first}`,
      `--capture=host=${second}`,
      '--columns',
      '--json',
      '-o',
      OUTPUT,
    );
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as { namespaces: unknown[]; counts: { connections: number; copies: number } };
    expect(told.namespaces).toHaveLength(1);
    expect(told.counts).toMatchObject({ connections: 2, copies: 12 });
    expect(runCli(['trace', 'validate', OUTPUT]).status).toBe(0);
  });

  it('makes a trace that is inconclusive rather than blames the agent for what the capture lacks', () => {
    const talk = new Conversation()
      .handshake()
      .send(0, { text: request('/lost') })
      .drop()
      .send(1, { text: answer() });
    const file = saved('gap.pcap', classic(talk.send(0, { flags: ACK }).exchange().close().packets));
    expect(importing(file, '-o', OUTPUT)).toMatchObject({ status: 0 });
    expect(runCli(['trace', 'validate', OUTPUT]).status).toBe(7);
    expect(runCli(['replay', OUTPUT, '--expect', 'pid 0=7']).status).toBe(7);
  });

  it('refuses wrong command lines', () => {
    const capture = 'fixtures/pcap/formats/raw.pcap';
    expectOneError(importing('-o', OUTPUT), 2, 'FP_USAGE');
    expectOneError(importing(capture), 2, 'FP_USAGE');
    expectOneError(importing(capture, '-o', '-'), 2, 'FP_USAGE');
    expectOneError(importing(capture, capture, '-o', OUTPUT), 2, 'FP_USAGE');
    expectOneError(importing('--capture', 'nothing', '-o', OUTPUT), 2, 'FP_USAGE');
    expectOneError(importing('-', '-o', OUTPUT), 2, 'FP_USAGE');
    const own = saved('own.pcap', readFileSync(capture));
    expectOneError(importing(own, '-o', own), 2, 'FP_USAGE');
    expect(readFileSync(own)).toEqual(readFileSync(capture));
  });

  it('ends with one error where an input is wrong, and leaves the output as it was', () => {
    writeFileSync(OUTPUT, 'as it was');
    expectOneError(importing(path.join(scratch, 'none.pcap'), '-o', OUTPUT), 4, 'FP_FILE_MISSING');
    expectOneError(importing(saved('text.pcap', 'no capture'), '-o', OUTPUT), 3, 'FP_CAPTURE');
    const map = saved('map.yaml', 'processes: [{pid: 1}]');
    const capture = 'fixtures/pcap/formats/raw.pcap';
    expectOneError(importing(capture, '--processes', map, '-o', OUTPUT), 3, 'FP_PROCESS_MAP');
    expectOneError(importing(capture, '--processes', `${map}.none`, '-o', OUTPUT), 4, 'FP_FILE_MISSING');
    expectOneError(importing(capture, '-o', path.join(scratch, 'none', 'out')), 5, 'FP_OUTPUT_UNWRITABLE');
    expect(readFileSync(OUTPUT, 'utf8')).toBe('as it was');
    expect(existsSync(`${OUTPUT}.part`)).toBe(false);
  });
});
