import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inNamespace, lacking, ofKind, RECORDER, readTrace, scratch, type Trace, workload } from './recorder.ts';

/** A neighbour that does not exist, so that packets to it vanish, and one retry of a SYN only. */
const DEAD_END = [
  'ip link add here type veth peer name there',
  'ip addr add 10.99.0.1/24 dev here',
  'ip link set here up',
  'ip link set there up',
  'ip neigh add 10.99.0.2 lladdr 02:00:00:00:00:99 nud permanent dev here',
  'echo 1 > /proc/sys/net/ipv4/tcp_syn_retries',
].join(' && ');

function recordFailures(...names: readonly string[]): Trace {
  const file = path.join(scratch(), 'trace.msgpack');
  const command = ['/usr/bin/python3', workload('failures.py'), ...names];
  const { status, stderr } = inNamespace(`${DEAD_END} && exec "$@"`, RECORDER, 'record', '-o', file, '--', ...command);
  expect(stderr).toContain('0 events lost');
  expect(status).toBe(0);
  return readTrace(file);
}

/** How sockets of one port went to CLOSE. */
function endings(trace: Trace, port: number): readonly string[] {
  const cookies = new Set<unknown>();
  for (const record of trace.records) {
    if (record.kind === 'connect' && record['rport'] === port) cookies.add(record['ck']);
    if (record.kind === 'estab' && record['lport'] === port) cookies.add(record['ck']);
  }
  return ofKind(trace, 'state')
    .filter((state) => state['to'] === 7 && cookies.has(state['ck']))
    .map((state) => `${String(state['from'])}->7 errno ${String(state['errno'])}`)
    .toSorted();
}

describe.skipIf(lacking !== '')('a failed connection', () => {
  it('shows a refusal as 111', () => {
    expect(endings(recordFailures('refused'), 9001)).toEqual(['2->7 errno 111']);
  });

  it('shows a reset as 104 at the end that was reset, and as no error at the one that aborted', () => {
    expect(endings(recordFailures('reset'), 9002)).toEqual(['1->7 errno 0', '1->7 errno 104']);
  });

  it('shows a reset in CLOSE_WAIT as 32, which the agent does not count as a failure', () => {
    expect(endings(recordFailures('close-wait'), 9003)).toContain('8->7 errno 32');
  });

  it('shows a SYN that is never answered as 110, with its retransmissions', () => {
    const trace = recordFailures('timeout');
    expect(endings(trace, 9004)).toEqual(['2->7 errno 110']);
    const totals = ofKind(trace, 'retrans').map((retrans) => retrans['total']);
    expect(totals.length).toBeGreaterThan(0);
    expect(totals).toEqual(totals.map((_, index) => index + 1));
  });
});
