import type { RecordedEvent, SocketCounters } from '../../src/model/events.ts';
import type { HeaderFacts } from '../../src/trace/headerFor.ts';

/** Header of the small traces that tests make. */
export const SAMPLE_FACTS: HeaderFacts = {
  t0MonoNs: 18_446_744_073_709_551_615n,
  t0RealNs: 1_760_000_000_123_456_789n,
  recorder: { version: 'test', backend: 'cgroup' },
};

const counters: SocketCounters = {
  sentBytes: 82n,
  recvBytes: 0xffff_ffff_ffff_ffffn,
  rawAckedBytes: 84n,
  rawReceivedBytes: 9_007_199_254_740_993n,
  segsIn: 5,
  segsOut: 4_294_967_295,
  retransmits: 0,
  rttUs: 37,
  rttVarUs: 12,
};
const CK = 9_223_372_036_854_775_809n;

const user = (cseq: number) => ({ tNs: cseq < 6 ? 0 : 2_000_000_000, cpu: -1, cseq, ring: 'user' }) as const;
const later = (cseq: number) => ({ tNs: 4_000_000_000, cpu: -1, cseq, ring: 'user' }) as const;
const life = (cseq: number) => ({ tNs: 1_000_000_000 + cseq * 7, cpu: 1, cseq, ring: 'life' }) as const;
const data = (cseq: number) => ({ tNs: 1_000_000_003 + cseq * 7, cpu: 1, cseq, ring: 'data' }) as const;

/** One event of every kind with all its fields, then one with as little as its kind can have. */
export const SAMPLE_EVENTS: readonly RecordedEvent[] = [
  ...fullEvents(),
  ...sparseEvents(),
  {
    kind: 'close',
    tNs: 2_000_000_500,
    cpu: 1,
    cseq: 9,
    ring: 'life',
    ck: CK,
    pid: 71,
    tid: 71,
    state: 1,
    counters,
    lost: { life: 0, data: 0 },
  },
  { kind: 'tick', tNs: 3_000_000_000, cpu: -1, cseq: 12, ring: 'user', records: 31 },
  ...windowsEvents(),
];

function fullEvents(): RecordedEvent[] {
  return [
    { kind: 'netns', ...user(0), netnsIno: 4_026_531_840, netnsCookie: 1n, pid: 70, isRoot: true },
    { kind: 'iface', ...user(1), netnsIno: 4_026_531_840, ifindex: 2, name: 'eth0', addrs: ['10.0.0.7', 'fe80::1'] },
    {
      kind: 'proc',
      ...user(2),
      pid: 70,
      ppid: 1,
      startNs: 123_456_789_012_345n,
      comm: 'docker-proxy',
      argv: ['docker-proxy', '-proto', 'tcp', '-host-ip', '0.0.0.0', 'é'],
      argvBytes: 124,
      cgroup: '/system.slice/docker.service',
      netnsIno: 4_026_531_840,
      containerId: 'ab'.repeat(32),
      service: 'shop',
      via: 'snapshot',
    },
    { kind: 'snapshot_end', ...user(3), records: 3 },
    { kind: 'marker', ...user(4), text: 'curl 1 begins' },
    {
      kind: 'sock',
      ...life(0),
      ck: CK,
      family: 10,
      proto: 6,
      pid: 71,
      tid: 72,
      comm: 'curl',
      cgroupId: 0xffff_ffff_ffff_fffen,
      netnsIno: 4_026_532_000,
      netnsCookie: 5n,
      isPreexisting: false,
    },
    { kind: 'connect', ...life(1), ck: CK, raddr: '::ffff:10.0.0.8', rport: 8080, pid: 71, tid: 72, result: -115 },
    {
      kind: 'estab',
      ...life(2),
      ck: CK,
      laddr: '2001:db8::7',
      lport: 65_535,
      raddr: '::1',
      rport: 1,
      dir: 'out',
      pid: 71,
      pidSource: 'creator',
      listenerCk: 77n,
      netnsIno: 4_026_532_000,
    },
    { kind: 'state', ...life(3), ck: CK, from: 2, to: 1, errno: 0, counters },
    {
      kind: 'http',
      ...data(0),
      ck: CK,
      dir: 'tx',
      seq: 4_294_967_295,
      payloadBytes: 300,
      head: 'GET /\u0000\u00ff HTTP/1.1\r\n',
      headBytes: 18,
      isTruncated: true,
      method: 'GET',
      path: '/',
      status: 200,
      via: 'plain',
      flags: 24,
    },
    { kind: 'segment', ...data(1), ck: CK, dir: 'rx', seq: 0, lenBytes: 1448, flags: 16 },
    {
      kind: 'progress',
      ...data(2),
      ck: CK,
      counters,
      dataSegsTx: 1,
      dataBytesTx: 82n,
      dataSegsRx: 9_007_199_254_740_991,
      dataBytesRx: 898n,
      laddr: '10.0.0.1',
      lport: 5353,
      raddr: '10.0.0.2',
      rport: 53,
    },
    { kind: 'retrans', ...life(4), ck: CK, seq: 17, segs: 1, total: 2 },
    { kind: 'owner', ...life(5), ck: CK, pid: 73, pidSource: 'closer' },
    { kind: 'listen', ...life(6), ck: 77n, addr: '0.0.0.0', port: 8080, backlog: 128 },
    { kind: 'proc_exit', ...life(7), pid: 71, status: 256 },
    {
      kind: 'loss',
      ...user(5),
      ringName: 'data',
      lostTotal: 0,
      attempts: 3,
      perCpu: [{ cpu: 1, attempts: 3, delivered: 3, lost: 0 }],
      detail: { storage_failed: 0, seen_late: 4 },
    },
  ];
}

/** Kinds that only a Windows trace has; the second ETW event has an earlier time in its header than the first. */
function windowsEvents(): RecordedEvent[] {
  const none = undefined;
  const zeros = { sentPackets: 0n, recvPackets: 0n, sentBytesWithHeaders: 0n, recvBytesWithHeaders: 0n };
  const state = { status: 6, sentBytes: 0xffff_ffff_ffff_ffffn, recvBytes: 200n, ...zeros };
  const measured = { retransmits: 2, rttUs: 900, rttVarUs: 50, classification: 1, request: 10, response: 0 };
  return [
    {
      kind: 'etw',
      ...later(13),
      fileTime: 133_252_832_570_000_001n,
      id: 12,
      version: 1,
      level: 4,
      keyword: 0x8000_0000_0000_0006n,
      activityId: '\u0000\u00ff0123456789abcd',
      relatedActivityId: 'dcba9876543210\u00ff\u0000',
      pid: 4,
      tid: 88,
      processor: 3,
      provider: '0123456789abcdef',
      data: '\u0001\u0080\u00c8\u0000',
    },
    {
      kind: 'etw',
      ...later(14),
      fileTime: 133_252_832_570_000_000n,
      id: 23,
      version: 0,
      level: 4,
      keyword: 0n,
      activityId: '\u0000'.repeat(16),
      relatedActivityId: none,
      pid: none,
      tid: none,
      processor: none,
      provider: none,
      data: '',
    },
    { kind: 'etw_loss', ...later(15), eventsLost: 0, logBuffersLost: 0, realTimeBuffersLost: 0 },
    {
      kind: 'flow_rows',
      ...later(16),
      reader: 'process-agent',
      table: 'closed',
      api: 0x17,
      rows: '\u00fe'.repeat(188),
      rounds: 2,
      errorCode: 234,
    },
    { kind: 'flow_rows', ...later(17), reader: none, table: 'open', api: 24, rows: '', rounds: 1, errorCode: none },
    { kind: 'driver_limits', ...later(18), maxOpen: 32_767, maxClosed: 65_535, closedThreshold: 9_007_199_254_740_991 },
    { kind: 'driver_stats', ...later(19), stats: '\u0007'.repeat(0x118) },
    {
      kind: 'flow_open',
      ...later(20),
      handle: 0xffff_8000_0000_0001n,
      cookie: 0xcafe_baben,
      pid: 1234,
      family: 2,
      proto: 6,
      laddr: '10.0.0.1',
      lport: 45_678,
      raddr: '10.0.0.2',
      rport: 443,
      dir: 'out',
    },
    {
      kind: 'flow_open',
      ...later(21),
      handle: 1n,
      cookie: 0n,
      pid: 0,
      family: 23,
      proto: 17,
      laddr: '::1',
      lport: 53,
      raddr: '2001:db8::7',
      rport: 65_535,
      dir: none,
    },
    { kind: 'flow_update', ...later(22), handle: 0xffff_8000_0000_0001n, state: { ...state, ...measured } },
    { kind: 'flow_close', ...later(23), handle: 0xffff_8000_0000_0001n, status: 6, references: 3 },
    { kind: 'driver_http', ...later(24), record: '\u0001'.repeat(96) },
    ...openThings(),
  ];
}

function openThings(): RecordedEvent[] {
  const counts = { tcp4: 3, tcp6: 1, udp4: 0, udp6: 2, unix: 4, otherSockets: 1, pipe: 2, anon: 5, file: 70_000 };
  const none = undefined;
  return [
    { kind: 'fds', ...later(25), pid: 90, total: 70_018, ...counts },
    { kind: 'unix_open', ...later(26), ck: 77n, pid: 90, path: '/run/a.sock', dir: 'out', via: 'connect' },
    { kind: 'unix_open', ...later(27), ck: 78n, pid: none, path: none, dir: none, via: 'reading' },
    { kind: 'unix_close', ...later(28), ck: 77n, aliveNs: 1_000_000 },
    ...translations(),
  ];
}

function translations(): RecordedEvent[] {
  const none = undefined;
  return [
    {
      kind: 'nat',
      ...later(29),
      netnsIno: 4_026_531_833,
      ctId: 3_591_926_954,
      event: 'new',
      proto: 6,
      origSrc: '10.9.9.9',
      origSport: 41_260,
      origDst: '10.9.9.9',
      origDport: 80,
      replySrc: '127.0.0.1',
      replySport: 8085,
      replyDst: '10.9.9.9',
      replyDport: 41_260,
      status: none,
    },
    {
      kind: 'packet',
      ...later(30),
      netnsIno: 4_026_531_833,
      ifindex: 1,
      packetType: 'out',
      src: '::1',
      sport: 41_260,
      dst: '::1',
      dport: 80,
      seq: 7,
      flags: 24,
      payloadBytes: 5,
      head: 'GET /',
    },
  ];
}

function sparseEvents(): RecordedEvent[] {
  const none = undefined;
  return [
    { kind: 'netns', ...user(6), netnsIno: 0, netnsCookie: none, pid: none, isRoot: false },
    { kind: 'iface', ...user(7), netnsIno: 1, ifindex: 1, name: 'lo', addrs: [] },
    {
      kind: 'proc',
      ...user(8),
      pid: 90,
      ppid: none,
      startNs: none,
      comm: none,
      argv: [],
      argvBytes: none,
      cgroup: none,
      netnsIno: none,
      containerId: none,
      service: none,
      via: 'first-sight',
    },
    { kind: 'snapshot_end', ...user(9), records: none },
    { kind: 'loss', ...user(10), ringName: 'life', lostTotal: 0, attempts: none, perCpu: [], detail: none },
    {
      kind: 'http',
      ...data(3),
      ck: 3n,
      dir: 'rx',
      seq: 0,
      payloadBytes: 0,
      head: '',
      headBytes: 0,
      isTruncated: false,
      method: none,
      path: none,
      status: none,
      via: 'tls',
      flags: none,
    },
    {
      kind: 'close',
      ...life(8),
      ck: 3n,
      pid: none,
      tid: none,
      state: none,
      counters: none,
      lost: { life: 0, data: 0 },
    },
    { kind: 'proc_exit', ...user(11), pid: 90, status: none },
    { kind: 'io', ...data(4), ck: 3n, op: 'read_sock', result: -11, pid: none, tid: none, raddr: none, rport: none },
  ];
}
