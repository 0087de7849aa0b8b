import { describe, expect, it } from 'vitest';
import type { Delta } from '../../../src/model/state/NetworkState.ts';
import type { ConnSpec } from './StateBench.ts';
import { StateBench, stateProfile } from './StateBench.ts';

/** The flow at one poll: S grows by 1500 and R by 200 per poll, closed by a reset, still listed as open. */
const listed = (poll: number, more: ConnSpec = {}): ConnSpec => ({
  ck: 1,
  s: 1500 * poll,
  r: 200 * poll,
  e: 1,
  c: 1,
  failures: { 104: 1 },
  ...more,
});

function bench(hasRule: boolean): StateBench {
  const made = new StateBench(stateProfile(hasRule ? 'D' : 'A', { platform: 'windows', lingeringFlowRule: hasRule }));
  made.register('c');
  return made;
}

interface Shipped {
  readonly records: number;
  readonly failures: number;
  readonly closed: number;
}

/** @param ships - whether failures of a record are encoded */
function sum(deltas: readonly Delta[], ships: (closedDelta: number) => boolean = () => true): Shipped {
  const records = deltas.flatMap((delta) => delta.conns);
  return {
    records: records.length,
    failures: records
      .filter(({ last }) => ships(last.tcpClosed))
      .reduce((n, { tcpFailures }) => n + failures(tcpFailures), 0),
    closed: records.reduce((n, { last }) => n + last.tcpClosed, 0),
  };
}

function failures(map: ReadonlyMap<number, number> | undefined): number {
  return [...(map ?? new Map<number, number>()).values()].reduce((n, count) => n + count, 0);
}

describe('lingering flows', () => {
  it('W01 without the rule ship a failure at every poll', () => {
    const state = bench(false);
    expect(sum([1, 2, 3].map((poll) => state.poll([listed(poll)])))).toEqual({ records: 3, failures: 3, closed: 1 });
  });

  it('W02 with the rule ship their failure once', () => {
    const state = bench(true);
    expect(sum([1, 2, 3].map((poll) => state.poll([listed(poll)])))).toEqual({ records: 3, failures: 1, closed: 1 });
    expect(state.state.telemetry.windowsLingeringFlows).toBe(2);
  });

  it.each([
    ['W03', false, 0],
    ['W04', true, 2],
  ] as const)('%s with frozen counters ship once', (_row, hasRule, suppressed) => {
    const state = bench(hasRule);
    expect(sum([1, 2, 3].map(() => state.poll([listed(1)])))).toEqual({ records: 1, failures: 1, closed: 1 });
    expect(state.state.telemetry.windowsLingeringFlows).toBe(suppressed);
  });

  it('W05 with the rule never ship a failure that appears after the close', () => {
    const state = bench(true);
    const deltas = [state.poll([listed(1, { failures: {} })]), state.poll([listed(2)])];
    expect(sum(deltas)).toEqual({ records: 2, failures: 0, closed: 1 });
    expect(state.state.telemetry.windowsLingeringFlows).toBe(1);
  });

  it('W06 with the rule ship the bytes of their final close without a failure', () => {
    const state = bench(true);
    state.poll([listed(1)]);
    state.close(listed(2));
    const [record] = state.poll().conns;
    expect(record?.last.sentBytes).toBe(1500n);
    expect(record?.tcpFailures).toBeUndefined();
    expect(state.state.telemetry.windowsLingeringFlows).toBe(1);
  });

  it('W07 closed in two intervals are never suppressed', () => {
    const state = bench(true);
    const deltas = [1, 2].map(() => {
      state.close(listed(1));
      return state.poll();
    });
    expect(sum(deltas)).toEqual({ records: 2, failures: 2, closed: 2 });
    expect(state.state.telemetry.windowsLingeringFlows).toBe(0);
  });

  it('W08 without failures are not suppressed', () => {
    const state = bench(true);
    const deltas = [1, 2].map((poll) => state.poll([listed(poll, { failures: {} })]));
    expect(sum(deltas)).toEqual({ records: 2, failures: 0, closed: 1 });
    expect(state.state.telemetry.windowsLingeringFlows).toBe(0);
  });

  it('W09 an encoder that ships failures only beside a close would do without the rule', () => {
    const state = bench(false);
    const deltas = [1, 2, 3, 4, 5].map((poll) => state.poll([listed(poll)]));
    expect(sum(deltas, (closedDelta) => closedDelta > 0)).toEqual({ records: 5, failures: 1, closed: 1 });
  });
});
