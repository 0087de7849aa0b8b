// Rows of the parts beside the state: extraction of close batches, docker-proxy filter, join, HTTP statistics.
import { FIRST_CHOICES } from '../../dist/model/choices.js';
import { BatchExtractor } from '../../dist/model/delivery/BatchExtractor.js';
import { closeRecordToConn } from '../../dist/model/delivery/kernelRecordToConn.js';
import { DockerProxyFilter } from '../../dist/model/filter/DockerProxyFilter.js';
import { joinHttp } from '../../dist/model/join/joinHttp.js';
import { connTuple } from '../../dist/model/kernel/tuple.js';
import { NO_TRACKER } from '../../dist/model/ledger/tracker.js';
import { findProfile } from '../../dist/model/profiles.js';
import { createStateStore } from '../../dist/model/state/createStateStore.js';
import { RequestStats } from '../../dist/model/usm/requestStats.js';
import { StatKeeper } from '../../dist/model/usm/StatKeeper.js';

const profile = findProfile('agent-7.60');
const CLIENT = 'process-agent-unique-id';
const OUTGOING = 2;
const INCOMING = 1;

export const rows = [
  { name: 'extract batches of 4 + store, 10k', go: 167, floor: 0.3, realistic: 0.7, moonshot: 1.5, prepare: extract },
  {
    name: 'docker-proxy extract + filter 10k, 50 proxies',
    go: 1131,
    floor: 0.2,
    realistic: 0.5,
    moonshot: 1,
    prepare: dockerProxy,
  },
  {
    name: 'USM join 10k conns, 10k HTTP connections',
    go: 74,
    floor: 0.7,
    realistic: 1,
    moonshot: 3,
    prepare: () => join(10_000),
  },
  {
    name: 'USM join 10k conns, 1k HTTP connections',
    go: 142,
    floor: 0.7,
    realistic: 1,
    moonshot: 3,
    prepare: () => join(1000),
  },
  { name: 'statkeeper, 1k keys', go: 162, floor: 0.3, realistic: 0.6, moonshot: 1, prepare: () => statKeeper(1) },
  { name: 'statkeeper, 10k keys', go: 106, floor: 0.3, realistic: 0.6, moonshot: 1, prepare: () => statKeeper(10) },
];

/** Closes in full kernel batches, each taken apart and stored one by one. */
function extract() {
  const count = 10_000;
  const records = Array.from({ length: count }, (_, i) => closeRecord(1_000_000 + i));
  const batches = [];
  for (let i = 0; i < count; i += 4) {
    batches.push({ cpu: 0, id: BigInt(i / 4), length: 4, slots: records.slice(i, i + 4) });
  }
  const state = createStateStore({ ...profile.state, maxClosedConns: 131_072 });
  state.registerClient(CLIENT, 0);
  let poll = 0;
  return {
    units: count,
    before() {
      poll += 1;
      state.getDelta(CLIENT, { latestTime: 0n, active: [], nowNs: poll });
    },
    run() {
      const extractor = new BatchExtractor(1, profile.delivery);
      for (const batch of batches) {
        for (const record of extractor.takeFromEvent(batch, 0)) {
          state.storeClosedConnection(closeRecordToConn(record, NO_TRACKER));
        }
      }
    },
  };
}

function closeRecord(i) {
  const tuple = connTuple(
    {
      src: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`,
      dst: `172.16.${i % 16}.${(i % 250) + 1}`,
      sport: 32_768 + (i % 28_000),
      dport: [80, 443, 5432, 6379, 8080][i % 5],
      type: 0,
      family: 0,
    },
    4_026_531_840 + (i % 8),
    1000 + (i % 500),
  );
  return {
    tuple,
    sentBytes: BigInt(1000 * ((i % 97) + 1)),
    recvBytes: BigInt(3000 * ((i % 89) + 1)),
    sentPackets: (i % 97) + 1,
    recvPackets: (i % 89) + 1,
    timestampNs: 5n,
    durationNs: 1_000_000_000n,
    cookie: (i * 2_654_435_761) % 2 ** 32,
    stack: { api: 0, application: 0, encryption: 0, flags: 0 },
    assurance: 0,
    direction: i % 2 === 0 ? OUTGOING : INCOMING,
    rttUs: 100 + (i % 900),
    rttVarUs: i % 50,
    transitions: 0x82,
    retransmits: 0,
    failureReason: 0,
    flows: 0,
  };
}

/** 1000 processes, 50 of them proxies; a tenth of the connections lies between a proxy and its target. */
function dockerProxy() {
  const count = 10_000;
  const processes = Array.from({ length: 1000 }, (_, i) => ({
    pid: 1000 + i,
    cmdline: i < 50 ? proxyLine(i) : ['/usr/bin/worker', '--number', `${i}`],
  }));
  const conns = Array.from({ length: count }, (_, i) => {
    const proxy = i % 50;
    if (i % 10 === 0) {
      const target = { source: '172.17.0.1', sport: 30_000 + i, dest: `172.17.1.${proxy + 1}`, dport: 8000 + proxy };
      return { ...target, pid: 1000 + proxy, type: 0 };
    }
    const source = `10.0.${(i >> 8) & 255}.${i & 255}`;
    return { source, sport: 32_768 + i, dest: '10.9.9.9', dport: 443, pid: 1100 + (i % 800), type: 0 };
  });
  return {
    units: count,
    run() {
      const filter = new DockerProxyFilter(profile.processAgent, FIRST_CHOICES);
      filter.extract(processes);
      const { kept } = filter.filter(conns);
      if (kept.length !== count * 0.9) throw new Error(`${kept.length} kept`);
    },
  };
}

function proxyLine(i) {
  const target = ['-container-ip', `172.17.1.${i + 1}`, '-container-port', `${8000 + i}`];
  return ['/usr/bin/docker-proxy', '-proto', 'tcp', '-host-ip', '0.0.0.0', '-host-port', `${8000 + i}`, ...target];
}

/** 10,000 connections and 10,000 keys, on so many distinct HTTP connections. */
function join(httpConnections) {
  const count = 10_000;
  const end = (i) => ({ ip: `10.1.${(i >> 8) & 255}.${i & 255}`, port: 32_768 + (i % 28_000) });
  const conns = Array.from({ length: count }, (_, i) => {
    const { ip, port } = end(i);
    const server = `172.16.${i % 16}.${(i % 250) + 1}`;
    return {
      source: ip,
      sport: port,
      dest: server,
      dport: 8080,
      type: 0,
      direction: OUTGOING,
      ipTranslation: undefined,
    };
  });
  const stats = new RequestStats();
  stats.addRequest(200, 1000, 0n, [], 0, NO_TRACKER);
  const aggregates = Array.from({ length: count }, (_, i) => {
    const of = i % httpConnections;
    const { ip, port } = end(of);
    const dstIp = `172.16.${of % 16}.${(of % 250) + 1}`;
    const key = { srcIp: ip, srcPort: port, dstIp, dstPort: 8080, path: `/p${i}`, fullPath: true, method: 1 };
    return { key, stats };
  });
  const settings = { ...profile.join, ephemeralRange: profile.state.ephemeralRange };
  return {
    units: count,
    run() {
      const { usmConnections } = joinHttp(conns, aggregates, settings);
      if (usmConnections !== httpConnections) throw new Error(`${usmConnections} groups`);
    },
  };
}

/** Transactions of 1000 paths on so many connections, all statuses 200. */
function statKeeper(connections) {
  const count = 100_000;
  const transactions = Array.from({ length: count }, (_, i) => ({
    srcIp: '10.0.0.1',
    srcPort: 40_000 + (Math.floor(i / 1000) % connections),
    dstIp: '10.0.0.2',
    dstPort: 8080,
    requestStartedNs: 1_000_000n,
    responseLastSeenNs: BigInt(1_000_000 + 1000 * ((i % 977) + 1)),
    tags: 0n,
    tcpSeq: 0,
    statusCode: 200,
    method: 1,
    fragment: `GET /path/number/${i % 1000} HTTP/1.1\r\nHost: shop\r\n`,
    hits: 0,
  }));
  const keeper = new StatKeeper(profile.usm, FIRST_CHOICES, NO_TRACKER);
  return {
    units: count,
    before() {
      keeper.getAndResetAllStats({ wallNs: 0n, monotonicNs: 0n });
    },
    run() {
      for (const transaction of transactions) keeper.process(transaction);
    },
  };
}
