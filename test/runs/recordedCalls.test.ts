import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/model/events.ts';
import { loadTrace } from '../../src/trace/loadTrace.ts';
import { runCli } from '../cli/runCli.ts';
import { ROOT } from '../tidy/sourceFiles.ts';
import { answeredBytes, calledBytes, countedBytes } from './answeredBytes.ts';

const TRACE = path.join(ROOT, 'fixtures', 'forty-curls-io', 'trace.msgpack.gz');

async function eventsOf(file: string): Promise<readonly RecordedEvent[]> {
  return (await loadTrace(file)).events.map(({ event }) => event);
}

describe('forty curls in a trace that tells calls', () => {
  it('give the same hits as forty curls in one that tells none', () => {
    const hits = (trace: string, ...args: string[]) => {
      const { stdout } = runCli(['replay', trace, '--json', ...args]);
      const { hits, ledger } = JSON.parse(stdout) as { hits: object; ledger: object };
      return { hits, ledger };
    };
    for (const toggles of [[], ['--toggle', 'docker-proxy-pid-check=on']]) {
      expect(hits(TRACE, ...toggles)).toEqual(hits('fixtures/forty-curls/trace.msgpack.gz', ...toggles));
    }
  });

  it('have the bytes of each socket in the answer, also those that were received by splice', async () => {
    const answered = (await answeredBytes(TRACE, {})).at(-1)!;
    const counted = countedBytes(await eventsOf(TRACE));
    expect(counted.size).toBe(160);
    expect(answered.bytes).toEqual(counted);
  });

  it('say how many bytes no call told', () => {
    const { stdout } = runCli(['replay', TRACE]);
    expect(stdout).toContain('calls    325 that sent or received, 36120 bytes\n');
    expect(stdout).toContain('  and 12040 bytes of 80 sockets by no call that is told (splice), from counters\n');
    expect(runCli(['trace', 'info', TRACE]).stdout).toContain('calls     told, but no receive by splice');
  });

  it('are answered at each poll with what the calls had sent and received by then', async () => {
    const events = await eventsOf(TRACE);
    const polls = await answeredBytes(TRACE, { pollEvery: '1ms', pollOffset: '300ms' });
    const isSpliced = (ends: string) => / -> 127\.0\.0\.1:\d+$/.test(ends) && ends.startsWith('127.0.0.1:8085 ');
    let [halfWay, looks] = [0, 0];
    for (const { tNs, bytes } of polls) {
      for (const [ends, [sent, received]] of calledBytes(events, tNs)) {
        const [sentInAnswer, receivedInAnswer] = bytes.get(ends) ?? [0, 0];
        expect([ends, sentInAnswer]).toEqual([ends, sent]);
        // docker-proxy receives by splice, at both of its ends.
        if (ends.startsWith('172.17.0.1:') || isSpliced(ends)) continue;
        expect([ends, receivedInAnswer]).toEqual([ends, received]);
        looks += 1;
        if (sent > 0 && received === 0) halfWay += 1;
      }
    }
    expect(looks).toBeGreaterThan(1000);
    expect(halfWay).toBeGreaterThan(5);
  });
});
