import { describe, expect, it } from 'vitest';
import { compareOrder, orderRecorded } from '../../../src/model/order.ts';
import type { RecordedEvent } from '../../../src/model/events.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { iisFileOf } from '../../../src/model/windows/etw/iis/iisSites.ts';
import { applyToggle, findToggle } from '../../../src/model/toggles.ts';
import { type RunOptions, simulate, type WindowsFacts } from '../../../src/sim/simulate.ts';
import { begin, cleanup, connect, finish, MS_NS, WALL_BASE_NS } from './etwEvents.ts';
import { flowRow, flowRows } from './flowRows.ts';

const S = 1000 * MS_NS;
const SITES = iisFileOf({ sites: [{ id: '1', name: 'Default Web Site', apps: [{ path: '/' }] }] });

interface Changes {
  readonly windows?: WindowsFacts;
  readonly schedule?: Partial<RunOptions['schedule']>;
  readonly toggles?: Readonly<Record<string, string>>;
  readonly memory?: RunOptions['memory'];
  readonly watchedTransaction?: number;
}

/** A run of events of a Windows host; HTTP.sys' connections have flows of their own. */
function run(
  events: readonly RecordedEvent[],
  { windows, schedule, toggles = {}, memory, watchedTransaction = 0 }: Changes = {},
) {
  let profile = findProfile('agent-7.60')!;
  for (const [id, value] of Object.entries(toggles)) profile = applyToggle(profile, findToggle(id)!, value);
  const ordered = events
    .toSorted((a, b) => a.tNs - b.tNs)
    .map((event, cseq) => orderRecorded({ ...event, cseq }))
    .toSorted(compareOrder);
  return simulate({
    events: ordered,
    host: { rootNetnsIno: 0, wallBaseNs: WALL_BASE_NS, windows: { flowsFromEtw: true, ...windows } },
    profile,
    schedule: { registerAtNs: 0, pollEveryNs: 30 * S, pollOffsetNs: 7 * S, quietPolls: 2, ...schedule },
    seed: 1,
    watchedTransaction,
    ...(memory === undefined ? {} : { memory }),
  });
}

/** A request from its beginning to its end. */
const whole = (tNs: number, name: string, on: string) => [begin(tNs, name, on), ...finish(tNs + MS_NS, name)];
/** A delivered request of which the agent does not know the path: with sites configured it dies of it. */
const fatal = (tNs: number, on: string): RecordedEvent[] => {
  const data = `${'\0'.repeat(20)}${['p', 'o', 'o', 'l'].join('\0')}\0\0\0u\0\0\0\0\0\0\0`;
  const first = begin(tNs, 'fatal', on);
  return [
    first,
    { ...first, tNs: tNs + MS_NS, id: 3, activityId: first.relatedActivityId!, relatedActivityId: undefined, data },
  ];
};

const reasonsOf = ({ totals }: ReturnType<typeof run>) => Object.fromEntries(totals.byReason);

describe('a Windows host', () => {
  it('never holds a request of HTTP.sys where Linux would', () => {
    const watched = run([connect(S, 'c', 50_000), ...whole(2 * S, 'r', 'c')], { watchedTransaction: 1 });
    const stages = watched.ledger.trail.flatMap(({ fate }) => (fate.kind === 'in-flight' ? [fate.stage] : []));
    expect([...new Set(stages)]).toEqual(['etw-request', 'etw-completed', 'stat-keeper', 'client-store']);
  });

  it('ships the hits of HTTP.sys with flows that it makes up for them', () => {
    const result = run([connect(S, 'c', 50_000), ...whole(2 * S, 'r', 'c'), cleanup(3 * S, 'c')]);
    expect(result.platform).toBe('windows');
    expect(result.totals).toMatchObject({ captured: 1, shipped: 1 });
    expect(result.sums.delivered).toBe(1);
    expect(result.ends).toEqual([]);
  });

  it('passes over events of other providers', () => {
    const events = [connect(S, 'c', 50_000), ...whole(2 * S, 'r', 'c')];
    const result = run(events.map((event) => ({ ...event, provider: '\0'.repeat(16) })));
    expect(result.totals.captured).toBe(0);
    const provider = '\x0a\xf9\x5e\xdd\x98\x63\xa4\x47\xad\x34\x4d\xce\xcd\xef\x79\x5f';
    expect(run(events.map((event) => ({ ...event, provider }))).totals.captured).toBe(1);
  });

  it('does not make flows up beside those of the trace', () => {
    const rows = [flowRow(50_000)];
    const result = run([
      flowRows('open', rows, { tNs: S }),
      connect(2 * S, 'c', 50_001),
      ...whole(3 * S, 'r', 'c'),
      cleanup(4 * S, 'c'),
    ]);
    expect(result.polls.map(({ delivered }) => delivered)).toEqual([1, 0, 0]);
    expect(reasonsOf(result)).toEqual({ 'connection-unknown': 1 });
  });
});

describe('recorded reads of the driver', () => {
  it('become flows of the run, from table to table', () => {
    const closed = flowRow(50_000, { flags: 0x210, transportBytesOut: 300n });
    const result = run([
      flowRows('open', [flowRow(50_000), flowRow(50_001)], { tNs: S }),
      flowRows('open', [flowRow(50_001)], { tNs: 20 * S }),
      flowRows('closed', [closed], { tNs: 20 * S }),
    ]);
    expect(result.polls.map(({ delivered, sentBytes, tcpClosed }) => [delivered, sentBytes, tcpClosed])).toEqual([
      [2, 200n, 0],
      [1, 200n, 1],
      [0, 0n, 0],
      [0, 0n, 0],
    ]);
    expect(result.ledger.flowCount).toBe(2);
  });

  it('tell two flows apart that had the same handle one after the other', () => {
    const first = flowRow(50_000, { flowHandle: 1n, flags: 0x210 });
    const second = flowRow(50_001, { flowHandle: 1n });
    const result = run([flowRows('closed', [first], { tNs: S }), flowRows('open', [second], { tNs: 2 * S })]);
    expect(result.ledger.flowCount).toBe(2);
    expect(result.sums.delivered).toBe(2);
  });

  it('of the closed-event loop wake the loop of the replay', () => {
    const rows = flowRows('closed', [flowRow(50_000, { flags: 0x210 })], { tNs: S, reader: 'event' });
    const byLoop = run([rows], { schedule: { registerAtNs: 5 * S } });
    expect(byLoop.sums.delivered).toBe(1);
    // Without a loop the rows wait for the poll, which comes to the same here.
    expect(run([rows], { toggles: { 'windows-closed-read': 'with-poll' } }).sums.delivered).toBe(1);
  });

  it('that failed make a poll fail: its client gets nothing', () => {
    const result = run([
      flowRows('open', [flowRow(50_000)], { tNs: S }),
      flowRows('closed', [flowRow(50_001, { flags: 0x210 })], { tNs: S, errorCode: 31 }),
    ]);
    expect(result.polls.map(({ delivered }) => delivered)).toEqual([0, 1, 0]);
    expect(result.ledger.flow(2).fate).toMatchObject({ kind: 'lost', reason: 'driver-read-failed' });
  });
});

describe('the end of system-probe', () => {
  const before = [connect(S, 'c', 50_000), ...whole(2 * S, 'r', 'c')];
  const after = [connect(60 * S, 'd', 50_001), ...whole(61 * S, 's', 'd'), cleanup(62 * S, 'd')];

  it('takes what it holds with it, and what follows is not seen by anybody', () => {
    const result = run([...before, ...fatal(3 * S, 'c'), ...whole(4 * S, 't', 'c'), ...after], {
      windows: { iis: SITES },
    });
    expect(result.ends).toMatchObject([{ tNs: 3 * S + MS_NS, poll: 0 }]);
    expect(result.ends[0]!.place).toContain('pkg/');
    expect(reasonsOf(result)).toEqual({ 'agent-crashed': 2, 'agent-down': 2 });
    expect(result.sums.delivered).toBe(0);
    expect(result.sums.agentEnds).toBe(1);
    expect(result.violations.map(({ invariant }) => invariant)).toEqual(['every-hit-arrives', 'agent-survives']);
  });

  it('is over when it is started again: new connections are whole, the old one stays unknown', () => {
    const result = run([...before, ...fatal(3 * S, 'c'), ...whole(50 * S, 't', 'c'), ...after], {
      windows: { iis: SITES, restartAfterNs: 10 * S },
    });
    expect(result.ends).toHaveLength(1);
    expect(reasonsOf(result)).toEqual({ 'agent-crashed': 2, 'etw-connection-unknown': 1 });
    expect(result.totals.shipped).toBe(1);
  });

  it('comes as often as it is given reason to', () => {
    const again = [connect(30 * S, 'e', 50_002), ...fatal(31 * S, 'e')];
    const result = run([...before, ...fatal(3 * S, 'c'), ...again, ...after], {
      windows: { iis: SITES, restartAfterNs: 10 * S },
    });
    expect(result.ends.map(({ tNs }) => tNs)).toEqual([3 * S + MS_NS, 31 * S + MS_NS]);
    // The third life has no client until its first poll, and the last connection closes before that.
    expect(reasonsOf(result)).toEqual({ 'agent-crashed': 3, 'no-registered-client': 1 });
    expect(result.counters.get('etw.events')).toBeGreaterThan(10);
  });

  it('comes once where the sites end every start, however soon it is started again', () => {
    const apps = [{ path: 'no-slash', json: { service: 'shop' } }];
    const iis = iisFileOf({ sites: [{ id: '1', name: 'Default Web Site', apps }] });
    const result = run([...before, ...after], { windows: { iis, restartAfterNs: 0 } });
    expect(result.ends.map(({ tNs }) => tNs)).toEqual([0]);
    expect(reasonsOf(result)).toEqual({ 'agent-down': result.totals.captured });
  });

  it('does not come on a host without sites', () => {
    const result = run([...before, ...fatal(3 * S, 'c'), ...after]);
    expect(result.ends).toEqual([]);
    expect(result.totals.shipped).toBe(2);
  });

  it('leaves no client registered: what the driver kept meanwhile goes to nobody', () => {
    const result = run([...before, ...fatal(3 * S, 'c'), cleanup(5 * S, 'c')], {
      windows: { iis: SITES, restartAfterNs: S },
      schedule: { registerAtNs: 0, pollOffsetNs: 30 * S },
    });
    expect(result.sums.delivered).toBe(0);
    expect(result.ledger.flow(1).fate).toMatchObject({ kind: 'lost', reason: 'no-registered-client' });
  });
});

describe('polls of other clients', () => {
  it('drain the closed table for everybody and count for nobody', () => {
    const events = [connect(S, 'c', 50_000), ...whole(2 * S, 'r', 'c'), cleanup(3 * S, 'c')];
    const otherClients = [{ id: 'debug', registerAtNs: undefined, pollEveryNs: 1000 * S, pollOffsetNs: 5 * S }];
    const result = run(events, { schedule: { otherClients } });
    expect(result.polls.map(({ delivered }) => delivered)).toEqual([1, 0, 0]);
  });
});

describe('a long run', () => {
  it('forgets flows and transactions, and its sums are the same', () => {
    const events: RecordedEvent[] = [];
    for (let index = 0; index < 40; index += 1) {
      const at = (index + 1) * 10 * S;
      const name = `c${index}`;
      events.push(connect(at, name, 50_000 + index), ...whole(at + S, `r${index}`, name), cleanup(at + 2 * S, name));
    }
    const full = run(events);
    const short = run(events, { memory: 'sums' });
    expect(full.totals.shipped).toBe(40);
    expect(short.totals).toEqual(full.totals);
    expect(short.counters).toEqual(full.counters);
    expect(short.flows.known().length).toBeLessThan(full.flows.known().length);
  });
});
