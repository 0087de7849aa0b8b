import { describe, expect, it } from 'vitest';
import { lacking, num, ofKind, record, type Trace, type TraceRecord, workload } from './recorder.ts';

const PORT = '9391';

function recordView(...options: string[]): Trace {
  const { trace, status } = record(options, ['/usr/bin/python3', workload('traffic.py'), PORT, '1', '2']);
  expect(status).toBe(0);
  expect(trace.footer).toMatchObject({ conserved: true, detail: { packets_dropped: 0 } });
  return trace;
}

function heads(trace: Trace): readonly TraceRecord[] {
  return ofKind(trace, 'packet').filter((packet) => packet['head'] !== null);
}

describe.skipIf(lacking !== '')("the agent's view", () => {
  it('has both copies of each loopback packet, the one that leaves before the one that arrives', () => {
    const trace = recordView('--agent-view');
    const seen = heads(trace).map((packet) => [packet['pkttype'], packet['seq'], packet['plen']]);
    const sent = ofKind(trace, 'http').filter((http) => http['dir'] === 'tx');
    expect(sent).toHaveLength(4);
    const wanted = sent.flatMap(({ seq, plen }) => ['out', 'in'].map((type) => [type, seq, plen]));
    expect(seen).toEqual(wanted);
    const [own] = ofKind(trace, 'netns');
    const [loopback] = ofKind(trace, 'iface');
    for (const packet of ofKind(trace, 'packet')) {
      expect([packet['netns_ino'], packet['ifindex']]).toEqual([own?.['netns_ino'], loopback?.['ifindex']]);
    }
  });

  it('has the ends of connections, and no packet that only acknowledges', () => {
    const packets = ofKind(recordView('--agent-view'), 'packet');
    const ends = packets.filter((packet) => (num(packet, 'flags') & 1) === 1);
    expect(ends).toHaveLength(4);
    expect(packets.filter((packet) => num(packet, 'plen') === 0 && (num(packet, 'flags') & 5) === 0)).toEqual([]);
  });

  it('is on the clock of the hooks: between the sending and the arrival that they tell', () => {
    const trace = recordView('--agent-view');
    const [sent, arrived] = ofKind(trace, 'http');
    const copies = heads(trace).filter((packet) => packet['seq'] === sent?.['seq']);
    // Packets carry the time of day, which is only known to some microseconds on the other clock.
    const slackNs = 1_000_000;
    for (const copy of copies) {
      expect(num(copy, 't')).toBeGreaterThan(num(sent, 't') - slackNs);
      expect(num(copy, 't')).toBeLessThan(num(arrived, 't') + slackNs);
    }
  });

  it('is redacted, is narrowed by --port, and is not told unless asked for', () => {
    const text = heads(recordView('--agent-view')).map((packet) =>
      Buffer.from(packet['head'] as Uint8Array).toString(),
    );
    expect(text.join('')).toContain('GET /item?');
    expect(text.join('')).not.toContain('s3cret');
    expect(ofKind(recordView('--agent-view', '--port', '1'), 'packet')).toEqual([]);
    expect(ofKind(recordView(), 'packet')).toEqual([]);
  });
});
