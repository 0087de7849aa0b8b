import type { AgentProfile } from './profile.ts';

/** One thing that can be overridden in a profile: a rule that changed, a defect, or a limit. */
export interface Toggle {
  readonly id: string;
  /** Part of the profile and field that it sets. */
  readonly section: 'kernel' | 'delivery' | 'state' | 'usm' | 'join' | 'processAgent';
  readonly field: string;
  /** Allowed values; `number` is any whole number from 0 on. On/off toggles have `on` and `off`. */
  readonly values: readonly string[] | 'number';
  /** What it changes, in one sentence. */
  readonly about: string;
  /** When it changed and where that is written; `-` for a configuration setting. */
  readonly changed: string;
}

const ON_OFF = ['off', 'on'] as const;

/** All toggles, by the part of the agent that they belong to. */
export const TOGGLES: readonly Toggle[] = [
  toggle(
    'close-gate',
    'kernel',
    'closeGate',
    ['flag-map', 'delete'],
    'Who may emit a close: the first to set a flag, or the one who deletes the map entry.',
    '1b7481c (2024-11-22, #31100)',
  ),
  toggle(
    'close-batching',
    'kernel',
    'closeBatching',
    ['batches-of-four', 'off'],
    'Closes travel in per-CPU batches of four, or one by one.',
    'optional between 6138da0 and 043e4b5, removed later',
  ),
  toggle(
    'full-batch-policy',
    'kernel',
    'fullBatchPolicy',
    ['single-event', 'drop'],
    'A close that meets a full batch is sent alone, or dropped.',
    'fc6eea3 (2023-05-18, #17118)',
  ),
  toggle(
    'failure-transport',
    'kernel',
    'failureTransport',
    ['channel', 'tcp-stats'],
    'Failures travel on a channel of their own, or inside the close.',
    'f196b66 (2024-11-07, #30832)',
  ),
  toggle(
    'tcp-failed-connections',
    'kernel',
    'tcpFailedConnections',
    ON_OFF,
    'Failed connections are recorded at all.',
    '7335516 (2024-06-17, #25517)',
  ),
  toggle(
    'socket-error-rules',
    'kernel',
    'socketErrorRules',
    ['sk-err', 'syn-sent-aware'],
    'A socket error is judged as it is, or a connect given up in its handshake counts as cancelled.',
    'after 6138da0',
  ),
  toggle(
    'time-unit',
    'kernel',
    'timeUnit',
    ['ns', 'us48'],
    'Kernel times are kept in ns, or cut to microseconds.',
    'after 6138da0',
  ),
  toggle(
    'final-counters',
    'kernel',
    'finalCounters',
    ['last-touched', 'socket-totals'],
    "Packets and retransmits of a close are as last touched, or at least the socket's own totals.",
    'after 6138da0',
  ),
  toggle(
    'max-tracked-connections',
    'kernel',
    'maxTrackedConnections',
    'number',
    'Entries of the kernel connection map.',
    '-',
  ),
  toggle('max-close-flags', 'kernel', 'maxCloseFlags', 'number', 'Entries of the map that marks closed tuples.', '-'),
  toggle(
    'transport',
    'delivery',
    'transport',
    ['ring', 'perf'],
    'Closes come through one ring buffer, or through one perf buffer per CPU.',
    '3eb8406 (2024-03-14, #19760)',
  ),
  toggle(
    'flush-drains',
    'delivery',
    'flushDrains',
    ON_OFF,
    'A poll waits for the closes that are still in the kernel buffer.',
    'between 6138da0 and 043e4b5',
  ),
  toggle(
    'batch-offsets',
    'delivery',
    'batchOffsets',
    ['last-take', 'visit'],
    'The position in a partly read batch expires 60 s after something was taken, or after the last visit.',
    '7424b24 (2024-08-05, #28174) brought the defect',
  ),
  toggle(
    'failure-lost-counter',
    'delivery',
    'failureLostCounter',
    ['polluted', 'exact'],
    'Each failure that arrives on its own channel is counted as lost too (a defect), or not.',
    '-',
  ),
  toggle(
    'identity',
    'state',
    'identity',
    ['byte-key', 'tuple'],
    'Two connections are the same without, or only with, equal namespace and direction.',
    '37fcd14 (2024-10-29, #30291)',
  ),
  toggle(
    'empty-start',
    'state',
    'emptyStart',
    ['kept', 'reset'],
    'The boundary between full and empty closed connections survives a poll (a defect), or starts anew.',
    'between 6138da0 and cdb2e85',
  ),
  toggle(
    'lingering-flow-rule',
    'state',
    'lingeringFlowRule',
    ON_OFF,
    'Failures of a flow that was already reported closed are removed.',
    '4d8c72b (2026-05, #50823)',
  ),
  toggle(
    'closed-limit-policy',
    'state',
    'closedLimitPolicy',
    ['replace-empty', 'drop-incoming'],
    'A full closed buffer gives up an empty connection for one with content, or drops what comes in.',
    'b4c209e (2023-11-20, #20766)',
  ),
  toggle(
    'empty-includes-failures',
    'state',
    'emptyIncludesFailures',
    ON_OFF,
    'A closed connection that has failures and no traffic counts as one with content.',
    '7335516 (2024-06-17, #25517)',
  ),
  toggle(
    'over-limit-connection',
    'state',
    'overLimitConnection',
    ['waits', 'in-full', 'in-full-twice'],
    'A connection without room for its counters waits, or is reported in full at every poll, or at two polls.',
    '52b5dad (2024-07-11, #27138)',
  ),
  toggle(
    'cookie-collision',
    'state',
    'cookieCollision',
    ['keep-latest', 'keep-first', 'blind'],
    'Of two connections with one cookie the later or the first one stays, or they are merged unseen.',
    '3491004 (2023-05-01, #16846), 4723d21 (2023-06-07, #17197)',
  ),
  toggle(
    'packet-wrap',
    'state',
    'packetWrap',
    ['modulo', 'underflow'],
    'A packet counter that went back has wrapped at 32 bits, or is an underflow.',
    '211d3d4 (2023-01-31, #15282)',
  ),
  toggle(
    'underflow',
    'state',
    'underflow',
    ['raise', 'restart'],
    'After an underflow totals are raised to what was reported, or everything is counted again.',
    'cabbeb9 (2022-08-22, #12648)',
  ),
  toggle(
    'zero-delta',
    'state',
    'zeroDelta',
    ['withheld', 'delivered'],
    'Connections that have not moved since the last poll are withheld, or delivered.',
    'c41c34e (2022-09-14, #13477)',
  ),
  toggle(
    'outgoing-direction-fix',
    'state',
    'outgoingDirectionFix',
    ON_OFF,
    'Outgoing connections within the host become incoming when only the destination port is ephemeral.',
    '0a0da3c (2023-11-06, #20593)',
  ),
  toggle(
    'incoming-direction-fix',
    'state',
    'incomingDirectionFix',
    ON_OFF,
    'Incoming UDP flows become outgoing when only the source port is ephemeral.',
    '4c989d9 (2023-07-24, #18152)',
  ),
  toggle(
    'single-client-limits',
    'state',
    'singleClientLimits',
    ON_OFF,
    'The limits on DNS and HTTP statistics hold for a single client too.',
    '419cfda (2023-09-14, #19262)',
  ),
  toggle(
    'shared-objects',
    'state',
    'sharedObjects',
    ['alias', 'copy'],
    'Clients share translations and statistics, so that three of them count too much; or they hold copies.',
    'what if: shared in every agent',
  ),
  toggle(
    'zero-reading',
    'state',
    'zeroReading',
    ['accepted', 'ignored'],
    'A small counter that reads 0 once is counted again when it returns, or the 0 is ignored.',
    'what if: accepted in every agent',
  ),
  toggle(
    'aggregated-failures',
    'state',
    'aggregatedFailures',
    ['first', 'sum'],
    'Of connections reported as one, the failures of the first are kept, or their sum.',
    'what if: the first in every agent',
  ),
  toggle(
    'npm-connection-rollup',
    'state',
    'connectionRollup',
    ON_OFF,
    'Short connections that differ only in the client port are merged.',
    '6a6ed69 (2024-04-02, #18821)',
  ),
  toggle(
    'process-events',
    'state',
    'processEvents',
    ON_OFF,
    'Containers are known from process events and belong to the aggregation key.',
    '-',
  ),
  toggle(
    'client-expiry-ms',
    'state',
    'clientExpiryMs',
    'number',
    'A client that has not polled for longer is forgotten.',
    '-',
  ),
  toggle('max-closed-conns', 'state', 'maxClosedConns', 'number', 'Closed connections buffered per client.', '-'),
  toggle(
    'max-client-stats',
    'state',
    'maxClientStats',
    'number',
    'Connections whose counters are remembered per client.',
    '-',
  ),
  toggle('max-http-stats', 'state', 'maxHttpStats', 'number', 'HTTP aggregates buffered per client.', '-'),
  toggle(
    'joiner-clock',
    'usm',
    'joinerClock',
    ['wall', 'monotonic'],
    'The age of a request half is measured with the wall clock (so that no half survives a poll), or with the right one.',
    '#41790 (2025-10-09)',
  ),
  toggle(
    'usm-events-per-page',
    'usm',
    'eventsPerPage',
    'number',
    'HTTP events in one page between kernel and user space.',
    '-',
  ),
  toggle('usm-pages-per-cpu', 'usm', 'pagesPerCpu', 'number', 'Pages of HTTP events per CPU.', '-'),
  toggle(
    'max-concurrent-requests',
    'usm',
    'maxConcurrentRequests',
    'number',
    'HTTP transactions in flight in the kernel.',
    '-',
  ),
  toggle(
    'max-http-stats-buffered',
    'usm',
    'maxHttpStatsBuffered',
    'number',
    'HTTP aggregates held between two polls.',
    '-',
  ),
  toggle('quantization', 'usm', 'quantization', ON_OFF, 'Path segments that look like values become `*`.', '-'),
  toggle(
    'usm-connection-rollup',
    'usm',
    'connectionRollup',
    ON_OFF,
    'HTTP keys that differ only in the client port are merged.',
    '-',
  ),
  toggle(
    'join-rollup-lookup',
    'join',
    'usmConnectionRollup',
    ON_OFF,
    'A connection without HTTP data is looked up again with one port cleared.',
    '-',
  ),
  toggle(
    'join-lookup',
    'join',
    'lookup',
    ['linux', 'windows'],
    'HTTP data is looked up in up to four orientations, or in exactly one.',
    '-',
  ),
  toggle(
    'docker-proxy-pid-check',
    'processAgent',
    'dockerProxyPidCheck',
    ON_OFF,
    "The docker-proxy filter removes only docker-proxy's own connections.",
    'missing since ac24517 (2020-01-10, #4665)',
  ),
  toggle(
    'process-order',
    'processAgent',
    'processOrder',
    ['seeded', 'pid-ascending', 'pid-descending'],
    'Order in which the process scan is walked; it decides which of two docker-proxies of one port is known.',
    'Go map order',
  ),
  toggle(
    'register-at-init',
    'processAgent',
    'registerAtInit',
    ON_OFF,
    'The process-agent registers before its first poll.',
    '-',
  ),
];

function toggle(
  id: string,
  section: Toggle['section'],
  field: string,
  values: Toggle['values'],
  about: string,
  changed: string,
): Toggle {
  return { id, section, field, values, about, changed };
}

/** Finds a toggle by its id. */
export function findToggle(id: string): Toggle | undefined {
  return TOGGLES.find((candidate) => candidate.id === id);
}

/** The value that a profile has for a toggle, as text. */
export function readToggle(profile: AgentProfile, toggle: Toggle): string {
  const value = Object.entries(profile[toggle.section]).find(([field]) => field === toggle.field)?.[1];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}

/** Why a value cannot be used, or `undefined` when it can. */
export function refuseToggleValue(toggle: Toggle, value: string): string | undefined {
  if (toggle.values === 'number') {
    return /^\d{1,9}$/.test(value) ? undefined : 'a whole number from 0 to 999999999';
  }
  return toggle.values.includes(value) ? undefined : `one of ${toggle.values.join(', ')}`;
}

/** The profile with one field changed; `value` must have been accepted by {@link refuseToggleValue}. */
export function applyToggle(profile: AgentProfile, toggle: Toggle, value: string): AgentProfile {
  const isSwitch = toggle.values !== 'number' && toggle.values.includes('on');
  const typed = toggle.values === 'number' ? Number(value) : isSwitch ? value === 'on' : value;
  return { ...profile, [toggle.section]: { ...profile[toggle.section], [toggle.field]: typed } };
}

/** The toggles in which two profiles differ, with the values of the second. */
export function differingToggles(from: AgentProfile, to: AgentProfile): { id: string; value: string }[] {
  return TOGGLES.filter((toggle) => readToggle(from, toggle) !== readToggle(to, toggle)).map((toggle) => ({
    id: toggle.id,
    value: readToggle(to, toggle),
  }));
}
