import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../../src/model/ledger/hitLedger.ts';
import { PROCESS_AGENT_CLIENT } from '../../../src/model/state/NetworkState.ts';
import type { EtwRecord } from '../../../src/model/windows/etw/EtwRecord.ts';
import { iisFileOf } from '../../../src/model/windows/etw/iis/iisSites.ts';
import type { WindowsPipeline } from '../../../src/model/windows/WindowsPipeline.ts';
import { begin, connect, finish } from '../../sim/windows/etwEvents.ts';
import { windowsTransaction } from './http/windowsTransactions.ts';
import { FATAL_SITES, PipelineBench, S } from './PipelineBench.ts';

const SITES = iisFileOf({ sites: [{ id: '1', name: 'Default Web Site', apps: [{ path: '/' }] }] });

/** Requests on the connections of the bench, by cookie. */
const request = (cookie: number, path = '/a') =>
  windowsTransaction({
    src: '10.0.0.1',
    sport: 80,
    dst: '10.0.0.2',
    dport: 50_000 + cookie,
    fragment: `GET ${path} HTTP/1.1`.padEnd(25, '\0'),
  });

/** With sites configured, the agent dies of a delivered request whose path it does not know. */
function kill(agent: WindowsPipeline, nowNs: number): void {
  const first: EtwRecord = { ...begin(0, 'fatal', 'c'), hits: 0 };
  const data = `${'\0'.repeat(20)}${['p', 'o', 'o', 'l'].join('\0')}\0\0\0u\0\0\0\0\0\0\0`;
  agent.etw({ ...connect(0, 'c', 50_000), hits: 0 }, nowNs);
  agent.etw(first, nowNs);
  agent.etw({ ...first, id: 3, activityId: first.relatedActivityId!, relatedActivityId: undefined, data }, nowNs);
}

describe('events of the drivers', () => {
  it('of the HTTP one bring what waits there into the statistics', () => {
    const { agent, httpDriver } = new PipelineBench();
    httpDriver.give(request(1)).give(request(2));
    agent.httpEvent(0);
    expect(agent.life?.usm?.stats.aggregationCount).toBe(2);
    expect(httpDriver.answers).toEqual([]);
  });

  it('of closed flows bring them to the clients before the next poll', () => {
    const bench = new PipelineBench();
    bench.agent.register(PROCESS_AGENT_CLIENT, 0);
    bench.connection('closed', 1);
    bench.agent.closedEvent(0);
    expect(bench.agent.life?.state.listClients()).toMatchObject([{ closedCount: 1 }]);
    expect(bench.cookies()).toEqual([1]);
  });

  it('find nobody while system-probe is down', () => {
    const bench = new PipelineBench({ iis: FATAL_SITES });
    bench.httpDriver.give(request(1));
    bench.connection('closed', 1);
    bench.agent.httpEvent(0);
    bench.agent.closedEvent(0);
    kill(bench.agent, 0);
    expect(bench.httpDriver.answers).toHaveLength(1);
    expect(bench.driver.offered).toEqual([]);
    expect(bench.deaths).toEqual([0]);
  });
});

describe('a poll', () => {
  it('that a closed event runs into loses the rows that the loop has read', () => {
    const polls = (faults: Parameters<WindowsPipeline['poll']>[2]) => {
      const bench = new PipelineBench();
      bench.agent.register(PROCESS_AGENT_CLIENT, 0);
      bench.connection('closed', 1);
      bench.connection('closed', 2);
      return [bench.cookies(0, faults), bench.cookies(S)];
    };
    expect(polls({})).toEqual([[1], [2]]);
    expect(polls({ closedEventRace: 'rows-lost' })).toEqual([[1], []]);
  });

  it('whose payload is lost leaves the back end without connections and hits, and the next poll without them too', () => {
    const bench = new PipelineBench();
    const flow = bench.connection('open', 1);
    bench.httpDriver.give(request(1));
    const outcome = bench.agent.poll(PROCESS_AGENT_CLIENT, 0, { payloadIsLost: true });
    expect(outcome.delta.conns).toHaveLength(1);
    expect(outcome.join.attachments).toHaveLength(1);
    expect(outcome).toMatchObject({ kept: [], removed: [], hits: new Map(), hitsOfConn: [] });
    expect(bench.fateOf(flow)).toBe('payload-lost');
    expect(bench.agent.poll(PROCESS_AGENT_CLIENT, S).join.attachments).toEqual([]);
  });

  it('of the process-agent ships what it brought', () => {
    const bench = new PipelineBench();
    const flow = bench.connection('open', 1);
    bench.httpDriver.give(request(1));
    const { kept, hits, hitsOfConn } = bench.agent.poll(PROCESS_AGENT_CLIENT, 0);
    expect([kept, hitsOfConn]).toEqual([[0], [1]]);
    expect(hits).toEqual(new Map([['web', { server: 1, client: 0 }]]));
    expect(bench.fateOf(flow)).toBe('shipped');
  });

  it('of another client ships nothing', () => {
    const bench = new PipelineBench();
    const flow = bench.connection('open', 1);
    bench.httpDriver.give(request(1));
    const { delta, join, kept, hits } = bench.agent.poll('debug', 0);
    expect([delta.conns.length, join.attachments.length, kept.length, hits.size]).toEqual([1, 1, 0, 0]);
    expect(bench.fateOf(flow)).not.toBe('shipped');
  });

  it('fails with its read of the driver: nothing is answered', () => {
    const bench = new PipelineBench();
    bench.driver.answer('open', { result: 'error' });
    expect(bench.agent.poll(PROCESS_AGENT_CLIENT, 0)).toMatchObject({ delta: { conns: [] }, join: { outcomes: [] } });
    expect(bench.agent.joinCounters().get('usm.http.connections')).toBe(0);
  });

  it('counts groups of HTTP data, and aggregates that no connection asked for, over all polls', () => {
    const bench = new PipelineBench();
    expect([...bench.agent.joinCounters().values()]).toEqual([0, 0]);
    for (const nowNs of [0, S]) {
      bench.connection('open', 1, { transportBytesOut: BigInt(nowNs + 1) });
      bench.httpDriver.give(request(1), request(2, '/a'), request(2, '/b'));
      bench.cookies(nowNs);
    }
    expect(bench.agent.joinCounters()).toEqual(
      new Map([
        ['usm.http.connections', 4],
        ['usm.http.orphan_aggregations', 4],
      ]),
    );
  });

  it.each([
    ['none', 0, 1],
    ['none', 0x10, 1],
    ['closed-delta', 0, 0],
    ['closed-delta', 0x10, 1],
  ] as const)('behind the failure gate %s with the closed flag %i reports %i failures', (gate, closed, reported) => {
    const bench = new PipelineBench({ windows: { failureGate: gate } });
    bench.connection('open', 1, { connectionStatus: 3, flags: 0x200 | closed });
    const [conn] = bench.agent.poll(PROCESS_AGENT_CLIENT, 0).delta.conns;
    expect(conn?.tcpFailures?.size ?? 0).toBe(reported);
  });
});

describe('the end of system-probe', () => {
  it('takes everybody and everything with it until it is started again, to the instant', () => {
    const bench = new PipelineBench({ iis: SITES, restartAfterNs: 5 * S });
    bench.agent.register(PROCESS_AGENT_CLIENT, 0);
    const flow = bench.connection('closed', 1);
    bench.agent.closedEvent(0);
    kill(bench.agent, 2 * S);
    expect([bench.agent.isUp, bench.agent.capturesHttp, bench.deaths]).toEqual([false, false, [2 * S]]);
    expect(bench.fateOf(flow)).toBe('agent-crashed');
    bench.agent.advanceTo(7 * S - 1);
    bench.agent.register(PROCESS_AGENT_CLIENT, 7 * S - 1);
    bench.connection('open', 2);
    expect([bench.agent.isUp, bench.cookies(7 * S - 1)]).toEqual([false, []]);
    bench.agent.advanceTo(7 * S);
    expect([bench.agent.isUp, bench.agent.capturesHttp]).toEqual([true, true]);
    expect(bench.agent.life?.state.listClients()).toEqual([]);
    expect(bench.cookies(7 * S)).toEqual([2]);
  });

  it('begins the clock of the next life at its start, not when somebody looks', () => {
    const bench = new PipelineBench({ iis: SITES, restartAfterNs: 5 * S });
    kill(bench.agent, 0);
    bench.agent.advanceTo(5 * S + 1);
    expect(bench.agent.life?.usm?.nextReadNs).toBe(6 * S);
    const life = bench.agent.life;
    bench.agent.advanceTo(20 * S);
    expect(bench.agent.life).toBe(life);
    expect(bench.agent.life?.usm?.nextReadNs).toBe(21 * S);
  });

  it('is for ever without a restart, and at every start', () => {
    const bench = new PipelineBench({ iis: SITES });
    kill(bench.agent, 0);
    bench.agent.advanceTo(Number.MAX_SAFE_INTEGER);
    expect([bench.agent.isUp, bench.deaths]).toEqual([false, [0]]);
    const neverUp = new PipelineBench({ iis: FATAL_SITES, restartAfterNs: S });
    neverUp.agent.advanceTo(Number.MAX_SAFE_INTEGER);
    expect([neverUp.agent.isUp, neverUp.deaths]).toEqual([false, [0]]);
  });

  it('needs nobody who is told', () => {
    const { agent } = new PipelineBench({ iis: SITES, died: undefined });
    kill(agent, 0);
    expect(agent.isUp).toBe(false);
  });

  it('is not what a mistake elsewhere looks like: that goes on to the caller', () => {
    const mistake = new Error('no such table');
    const failing = () => {
      throw mistake;
    };
    const bench = new PipelineBench({ driver: { read: failing } });
    expect(() => bench.cookies()).toThrow(mistake);
    expect([bench.agent.isUp, bench.deaths]).toEqual([true, []]);
    expect(() => new PipelineBench({ httpDriver: { control: failing, flush: failing } })).toThrow(mistake);
  });
});

describe('an agent that captures no HTTP', () => {
  const off = { captureHttp: false, captureHttps: false };

  it('hears no event of the HTTP service, and reads no HTTP of the driver', () => {
    const bench = new PipelineBench({ windows: off });
    for (const event of [connect(0, 'c', 50_000), begin(S, 'r', 'c'), ...finish(2 * S, 'r')]) {
      bench.agent.etw({ ...event, hits: 0 }, event.tNs);
    }
    bench.agent.httpEvent(3 * S);
    bench.agent.advanceTo(10 * S);
    bench.connection('open', 1);
    expect(bench.cookies(10 * S)).toEqual([1]);
    expect([bench.agent.isUp, bench.agent.capturesHttp]).toEqual([true, false]);
    expect(bench.agent.life?.etw.counters.events).toBe(0);
    expect(bench.httpDriver.reads).toEqual([]);
  });
});

describe('an agent without a ledger', () => {
  it('delivers the same', () => {
    const payloads = [new PipelineBench(), new PipelineBench({ ledger: NO_LEDGER })].map((bench) => {
      bench.connection('open', 1);
      bench.httpDriver.give(request(1));
      const { kept, hits, hitsOfConn } = bench.agent.poll(PROCESS_AGENT_CLIENT, 0);
      return { kept, hits, hitsOfConn };
    });
    expect(payloads[1]).toEqual(payloads[0]);
  });
});
