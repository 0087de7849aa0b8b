import { describe, expect, it } from 'vitest';
import { lacking, num, ofKind, record, workload } from './recorder.ts';

// The recorder is its command's parent: held still while the traffic runs, it cannot keep up.
const HELD = 'kill -STOP $PPID; "$@"; kill -CONT $PPID';
const FLOOD = ['sh', '-c', HELD, 'sh', '/usr/bin/python3', workload('traffic.py'), '8090', '40', '5'];

describe.skipIf(lacking !== '')('a recorder with rings that are too small', () => {
  it('accounts for each event: attempts are delivered or lost, on each CPU', () => {
    const { trace, status } = record(['--ring', 'life=4KiB,data=4KiB', '--segments'], FLOOD);
    expect(status).toBe(0);
    const { rings, conserved } = trace.footer ?? {};
    expect(conserved).toBe(true);
    expect(rings?.data.lost).toBeGreaterThan(0);
    for (const [ring, counts] of [
      [0, rings?.life],
      [1, rings?.data],
    ] as const) {
      const records = trace.records.filter((entry) => entry['ring'] === ring);
      expect(records.length).toBe(counts?.delivered);
      for (const [cpu, attempts, delivered, lost] of counts?.per_cpu ?? []) {
        expect(attempts).toBe(delivered + lost);
        // The holes in the numbers, and the missing tail, are exactly the losses.
        const numbers = new Set(records.filter((entry) => entry['cpu'] === cpu).map((entry) => num(entry, 'cseq')));
        expect(numbers.size).toBe(delivered);
        expect(Math.max(-1, ...numbers)).toBeLessThan(attempts);
      }
    }
  });

  it('says on each flow how many of its own events were lost', () => {
    const { trace } = record(['--ring', 'data=4KiB', '--segments', '--port', '8090'], FLOOD);
    const lost = ofKind(trace, 'close').map((close) => (close['lost'] as [number, number])[1]);
    const told = lost.reduce((sum, count) => sum + count, 0);
    // Only the FINs may be missing here: they travel after the close was told, one per end at most.
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(trace.footer?.rings.data.lost ?? 0);
    expect(told).toBeGreaterThanOrEqual((trace.footer?.rings.data.lost ?? 0) - 2 * lost.length);
  });

  it('never pays for a flood of payload with the life of a socket', () => {
    const { trace } = record(['--ring', 'data=4KiB', '--segments'], FLOOD);
    expect(trace.footer?.rings.life.lost).toBe(0);
    expect(trace.footer?.rings.data.lost).toBeGreaterThan(0);
    expect(ofKind(trace, 'estab')).toHaveLength(80);
  });

  it('exits with 15 under --strict', () => {
    const { status, stderr } = record(['--ring', 'data=4KiB', '--segments', '--strict'], FLOOD);
    expect(status).toBe(15);
    expect(stderr).toMatch(/error: lost \d+ life and \d+ data events, and --strict was given\n {2}remedy: /);
  });
});
