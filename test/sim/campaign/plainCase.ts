import type {
  CaseConnection,
  CaseFlow,
  CaseLimits,
  CaseRequest,
  WindowsCase,
} from '../../../src/scenarios/windows/workload/WindowsCase.ts';

/** Limits that no case reaches. */
export const ROOMY: CaseLimits = {
  driverOpen: 1000,
  driverClosed: 1000,
  clientClosed: 1000,
  clientBaselines: 1000,
  httpStats: 1000,
  clientHttp: 1000,
};

/** An established flow on which nothing happens. */
export const PLAIN_FLOW: CaseFlow = {
  atMs: 0,
  process: 0,
  network: 'v4',
  localPort: 50_000,
  remotePort: 443,
  protocol: 'tcp',
  direction: 'out',
  cookie: 0,
  reusesHandle: false,
  status: 2,
  traffic: [],
  statuses: [],
  ending: { kind: 'none', afterMs: 0, status: 2 },
};

/** A host on which nothing happens, and an agent that nothing disturbs. */
export const PLAIN_CASE: WindowsCase = {
  flows: [],
  connections: [],
  agent: {
    registers: true,
    pollEveryMs: 30_000,
    pollOffsetMs: 7000,
    quietPolls: 1,
    skippedPolls: [],
    lostPayloads: [],
    failedReads: [],
    races: [],
    others: [],
  },
  limits: ROOMY,
  hasSites: false,
  restartAfterMs: 0,
  seed: 1,
};

/** A request that is answered at once. */
export const PLAIN_REQUEST: CaseRequest = {
  afterMs: 0,
  method: 'GET',
  url: 'http://h:80/a',
  status: 200,
  siteId: 1,
  events: [1, 2, 3, 8, 12],
  spacingMs: 0,
  thinkMs: 0,
  agentMisses: [],
};

/** A connection of HTTP.sys that stays open, without requests. */
export const PLAIN_CONNECTION: CaseConnection = {
  atMs: 0,
  network: 'v4',
  localPort: 80,
  remotePort: 50_000,
  isTls: false,
  hasFlow: true,
  requests: [],
  closing: { afterMs: 0, spacingMs: 0, events: [] },
  agentMisses: [],
};
