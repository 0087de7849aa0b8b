import { describe, expect, it } from 'vitest';
import { type DriverFlowEvent, HttpSysFlows } from '../../../src/sim/hosts/windows/HttpSysFlows.ts';
import { begin, cleanup, connect, finish, other } from './etwEvents.ts';

function bench(isNeeded = true) {
  const emitted: DriverFlowEvent[] = [];
  return { emitted, flows: new HttpSysFlows((event) => emitted.push(event), isNeeded) };
}

describe('flows made of events of HTTP.sys', () => {
  it('open with the connection, move a packet each way with every request, and close with the cleanup', () => {
    const { emitted, flows } = bench();
    const events = [
      connect(1000, 'c', 50_000),
      begin(2000, 'r', 'c'),
      ...finish(3000, 'r'),
      begin(9_000_000, 's', 'c'),
      cleanup(9_500_000, 'c'),
    ];
    for (const event of events) flows.see(event);
    expect(emitted.map(({ kind, tNs }) => `${kind} ${tNs}`)).toEqual([
      'flow_open 1000',
      'flow_update 1000',
      'flow_update 2000',
      'flow_update 9000000',
      'flow_close 9500000',
    ]);
    expect(emitted[0]).toMatchObject({
      pid: 4,
      family: 2,
      proto: 6,
      laddr: '192.0.2.10',
      lport: 80,
      raddr: '198.51.100.7',
      rport: 50_000,
      dir: 'in',
    });
    expect(emitted[3]).toMatchObject({ state: { status: 2, sentPackets: 2n, recvPackets: 2n, sentBytes: 0n } });
    expect(emitted[4]).toMatchObject({ status: 2, references: 2 });
    expect(new Set(emitted.map(({ handle }) => handle)).size).toBe(1);
  });

  it('have handles and cookies of their own', () => {
    const { emitted, flows } = bench();
    flows.see(connect(1, 'c', 50_000));
    flows.see(connect(2, 'd', 50_001));
    const opened = emitted.filter((event) => event.kind === 'flow_open');
    expect(opened.map(({ handle, cookie }) => handle === cookie)).toEqual([true, true]);
    expect(opened[0]!.handle).not.toBe(opened[1]!.handle);
  });

  it('are none for a connection whose announcement was cut, or never came', () => {
    const { emitted, flows } = bench();
    flows.see({ ...connect(1, 'c', 50_000), data: 'short' });
    flows.see(begin(2, 'r', 'c'));
    flows.see(cleanup(3, 'c'));
    flows.see(other(4, 23, 'c'));
    expect(emitted).toEqual([]);
  });

  it('stand back where the trace knows its flows', () => {
    const { emitted, flows } = bench(false);
    flows.see(connect(1, 'c', 50_000));
    const late = bench();
    late.flows.see(connect(1, 'c', 50_000));
    late.flows.standBack();
    late.flows.see(connect(2, 'd', 50_001));
    expect([emitted.length, late.emitted.length]).toEqual([0, 2]);
  });
});
