import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../../src/model/state/createStateStore.ts';
import { decodeFlowRow, flowRowSize, type FlowRow } from '../../../../src/model/windows/flows/flowRow.ts';
import { flowToConnStats } from '../../../../src/model/windows/flows/flowToConnStats.ts';
import { profileWith } from '../conn/MuseumBench.ts';

const RESET_RECEIVED = 6;
const REFUSED = 3;
const EMPTY_ROW = decodeFlowRow('\0'.repeat(flowRowSize(0x17)), 0x17);
const CLOSED_FLAG = 0x10;

function row(fields: Partial<FlowRow>): FlowRow {
  const ends = { addressFamily: 2, protocol: 6, localPort: 50_000, remotePort: 443, flowHandle: 1n, flowCookie: 1n };
  return { ...EMPTY_ROW, ...ends, ...fields };
}

/** Polls of one client over the rows of the driver's open table. */
class FlowBench {
  private readonly profile;
  private readonly state;

  constructor(toggles: Readonly<Record<string, string>>) {
    this.profile = profileWith(toggles, 'agent-2026-05');
    this.state = createStateStore({ ...this.profile.state, platform: 'windows' });
    this.state.registerClient('A', 0);
  }

  poll(...rows: readonly FlowRow[]): { failures: number; closed: number; sentBytes: number[] } {
    const rules = { profile: this.profile.windows, bootUnixNs: 0n };
    const active = rows.map((each) => flowToConnStats(each, rules));
    const { conns } = this.state.getDelta('A', { latestTime: 0n, active, nowNs: 0 });
    const failures = conns.flatMap(({ tcpFailures }) => [...(tcpFailures?.values() ?? [])]);
    return {
      failures: failures.reduce((sum, count) => sum + count, 0),
      closed: conns.reduce((sum, { last }) => sum + last.tcpClosed, 0),
      sentBytes: conns.map(({ last }) => Number(last.sentBytes)),
    };
  }
}

describe('M2 windows-lingering-rereport', () => {
  it.each([
    ['off', 2, 2, 1],
    ['on', 2, 1, 1],
    ['off', 3, 3, 1],
    ['on', 3, 1, 1],
  ])('lingering-flow-rule=%s, %i polls: %i failures and %i close', (rule, polls, failures, closed) => {
    const bench = new FlowBench({ 'lingering-flow-rule': rule });
    const told = { failures: 0, closed: 0 };
    for (let poll = 1; poll <= polls; poll += 1) {
      const transportBytesOut = BigInt(poll) * 1500n;
      const delta = bench.poll(row({ connectionStatus: RESET_RECEIVED, transportBytesOut, flags: CLOSED_FLAG }));
      told.failures += delta.failures;
      told.closed += delta.closed;
    }
    expect(told).toEqual({ failures, closed });
  });
});

describe('M3 windows-failure-without-closed', () => {
  it.each([
    ['off', 'reset', { connectionStatus: RESET_RECEIVED, transportBytesOut: 1500n }, [1, 0]],
    ['on', 'reset', { connectionStatus: RESET_RECEIVED, transportBytesOut: 1500n }, [1, 1]],
    ['off', 'refused', { connectionStatus: REFUSED }, [0, 0]],
    ['on', 'refused', { connectionStatus: REFUSED }, [1, 1]],
  ])('windows-failure-implies-closed=%s: a flow that was %s', (rule, _what, fields, expected) => {
    const { failures, closed } = new FlowBench({ 'windows-failure-implies-closed': rule }).poll(row(fields));
    expect([failures, closed]).toEqual(expected);
  });
});

describe('M38 windows-tuple-reuse-by-handle', () => {
  it.each([
    ['flow-handle', 0],
    ['none', 0],
    ['flow-cookie', 300],
  ])('windows-cookie-source=%s ships %i bytes of a flow that took the handle of another', (source, second) => {
    const bench = new FlowBench({ 'windows-cookie-source': source, 'zero-delta': 'delivered' });
    expect(bench.poll(row({ transportBytesOut: 1000n })).sentBytes).toEqual([1000]);
    expect(bench.poll(row({ transportBytesOut: 300n, flowCookie: 2n })).sentBytes).toEqual([second]);
  });
});
