import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../src/model/choices.ts';
import { type ConnStats, INCOMING } from '../../../src/model/connStats.ts';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { ProcessAgent } from '../../../src/model/processAgent/ProcessAgent.ts';
import { findProfile } from '../../../src/model/profiles.ts';
import { RequestStats } from '../../../src/model/usm/requestStats.ts';
import { PROXY_PID, proxyProcess, SERVER_PID } from '../filter/curlThroughProxy.ts';
import { key, LINUX } from '../join/joinInputs.ts';
import { conn } from '../state/StateBench.ts';

const SERVICES: Readonly<Record<number, string>> = { [PROXY_PID]: 'docker-proxy', [SERVER_PID]: 'mysrv' };

/** Two requests of the proxy to the container, a 200 and a 404, as both ends report them. */
function payload({ pidCheck }: { pidCheck: boolean }) {
  const ledger = new Ledger();
  ledger.at(1, 1);
  const flows = [ledger.openFlow(), ledger.openFlow()] as const;
  const conns: ConnStats[] = [
    { ...conn({ pid: PROXY_PID, source: '172.17.0.1', sport: 55_748, dest: '172.17.0.2', dport: 8085 }) },
    {
      ...conn({
        pid: SERVER_PID,
        source: '172.17.0.2',
        sport: 8085,
        dest: '172.17.0.1',
        dport: 55_748,
        dir: INCOMING,
      }),
    },
  ].map((each, index) => ({ ...each, flows: ledger.listOfFlow(flows[index]!) }));
  const stats = new RequestStats();
  for (const status of [200, 404]) {
    const transaction = ledger.capture({ clientFlow: flows[0], serverFlow: flows[1] });
    stats.addRequest(status, 10, 0n, [], ledger.listOfTransaction(transaction), ledger);
  }
  const ends = key('172.17.0.1:55748', '172.17.0.2:8085');
  const join = joinHttp(conns, [{ key: { ...ends, path: '/', fullPath: true, method: 1 }, stats }], LINUX);
  let scans = 0;
  const agent = new ProcessAgent(
    { ...findProfile('latest')!.processAgent, dockerProxyPidCheck: pidCheck },
    {
      choices: FIRST_CHOICES,
      ledger,
      processes: {
        scan: () => {
          scans += 1;
          return [proxyProcess()];
        },
        serviceOf: (pid) => SERVICES[pid]!,
      },
    },
  );
  const fates = () => ledger.hits().map(({ side, fate }) => [side, fate.kind === 'shipped' ? fate.service : fate.kind]);
  const flowFates = () => flows.map((flow) => ledger.flow(flow).fate.kind);
  return { agent, ledger, conns, join, fates, flowFates, scans: () => scans };
}

describe('the process-agent', () => {
  it("sends the container's record on and removes the proxy's own", () => {
    const { agent, conns, join, fates, flowFates, ledger } = payload({ pidCheck: true });
    const outcome = agent.receive(conns, join);
    expect(outcome).toMatchObject({ kept: [1], removed: [{ index: 0, ownerIsProxy: true }], hitsOfConn: [2, 2] });
    expect(outcome.proxies.map(({ pid, ip }) => [pid, ip])).toEqual([[PROXY_PID, '172.17.0.1']]);
    expect([...outcome.hits]).toEqual([['mysrv', { server: 2, client: 0 }]]);
    expect(fates()).toEqual([
      ['client', 'filtered'],
      ['server', 'mysrv'],
      ['client', 'filtered'],
      ['server', 'mysrv'],
    ]);
    expect(flowFates()).toEqual(['lost', 'shipped']);
    expect(ledger.hits()[0]?.fate).toMatchObject({ reason: 'docker-proxy-own-leg' });
  });

  it("loses the container's record too when pids are not compared, and says which rule took it", () => {
    const { agent, conns, join, fates, flowFates, ledger } = payload({ pidCheck: false });
    const outcome = agent.receive(conns, join);
    expect(outcome).toMatchObject({ kept: [], removed: [{ index: 0 }, { index: 1 }], hitsOfConn: [2, 2] });
    expect([...outcome.hits]).toEqual([]);
    expect(fates().map(([, kind]) => kind)).not.toContain('mysrv');
    expect(flowFates()).toEqual(['lost', 'lost']);
    expect(ledger.hits()[1]?.fate).toMatchObject({ reason: 'docker-proxy-without-pid-check' });
  });

  it('sends everything on when it cannot scan', () => {
    const { agent, conns, join, fates, flowFates, scans } = payload({ pidCheck: false });
    const outcome = agent.receive(conns, join, true);
    expect(outcome).toMatchObject({ kept: [0, 1], removed: [], proxies: [], hitsOfConn: [2, 2] });
    expect([...outcome.hits]).toEqual([
      ['docker-proxy', { server: 0, client: 2 }],
      ['mysrv', { server: 2, client: 0 }],
    ]);
    expect(fates().map(([, service]) => service)).toEqual(['docker-proxy', 'mysrv', 'docker-proxy', 'mysrv']);
    expect([flowFates(), scans()]).toEqual([['shipped', 'shipped'], 0]);
  });

  it('adds up the hits of a service over connections and payloads apart', () => {
    const { agent, conns, join } = payload({ pidCheck: true });
    const [first] = join.attachments;
    const twice = { ...join, attachments: [...join.attachments, { ...first!, connIndex: 1 }] };
    const outcome = agent.receive(conns, twice);
    expect([...outcome.hits]).toEqual([['mysrv', { server: 2, client: 2 }]]);
    expect(outcome.hitsOfConn).toEqual([2, 4]);
    expect([...agent.receive([], { ...join, attachments: [] }).hits]).toEqual([]);
  });

  it('gets nothing of a payload that is lost on the way', () => {
    const { agent, conns, join, fates, flowFates, ledger } = payload({ pidCheck: true });
    agent.loseAll(conns, join);
    expect(fates().map(([, kind]) => kind)).toEqual(['lost', 'lost', 'lost', 'lost']);
    expect(ledger.hits()[0]?.fate).toMatchObject({ reason: 'payload-lost' });
    expect(flowFates()).toEqual(['lost', 'lost']);
    expect(ledger.flow(1).fate).toMatchObject({ reason: 'payload-lost' });
  });
});
