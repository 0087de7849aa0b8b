import type { AgentNetwork } from './AgentCase.ts';

/**
 * Which values a case may hold: small sets, so that ports, tuples, cookies and polls meet. Whatever makes cases draws
 * from here, and what is made smaller stays inside. The first value of a list is the plainest one.
 */
export const AGENT_CASE_DOMAIN = {
  socketsMax: 16,
  opsMax: 150,
  role: ['client', 'server'],
  network: ['remote', 'loopback', 'vip', 'bridge', 'loopback6', 'hairpin'] satisfies AgentNetwork[],
  transport: ['tcp', 'udp'],
  /** Inside the ephemeral range, beside it, and above it. */
  clientPort: [40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006, 40_007, 5353],
  serverPort: [80, 8080, 61_001, 443, 9000, 5353],
  netns: [1, 2],
  process: [0, 1],
  cookie: [0, 1, 2, 3],
  /** The second one wraps soon. */
  firstPacket: [0, 4_294_967_290],
  socket: [0, 15],
  user: [0, 1],
  cpu: [0, 1],
  bytes: [0, 1, 10, 100, 1000, 1500],
  path: [0, 2],
  status: [200, 201, 404, 500, 100],
  repeats: [0, 2],
  view: ['translated', 'raw'],
  flag: ['fin', 'rst'],
  probe: ['here', 'elsewhere', 'missed'],
  errno: [104, 110, 111],
  taskPid: [0, 99],
  segments: [1, 3],
  client: [0, 1, 2],
  afterMs: [30_000, 10, 1000, 61_000, 125_000],
  fault: ['none', 'scan-fails', 'payload-lost'],
  during: ['none', 'walk', 'removal', 'merge'],
  inside: [0, 8],
  /** A little, what a failure waits for its close, an hour; forward and back. */
  setClockMs: [1000, -1000, 130_000, -130_000, 3_600_000, -3_600_000],
  /** More than lies between two operations. */
  skewMs: [2, 5, 0],
  /** Place in `CASE_PROGRAMS`. */
  program: [0, 6],
  waitMs: [10, 1000, 31_000, 125_000],
  proxies: [0, 2],
  small: [1000, 3, 2, 1],
  bufferedHttp: [1000, 30, 20, 3],
  pages: [8, 3, 2],
  slots: [14, 2, 1],
  cookieBits: [64, 32],
  sweepMs: [300_000, 10_000],
  httpIdleMs: [30_000, 5000],
  seed: [0, 0xffff_ffff],
} as const;
