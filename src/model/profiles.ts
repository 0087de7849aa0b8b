import type { AgentProfile } from './profile.ts';

/** What a profile stands for. */
export interface ProfileInfo {
  readonly id: string;
  readonly standsFor: string;
  readonly revision: string;
  /** Other names that the same generation goes by. */
  readonly alsoCalled: string;
}

/** The agent generations that the behaviour is known for, oldest first. Names are agent versions where one is known. */
export const PROFILE_INFO: readonly ProfileInfo[] = [
  {
    id: 'era-2019',
    standsFor:
      'June 2019 to August 2022, the per-client state only: connections told apart by ends and process, kept as objects',
    revision: 'dated changes of the state from 2019-06 on taken back from agent-7.45',
    alsoCalled: 'era-2019',
  },
  {
    id: 'agent-7.45',
    standsFor:
      'spring of 2023, as far as dated changes tell: 32-bit cookies, collisions unseen, full batches drop closes',
    revision: 'dated changes from May 2023 on taken back',
    alsoCalled: 'era-cookie',
  },
  {
    id: 'agent-2024-01',
    standsFor: 'January 2024, as far as dated changes tell: perf buffers, a close carries its own time and no duration',
    revision: 'dated changes from 2024-01-16 on taken back',
    alsoCalled: 'era-cookie',
  },
  {
    id: 'agent-7.60',
    standsFor: 'main line of late October 2024 (7.60, 7.61): batches of four, separate failure channel',
    revision: 'c45d449',
    alsoCalled: '2024-10, A',
  },
  {
    id: 'agent-7.62',
    standsFor: '7.62.1: failures inside the close, delete-gated close, 16-bit close counters',
    revision: '6138da0',
    alsoCalled: 'B',
  },
  {
    id: 'agent-2025-mid',
    standsFor: 'mid-2025: no batching by default, a flush drains the kernel buffer',
    revision: '043e4b5',
    alsoCalled: 'C',
  },
  {
    id: 'agent-2026-05',
    standsFor: 'main line of May 2026: configurable DNS ports, lingering-flow rule',
    revision: 'cdb2e85',
    alsoCalled: '2026-05, D',
  },
];

const AGENT_7_60: AgentProfile = {
  id: 'agent-7.60',
  kernel: {
    closeGate: 'flag-map',
    closeBatching: 'batches-of-four',
    fullBatchPolicy: 'single-event',
    failureTransport: 'channel',
    failureCodes: [104, 110, 111],
    socketErrorRules: 'sk-err',
    timeUnit: 'ns',
    finalCounters: 'last-touched',
    bareTcpClose: 'emitted',
    bareCloseDirection: 'by-port',
    closeTimestamp: 'last-traffic',
    failurePid: 'recorded',
    udpPackets: true,
    receiveHook: 'recvmsg-return',
    tcpFailedConnections: true,
    maxTrackedConnections: 65_536,
    maxCloseFlags: 8192,
    closeFlagCleanerIntervalMs: 1000,
    ongoingConnectCleanerIntervalMs: 5 * 60_000,
    closeFlagAgeMs: 10,
    udpBindings: 'namespace',
    clientOpen: 'at-establishment',
    sendpageHook: true,
  },
  delivery: {
    transport: 'ring',
    closedChannelSize: 500,
    wakeupRecords: 1,
    cookieWidth: 'hash64',
    lostUnit: 'samples',
    iterationDedup: 'tuple-and-cookie',
    failureLostCounter: 'polluted',
    flushDrains: false,
    batchOffsets: 'last-take',
    batchOffsetExpiryMs: 60_000,
    isPidZeroAlive: false,
    selectPolicy: 'seeded',
    flushList: 'appends',
    sharedRetransmits: 'first-process',
    failedRemoval: 'keeps-baseline',
    translationLookup: 'when-read',
  },
  state: {
    identity: 'byte-key',
    closeCounterBits: 32,
    emptyStart: 'kept',
    tlsTags: false,
    dnsPorts: [53],
    lingeringFlowRule: false,
    platform: 'linux',
    clientExpiryMs: 120_000,
    maxClosedConns: 65_536,
    maxClientStats: 75_000,
    maxDnsStats: 75_000,
    maxHttpStats: 100_000,
    closedLimitPolicy: 'replace-empty',
    emptyIncludesFailures: true,
    overLimitConnection: 'waits',
    cookieCollision: 'keep-latest',
    packetWrap: 'modulo',
    underflow: 'raise',
    zeroDelta: 'withheld',
    outgoingDirectionFix: true,
    incomingDirectionFix: true,
    singleClientLimits: true,
    directionInKey: true,
    containersInKey: true,
    directionPass: 'before-aggregation',
    dnsOnConnection: true,
    sharedObjects: 'alias',
    zeroReading: 'accepted',
    aggregatedFailures: 'first',
    connectionRollup: false,
    processEvents: true,
    ephemeralRange: [32_768, 60_999],
    mergedHttpTags: 'single-samples',
    baselineKey: 'cookie',
    repeatedClose: 'per-client',
    closedAndActive: 'by-time',
    intraHostTranslation: 'removed-at-target',
  },
  usm: {
    joinerClock: 'wall',
    pagesPerCpu: 8,
    eventsPerPage: 14,
    maxConcurrentRequests: 65_536,
    maxHttpStatsBuffered: 100_000,
    mapCleanerIntervalMs: 300_000,
    idleTtlMs: 30_000,
    quantization: false,
    connectionRollup: false,
    flushRule: 'request-or-response-pending',
    terminationRule: 'sentinel',
    skipPort443: false,
    traceMethod: true,
    eventTransport: 'pages',
    invalidEventCounters: 'single',
    statusAggregation: 'codes',
    dropRulesFirst: false,
    countInvalidStatus: false,
    grpcQuantizeException: false,
    discoveryMode: false,
    replaceRules: [],
    afterFlush: 'fresh',
    responseLastSeen: 'payload',
    terminatingFlags: 'fin-or-rst',
    flushWithEnd: 'both',
    inFlightSweep: true,
    httpPortRange: 'host',
    fullPagePolicy: 'drop',
    pagesPerFlush: 'all',
    tlsFlush: true,
    malformedPage: 'moves-offsets',
    halfJoiner: 'lists',
    incompleteLimit: 'keys',
    negativeLatency: 'wraps',
  },
  join: {
    lookup: 'linux',
    usmConnectionRollup: false,
    httpClaims: 'first-and-mirrored',
    httpKeys: 'nat-and-raw',
    pooledConnections: 'reset',
    sketchRelease: 'after-encoding',
  },
  processAgent: {
    dockerProxyPidCheck: false,
    processOrder: 'seeded',
    pollIntervalMs: 30_000,
    maxConnsPerMessage: 600,
    registerAtInit: true,
  },
  windows: {
    tcpFailures: true,
    failureImpliesClosed: false,
    failureGate: 'none',
    cookieSource: 'flow-cookie',
    storeClosed: 'row',
    closedRead: 'event-loop',
    byteCounts: 'transport',
    deleteClassified: false,
    driverApi: 0x17,
    classification: true,
    collectLocalDns: false,
    maxTrackedConnections: 65_536,
    maxClosedConnectionsBuffered: 65_536,
    closedFlushThreshold: 0,
    etwCleanupEvent: 24,
    etwZeroLatencyBump: true,
    etwTrailingSpace: true,
    iisTagsCache: false,
    captureHttp: true,
    captureHttps: true,
    httpMaxRequestFragment: 512,
    maxTrackedHttpConnections: 1024,
    httpNotificationThreshold: 512,
    localhostHits: 'whole',
  },
};

const AGENT_7_62: AgentProfile = {
  ...AGENT_7_60,
  id: 'agent-7.62',
  kernel: { ...AGENT_7_60.kernel, closeGate: 'delete', failureTransport: 'tcp-stats' },
  state: { ...AGENT_7_60.state, identity: 'tuple', closeCounterBits: 16, tlsTags: true },
  delivery: { ...AGENT_7_60.delivery, isPidZeroAlive: true },
};

const AGENT_2025_MID: AgentProfile = {
  ...AGENT_7_62,
  id: 'agent-2025-mid',
  kernel: {
    ...AGENT_7_62.kernel,
    closeBatching: 'off',
    failureCodes: [101, 104, 110, 111, 113, 125],
    socketErrorRules: 'syn-sent-aware',
    timeUnit: 'us48',
    finalCounters: 'socket-totals',
  },
  delivery: { ...AGENT_7_62.delivery, flushDrains: true, wakeupRecords: 4, closedChannelSize: 2000 },
};

const AGENT_2026_05: AgentProfile = {
  ...AGENT_2025_MID,
  id: 'agent-2026-05',
  state: { ...AGENT_2025_MID.state, emptyStart: 'reset', lingeringFlowRule: true, mergedHttpTags: 'all' },
  usm: {
    ...AGENT_2025_MID.usm,
    joinerClock: 'monotonic',
    malformedPage: 'ignored',
    negativeLatency: 'rejected',
  },
  windows: {
    ...AGENT_2025_MID.windows,
    failureImpliesClosed: true,
    deleteClassified: true,
    driverApi: 0x18,
    iisTagsCache: true,
  },
};

const AGENT_2024_01: AgentProfile = {
  ...AGENT_7_60,
  id: 'agent-2024-01',
  kernel: {
    ...AGENT_7_60.kernel,
    tcpFailedConnections: false,
    failurePid: 'running-task',
    closeTimestamp: 'close',
    udpPackets: false,
  },
  delivery: { ...AGENT_7_60.delivery, transport: 'perf', batchOffsets: 'visit', iterationDedup: 'tuple' },
  state: {
    ...AGENT_7_60.state,
    emptyIncludesFailures: false,
    overLimitConnection: 'in-full-twice',
    directionPass: 'after-aggregation',
    directionInKey: false,
    containersInKey: false,
    dnsOnConnection: false,
  },
  windows: { ...AGENT_7_60.windows, tcpFailures: false, storeClosed: 'slice', etwCleanupEvent: 23 },
};

const AGENT_7_45: AgentProfile = {
  ...AGENT_2024_01,
  id: 'agent-7.45',
  kernel: {
    ...AGENT_2024_01.kernel,
    bareTcpClose: 'dropped',
    bareCloseDirection: 'unknown',
    fullBatchPolicy: 'drop',
    udpBindings: 'host',
  },
  delivery: {
    ...AGENT_2024_01.delivery,
    cookieWidth: 'kernel32',
    lostUnit: 'connections',
    iterationDedup: 'none',
  },
  state: {
    ...AGENT_2024_01.state,
    closedLimitPolicy: 'drop-incoming',
    overLimitConnection: 'in-full',
    outgoingDirectionFix: false,
    incomingDirectionFix: false,
    singleClientLimits: false,
    cookieCollision: 'blind',
  },
  usm: { ...AGENT_2024_01.usm, flushRule: 'request-pending-only', responseLastSeen: 'any-segment' },
  windows: {
    ...AGENT_2024_01.windows,
    cookieSource: 'flow-handle',
    etwZeroLatencyBump: false,
    etwTrailingSpace: false,
  },
};

/** Only the rules of the per-client state are of that time; before and after it everything is as in `agent-7.45`. */
const ERA_2019: AgentProfile = {
  ...AGENT_7_45,
  id: 'era-2019',
  state: {
    ...AGENT_7_45.state,
    baselineKey: 'tuple',
    packetWrap: 'underflow',
    underflow: 'restart',
    zeroDelta: 'delivered',
  },
};

/** All profiles, oldest first. */
export const PROFILES: readonly AgentProfile[] = [
  ERA_2019,
  AGENT_7_45,
  AGENT_2024_01,
  AGENT_7_60,
  AGENT_7_62,
  AGENT_2025_MID,
  AGENT_2026_05,
];

/** The profile used when none is named: the generation whose every stage was compared with the real code. */
export const DEFAULT_PROFILE_ID = AGENT_7_60.id;

/** Other names for profiles. */
export const PROFILE_ALIASES: Readonly<Record<string, string>> = { latest: AGENT_2026_05.id };

/** Finds a profile by its id or alias; `undefined` when there is none. */
export function findProfile(name: string): AgentProfile | undefined {
  const id = PROFILE_ALIASES[name] ?? name;
  return PROFILES.find((profile) => profile.id === id);
}
