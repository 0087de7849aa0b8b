import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { type ConnStats, INCOMING } from '../../../../src/model/connStats.ts';
import { joinHttp } from '../../../../src/model/join/joinHttp.ts';
import { NO_LEDGER } from '../../../../src/model/ledger/hitLedger.ts';
import { ProcessAgent } from '../../../../src/model/processAgent/ProcessAgent.ts';
import { aggregate, key, LINUX } from '../../join/joinInputs.ts';
import { conn, type ConnSpec } from '../../state/StateBench.ts';
import { profileWith } from './MuseumBench.ts';

const PROXY = 3340;
const CONTAINER = 3307;
const PROXY_LEG: ConnSpec = { pid: PROXY, source: '172.17.0.1', sport: 55_748, dest: '172.17.0.2', dport: 8085 };
const CONTAINER_LEG: ConnSpec = {
  pid: CONTAINER,
  source: '172.17.0.2',
  sport: 8085,
  dest: '172.17.0.1',
  dport: 55_748,
  dir: INCOMING,
};
const CURL: ConnSpec = { pid: 4000, source: '127.0.0.1', sport: 40_000, dest: '127.0.0.1', dport: 8085 };
const PROXY_ACCEPTS: ConnSpec = {
  pid: PROXY,
  source: '127.0.0.1',
  sport: 8085,
  dest: '127.0.0.1',
  dport: 40_000,
  dir: INCOMING,
};
const COMMAND =
  'docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8085 -container-ip 172.17.0.2 -container-port 8085';

/** What the process-agent sends on: pids of the kept records, and the hits of the container. */
function send(check: string, specs: readonly ConnSpec[]): { pids: number[]; containerHits: number } {
  const { processAgent } = profileWith({ 'docker-proxy-pid-check': check });
  const processes = {
    scan: () => [{ pid: PROXY, cmdline: COMMAND.split(' ') }],
    serviceOf: (pid: number) => `${pid}`,
  };
  const agent = new ProcessAgent(processAgent, { choices: FIRST_CHOICES, ledger: NO_LEDGER, processes });
  const conns: ConnStats[] = specs.map(conn);
  const data = [aggregate(key('172.17.0.1:55748', '172.17.0.2:8085'), '/', [200])];
  const { kept, hits } = agent.receive(conns, joinHttp(conns, data, LINUX));
  return { pids: kept.map((index) => conns[index]!.pid), containerHits: hits.get(`${CONTAINER}`)?.server ?? 0 };
}

describe('M1 docker-proxy-without-pid-check', () => {
  it.each([
    ['off', [], 0],
    ['on', [CONTAINER], 1],
  ])('docker-proxy-pid-check=%s keeps %j of the two legs', (check, pids, containerHits) => {
    expect(send(check, [PROXY_LEG, CONTAINER_LEG])).toEqual({ pids, containerHits });
  });

  it.each([
    ['off', 2],
    ['on', 3],
  ])('docker-proxy-pid-check=%s keeps %i records of a curl', (check, kept) => {
    expect(send(check, [PROXY_LEG, CONTAINER_LEG, CURL, PROXY_ACCEPTS]).pids).toHaveLength(kept);
  });
});
