import { describe, expect, it } from 'vitest';
import type { StateProfile } from '../../../src/model/profile.ts';
import { PROCESS_AGENT_CLIENT } from '../../../src/model/state/NetworkState.ts';
import type { HttpAggregates } from '../../../src/model/usm/httpAggregates.ts';
import { requestsWithHits } from './httpRequests.ts';
import { RecordingTracker } from './RecordingTracker.ts';
import type { ConnSpec } from './StateBench.ts';
import { conn, StateBench, stateProfile } from './StateBench.ts';

/** A state with a ledger beside it, which follows the process-agent. */
class LedgerBench extends StateBench {
  readonly tracker: RecordingTracker;

  constructor(changes: Partial<StateProfile> = {}) {
    const tracker = new RecordingTracker();
    super(stateProfile('A', changes), { tracker });
    this.tracker = tracker;
  }

  /** Stores a closed connection that stands for the flow `name`. */
  closeFlow(name: string, spec: ConnSpec): void {
    this.state.storeClosedConnection({ ...conn({ isClosed: true, ...spec }), flows: this.tracker.listOf(name) });
  }

  /** One request to each path; the hit has the path's name. */
  hits(...paths: readonly string[]): HttpAggregates {
    return requestsWithHits(
      paths.map((path) => [path, this.tracker.listOf(path)]),
      this.tracker,
    );
  }

  /** The hits behind each delivered aggregate of the process-agent. */
  deliveredHits(http?: HttpAggregates): (readonly string[])[] {
    const delta = this.poll([], PROCESS_AGENT_CLIENT, http === undefined ? {} : { http });
    return [...delta.http.values()].map(({ stats }) => this.tracker.namesOf(stats.byStatus.get(200)?.hits ?? 0));
  }
}

function withAudience(changes: Partial<StateProfile> = {}): LedgerBench {
  const bench = new LedgerBench(changes);
  bench.register(PROCESS_AGENT_CLIENT);
  return bench;
}

describe('what the ledger is told about closed connections', () => {
  it('names the client when nobody, or somebody else, is registered', () => {
    const bench = new LedgerBench();
    bench.closeFlow('f1', { ck: 1, s: 1 });
    bench.register('debug');
    bench.closeFlow('f2', { ck: 2, s: 1 });
    expect(bench.tracker.log).toEqual(['lose f1: no-registered-client', 'lose f2: no-registered-client']);
    expect(bench.poll([], 'debug').conns.map((record) => record.flows)).toEqual([0]);
  });

  it('follows the copy of the process-agent and joins what is merged', () => {
    const bench = withAudience();
    bench.register('debug');
    bench.closeFlow('f1', { ck: 1, s: 1 });
    bench.closeFlow('f1 again', { ck: 1, s: 1 });
    bench.closeFlow('f2', { ck: 2, s: 1 });
    expect(bench.tracker.log).toEqual([
      'move f1: client-closed-buffer',
      'move f1 again: client-closed-buffer',
      'move f2: client-closed-buffer',
    ]);
    expect(bench.poll([], 'debug').conns.map((record) => record.flows)).toEqual([0]);
    const { conns } = bench.poll([], PROCESS_AGENT_CLIENT);
    expect(conns.map((record) => bench.tracker.namesOf(record.flows))).toEqual([['f1', 'f1 again', 'f2']]);
  });

  it('names the full buffer and the cookie collision', () => {
    const bench = withAudience({ maxClosedConns: 2 });
    bench.closeFlow('empty', { ck: 1 });
    bench.closeFlow('first', { ck: 2, s: 1 });
    bench.closeFlow('second', { ck: 3, s: 1 });
    bench.closeFlow('third', { ck: 4, s: 1 });
    bench.closeFlow('other tuple', { ck: 2, s: 1, pid: 7, lue: 5 });
    expect(bench.tracker.log.filter((line) => line.startsWith('lose'))).toEqual([
      'lose empty: closed-buffer-full',
      'lose third: closed-buffer-full',
      'lose first: cookie-collision',
    ]);
  });

  it('names a collision of a closed with an active connection', () => {
    const bench = withAudience();
    const active = (name: string, spec: ConnSpec) => ({ ...conn(spec), flows: bench.tracker.listOf(name) });
    const poll = (...records: ReturnType<typeof active>[]) =>
      bench.state.getDelta(PROCESS_AGENT_CLIENT, { latestTime: 0n, active: records, nowNs: 0 });
    bench.closeFlow('closed', { ck: 1, s: 1, lue: 5 });
    poll(active('earlier', { ck: 1, s: 1, pid: 7, lue: 5 }));
    bench.closeFlow('closed', { ck: 1, s: 1, lue: 5 });
    poll(active('later', { ck: 1, s: 1, pid: 7, lue: 6 }), active('unequal', { ck: 1, s: 1, pid: 8, lue: 1 }));
    expect(bench.tracker.log.filter((line) => line.startsWith('lose'))).toEqual([
      'lose earlier: cookie-collision',
      'lose unequal: cookie-collision',
      'lose closed: cookie-collision',
    ]);
  });

  it('names the end of the client', () => {
    const bench = withAudience();
    bench.closeFlow('f1', { ck: 1, s: 1 });
    bench.state.removeClient(PROCESS_AGENT_CLIENT);
    bench.register(PROCESS_AGENT_CLIENT);
    bench.closeFlow('f2', { ck: 2, s: 1 });
    bench.state.removeExpiredClients(121e9);
    expect(bench.tracker.log.filter((line) => line.startsWith('lose'))).toEqual([
      'lose f1: client-removed',
      'lose f2: client-expired',
    ]);
  });
});

describe('what the ledger is told about hits', () => {
  it('moves them to the store and leaves them on what is delivered', () => {
    const bench = withAudience();
    expect(bench.deliveredHits(bench.hits('/a'))).toEqual([['/a']]);
    expect(bench.tracker.log).toEqual(['move /a: client-store']);
  });

  it('joins them when statistics of one key meet in the store', () => {
    const bench = withAudience();
    bench.register('debug');
    bench.poll([], 'debug', { http: bench.hits('/a') });
    expect(bench.deliveredHits(bench.hits('/a', '/b'))).toEqual([['/a', '/a'], ['/b']]);
  });

  it('doubles them when the agent does: two idle clients share the statistics', () => {
    const bench = withAudience();
    bench.register('second', 'third');
    bench.poll([], 'third', { http: bench.hits('/a') });
    bench.poll([], 'third', { http: bench.hits('/a') });
    expect(bench.deliveredHits()).toEqual([['/a', '/a', '/a']]);
  });

  it('does not touch delivered hits when another client adds to the shared statistics', () => {
    const bench = withAudience();
    bench.register('second');
    const [delivered] = bench.deliveredHits(bench.hits('/a'));
    expect(bench.deliveredHits(bench.hits('/a'))).toEqual([['/a']]);
    expect(delivered).toEqual(['/a']);
    expect(bench.tracker.log.filter((line) => line.startsWith('lose'))).toEqual([]);
  });

  it('names the full store', () => {
    const bench = withAudience({ maxHttpStats: 1 });
    expect(bench.deliveredHits(bench.hits('/a', '/b'))).toEqual([['/a']]);
    expect(bench.tracker.log).toContain('lose /b: client-http-store-full');
  });

  it('names the other clients that got the data', () => {
    const bench = new LedgerBench();
    bench.poll([], 'debug', { http: bench.hits('/a') });
    bench.register('second');
    bench.poll([], 'debug', { http: bench.hits('/b') });
    expect(bench.tracker.log).toEqual(['lose /a: stored-for-other-clients', 'lose /b: stored-for-other-clients']);
  });

  it('names the end of the client', () => {
    const bench = withAudience();
    bench.register('debug');
    bench.poll([], 'debug', { http: bench.hits('/a') });
    bench.state.removeClient(PROCESS_AGENT_CLIENT);
    expect(bench.tracker.log).toEqual(['move /a: client-store', 'lose /a: client-removed']);
  });
});
