/** One place where a hit or a connection record can end. */
export interface LossReasonInfo {
  /** Who drops it: the part of the agent, in the order of the pipeline. */
  readonly stage:
    | 'capture'
    | 'etw'
    | 'driver'
    | 'agent'
    | 'kernel'
    | 'events'
    | 'joiner'
    | 'statkeeper'
    | 'tracer'
    | 'state'
    | 'join'
    | 'filter';
  /** What ends there. */
  readonly what: 'hit' | 'connection' | 'both';
  /** How the fate is shown: an orphan has data without a connection, a filtered one was removed by a rule. */
  readonly kind: 'lost' | 'filtered' | 'orphaned';
  /** One sentence in plain words. */
  readonly text: string;
  /** The agent's own counter that would show it; `undefined` when the agent counts nothing. */
  readonly counter?: string;
  /** Toggle (`id=value`) or condition that would have saved the hit; `undefined` when it is meant to end here. */
  readonly savedBy?: string;
}

function reason(
  stage: LossReasonInfo['stage'],
  what: LossReasonInfo['what'],
  kind: LossReasonInfo['kind'],
  text: string,
  more: { counter?: string; savedBy?: string } = {},
): LossReasonInfo {
  return { stage, what, kind, text, ...more };
}

/**
 * The closed list of reasons for which a hit or a connection record ends without being shipped.
 *
 * Sources: the loss tables of the connection tracking, HTTP and encoding behaviour (loss points L1 to L29 of tracking,
 * L1 to L27 of HTTP capture, M1 to M16 of the join and the process-agent, W1 to W9 and H1 to H11 of Windows).
 */
export const LOSS_REASONS = {
  // Capture: what the agent's hooks never see.
  'container-loopback-unseen': reason(
    'capture',
    'hit',
    'lost',
    'the traffic stayed on a loopback interface of another namespace, which the socket filter of the root namespace does not see',
  ),
  'not-classified': reason(
    'kernel',
    'hit',
    'lost',
    'the first segment was too short or had no known method prefix, so the connection was never taken for HTTP',
  ),
  'tls-not-hooked': reason('capture', 'hit', 'lost', 'the connection is encrypted and its library is not hooked'),
  'first-sequence-zero': reason(
    'kernel',
    'hit',
    'lost',
    'the request started with TCP sequence number 0 and was taken for a copy already seen',
  ),
  'sequence-number-repeated': reason(
    'kernel',
    'hit',
    'lost',
    'the request had the sequence number of another segment of its addresses and ports and was taken for a copy of it',
  ),
  'request-not-seen': reason(
    'capture',
    'hit',
    'lost',
    'only a response was captured; its request was sent before the capture began',
  ),
  'in-flight-map-full': reason('kernel', 'hit', 'lost', 'the kernel map of transactions in flight was full', {
    counter: 'ebpf map errors: http_in_flight',
  }),
  'classification-map-full': reason(
    'kernel',
    'hit',
    'lost',
    'the classification map was full, the connection stayed invisible',
    { counter: 'ebpf map errors: connection_protocol' },
  ),
  'in-flight-swept': reason(
    'kernel',
    'hit',
    'lost',
    'the sweep of idle transactions removed it before it was finished',
  ),
  'in-flight-replaced': reason(
    'kernel',
    'hit',
    'lost',
    'another transaction on the same addresses and ports took its place before it was finished',
  ),

  'reset-not-an-end': reason(
    'kernel',
    'hit',
    'lost',
    'its connection ended with RST, which did not end the transaction, and the sweep of idle ones removed it',
    { savedBy: 'terminating-flags=fin-or-rst' },
  ),
  'in-flight-entry-removed': reason(
    'kernel',
    'hit',
    'lost',
    'the request was written into an entry that had just been removed together with the transaction before it',
    { savedBy: 'after-flush=fresh' },
  ),
  'flushed-replaced-by-end': reason(
    'kernel',
    'hit',
    'lost',
    'the next message on the connection also ended it, and only the last of the two transactions was sent on',
    { savedBy: 'flush-with-end=both' },
  ),

  // Windows: HTTP from ETW.
  'etw-event-lost': reason('capture', 'hit', 'lost', 'Windows dropped the event that announces the request'),
  'etw-connection-unknown': reason(
    'etw',
    'hit',
    'lost',
    'the connection of the request was not known: its ConnConnect was lost, or came before the agent started',
    { counter: 'missedConnection (debug log, only while HTTPS is captured)' },
  ),
  'etw-malformed': reason('etw', 'hit', 'lost', 'an event of the request had no related id, was cut, or held no text', {
    counter: 'parsingError (debug log)',
  }),
  'etw-pending-at-cleanup': reason(
    'etw',
    'hit',
    'lost',
    'the connection was forgotten while the request was not finished, and nothing counts that',
  ),
  'etw-request-overwritten': reason(
    'etw',
    'hit',
    'lost',
    'another request with the same activity id took its place before it was finished, and nothing counts that',
  ),
  'etw-cache-unknown': reason(
    'etw',
    'hit',
    'lost',
    'it was served from a cache entry that the agent had not seen being made, and nothing counts that',
  ),
  'etw-completed-full': reason('etw', 'hit', 'lost', 'the list of completed requests was full', {
    counter: 'dropped (debug log)',
  }),
  'etw-protocol-off': reason(
    'etw',
    'hit',
    'lost',
    'the protocol of its connection is not captured; without HTTP that holds for every request, also of TLS',
    { savedBy: 'windows-capture-http=on' },
  ),
  'etw-never-completed': reason(
    'etw',
    'hit',
    'lost',
    'the event that completes the request never came, and the agent waits for it for ever',
  ),

  'localhost-halved': reason(
    'statkeeper',
    'hit',
    'lost',
    'the request went over loopback, and the agent took each such request for reported twice and counted half of them',
    { savedBy: 'windows-localhost-hits=whole' },
  ),

  // Windows: the driver's tables and the closed-event loop.
  'driver-open-table-full': reason('driver', 'connection', 'lost', "the driver's table of open flows was full", {
    counter: 'num_flow_alloc_skipped_max_open_exceeded',
  }),
  'driver-closed-table-full': reason('driver', 'connection', 'lost', "the driver's table of closed flows was full", {
    counter: 'num_flow_closed_dropped_max_exceeded',
  }),
  'driver-read-failed': reason(
    'driver',
    'connection',
    'lost',
    'it was read from the closed table in a call that ended in an error: the poll threw it away',
  ),
  'closed-rows-raced': reason(
    'driver',
    'connection',
    'lost',
    'the closed-event loop had read it, and a poll cleared the shared rows before the loop stored them',
  ),

  'driver-http-table-full': reason('driver', 'hit', 'lost', "the driver's table of HTTP transactions was full", {
    counter: 'txns_skipped_max_exceeded',
  }),

  // Windows: the agent ends.
  'agent-crashed': reason('agent', 'both', 'lost', 'system-probe died with it in memory'),
  'agent-down': reason('agent', 'both', 'lost', 'it happened while system-probe was down'),

  // Event pages, kernel to user space.
  'no-event-pages': reason('events', 'hit', 'lost', 'the CPU has no event pages'),
  'event-pages-full': reason('events', 'hit', 'lost', 'all event pages of the CPU were full and not yet sent', {
    counter: 'usm.http.kernel_dropped_events',
  }),
  'event-page-lost': reason('events', 'hit', 'lost', 'a sent event page never reached user space'),
  'event-page-invalid': reason('events', 'hit', 'lost', 'the event page had an impossible length', {
    counter: 'usm.http.invalid_events',
  }),

  'event-page-taken-for-read': reason(
    'events',
    'hit',
    'lost',
    'its event page came after one with a higher number and was taken for one already read; nothing counts that',
    { savedBy: 'full-page-policy=drop' },
  ),
  'event-page-overwritten': reason(
    'events',
    'hit',
    'lost',
    'the writer came round to its page before it was sent and wrote over it; nothing counts that',
    { savedBy: 'full-page-policy=drop' },
  ),

  // Joining of request and response halves.
  'incomplete-buffer-full': reason('joiner', 'hit', 'lost', 'the buffer of unjoined halves was full', {
    counter: 'usm.http.dropped',
  }),
  'request-half-aged': reason(
    'joiner',
    'hit',
    'lost',
    'the request half found no response half in its poll and was too old to be kept',
    { counter: 'usm.http.joiner.aged', savedBy: 'joiner-clock=monotonic' },
  ),
  'request-half-replaced': reason(
    'joiner',
    'hit',
    'lost',
    'another half of its client port took the one place that there was before its response came',
    { counter: 'usm.http.dropped', savedBy: 'half-joiner=lists' },
  ),
  'request-half-cleared': reason(
    'joiner',
    'hit',
    'lost',
    'the request half had no response half yet when a poll forgot all halves; nothing counts that',
    { savedBy: 'half-joiner=lists' },
  ),

  // Statistics.
  'path-empty': reason('statkeeper', 'hit', 'lost', 'no path could be cut out of the request', {
    counter: 'usm.http.malformed type:empty-path',
  }),
  'path-not-printable': reason('statkeeper', 'hit', 'lost', 'the path has a byte that is not printable', {
    counter: 'usm.http.malformed type:non-printable-char',
  }),
  'method-unknown': reason('statkeeper', 'hit', 'lost', 'the method is unknown', {
    counter: 'usm.http.malformed type:unknown-method',
  }),
  'latency-not-positive': reason('statkeeper', 'hit', 'lost', 'the latency is zero, or less', {
    counter: 'usm.http.malformed type:invalid-latency',
  }),
  'replace-rule-rejected': reason(
    'statkeeper',
    'hit',
    'filtered',
    'a replace rule with an empty replacement removed it',
    { counter: 'usm.http.rejected' },
  ),
  'stats-map-full': reason('statkeeper', 'hit', 'lost', 'the map of HTTP aggregates was full', {
    counter: 'usm.http.dropped',
  }),
  'status-out-of-range': reason('statkeeper', 'hit', 'lost', 'the status code is outside 100 to 599'),
  'rollup-key-collision': reason(
    'statkeeper',
    'hit',
    'lost',
    'clearing an ephemeral port made two keys equal; one overwrote the other',
  ),

  // Connection tracking in the kernel and delivery of closes.
  'tuple-unreadable': reason(
    'kernel',
    'connection',
    'lost',
    'an address or port of the socket was zero when the hook read it',
  ),
  'conn-map-full': reason('kernel', 'connection', 'lost', 'the kernel connection map was full', {
    counter: 'ebpf map errors: conn_stats',
  }),
  'close-flag-present': reason(
    'kernel',
    'connection',
    'lost',
    'the close was swallowed because the flag of an earlier close of the same tuple was still set',
    { counter: 'double_flush_attempts_close', savedBy: 'close-gate=delete' },
  ),
  'close-without-entry': reason(
    'kernel',
    'connection',
    'lost',
    'the close found no entry in the kernel connection map',
    { counter: 'udp_dropped_conns (UDP)' },
  ),
  'batch-missing': reason('kernel', 'connection', 'lost', 'the CPU has no close batch'),
  'batch-full': reason('kernel', 'connection', 'lost', 'the close batch of the CPU was full and not yet sent', {
    counter: 'missed_tcp_close',
    savedBy: 'full-batch-policy=single-event',
  }),
  'perf-buffer-full': reason('tracer', 'connection', 'lost', 'the perf buffer of the CPU was full', {
    counter: 'closed_conn_polling_lost',
  }),
  'ring-buffer-full': reason('tracer', 'connection', 'lost', 'the ring buffer was full; nothing counts it'),
  'close-record-short': reason('tracer', 'connection', 'lost', 'the close record was shorter than a connection'),
  'flush-list-wiped': reason(
    'tracer',
    'connection',
    'lost',
    'a flush had collected the close, and then came to the batch of another CPU with nothing new in it',
    { savedBy: 'flush-list=appends' },
  ),
  'connection-excluded': reason(
    'tracer',
    'connection',
    'filtered',
    'an exclusion rule (local DNS or configured) skipped the connection',
    { counter: 'network_tracer.skipped_conns' },
  ),
  'connection-idle-expired': reason(
    'tracer',
    'connection',
    'lost',
    'the idle connection was removed from the kernel map',
    { counter: 'network_tracer.expired_tcp_conns' },
  ),

  // State.
  'no-registered-client': reason(
    'state',
    'both',
    'lost',
    'the connection closed while no client was registered, so nobody kept it and nothing counts it',
    { savedBy: 'register the client before the traffic (clients=0)' },
  ),
  'client-expired': reason(
    'state',
    'both',
    'lost',
    'the client had not polled for longer than the expiry time; what was buffered for it went with it',
  ),
  'client-removed': reason('state', 'both', 'lost', 'the client was removed; what was buffered for it went with it'),
  'stored-for-other-clients': reason(
    'state',
    'hit',
    'lost',
    'the HTTP data was handed out to other clients before this one was registered',
  ),
  'closed-buffer-full': reason('state', 'connection', 'lost', "the client's buffer of closed connections was full", {
    counter: 'closed_conn_dropped',
  }),
  'cookie-collision': reason('state', 'connection', 'lost', 'another connection had the same cookie and was newer', {
    counter: 'stats_cookie_collisions',
  }),
  'tuple-repeated': reason(
    'state',
    'connection',
    'lost',
    'another open connection of the process had the same ends, and nothing else told the two apart',
    { savedBy: 'baseline-key=cookie' },
  ),
  'client-http-store-full': reason('state', 'hit', 'lost', "the client's store of HTTP aggregates was full", {
    counter: 'http_stats_dropped',
  }),

  // Joining HTTP data to connections, in a payload.
  'connection-not-reported-yet': reason(
    'join',
    'hit',
    'orphaned',
    'its connection was not in this payload: it was still on its way and came later',
    { counter: 'usm.http.orphan_aggregations' },
  ),
  'connection-reported-earlier': reason(
    'join',
    'hit',
    'orphaned',
    'its connection had been delivered in an earlier payload',
    { counter: 'usm.http.orphan_aggregations' },
  ),
  'connection-delta-zero': reason(
    'join',
    'hit',
    'orphaned',
    'its connection had nothing new to report and was withheld',
    { counter: 'usm.http.orphan_aggregations' },
  ),
  'connection-unknown': reason(
    'join',
    'hit',
    'orphaned',
    'no connection with these addresses and ports was ever tracked',
    { counter: 'usm.http.orphan_aggregations' },
  ),
  'connection-key-mismatch': reason(
    'join',
    'hit',
    'orphaned',
    'its connection was in the payload, but its addresses and ports did not lead to the data',
    { counter: 'usm.http.orphan_aggregations' },
  ),
  'side-not-reported-yet': reason(
    'join',
    'hit',
    'lost',
    'the other end of the connection claimed the data; this end was still on its way and came later, and nothing counts that',
  ),
  'side-reported-earlier': reason(
    'join',
    'hit',
    'lost',
    'the other end of the connection claimed the data; this end had been delivered in an earlier payload, and nothing counts that',
  ),
  'side-delta-zero': reason(
    'join',
    'hit',
    'lost',
    'the other end of the connection claimed the data; this end had nothing new to report and was withheld',
  ),
  'pid-collision': reason('join', 'hit', 'lost', 'another process with the same tuple had already claimed the data'),
  'http-index-emptied': reason(
    'join',
    'hit',
    'lost',
    'the other end of the connection, or another process, had found the data first and taken it out of the index',
    { savedBy: 'http-claims=first-and-mirrored' },
  ),

  // Process-agent.
  'payload-lost': reason('filter', 'both', 'lost', 'the payload of this poll never reached the process-agent'),
  'docker-proxy-own-leg': reason(
    'filter',
    'both',
    'filtered',
    "the connection is docker-proxy's own leg towards the container; the filter removes it on purpose, so that nothing counts twice",
  ),
  'docker-proxy-without-pid-check': reason(
    'filter',
    'both',
    'filtered',
    "the docker-proxy filter removed another process's connection, because it compares addresses and ports but not the owner",
    { savedBy: 'docker-proxy-pid-check=on' },
  ),
} as const satisfies Record<string, LossReasonInfo>;

export type LossReason = keyof typeof LOSS_REASONS;

/** All reasons, in the order of the pipeline. */
export const LOSS_REASON_IDS: readonly LossReason[] = Object.keys(LOSS_REASONS).filter(isLossReason);

/** Whether a text is one of the reasons. */
export function isLossReason(text: string): text is LossReason {
  return Object.hasOwn(LOSS_REASONS, text);
}

/** Whether a rule removes the hit on purpose, so that nothing counts twice or as the user configured it. */
export function isMeantToEnd(id: LossReason): boolean {
  return id === 'docker-proxy-own-leg' || id === 'replace-rule-rejected' || id === 'connection-excluded';
}

/** Reasons by which a hit ends because something is full, or is handed on too late, that connections share. */
const OF_LOAD: ReadonlySet<LossReason> = new Set([
  'in-flight-map-full',
  'classification-map-full',
  'event-pages-full',
  'event-page-taken-for-read',
  'event-page-overwritten',
  'incomplete-buffer-full',
  'stats-map-full',
  'conn-map-full',
  'batch-full',
  'perf-buffer-full',
  'ring-buffer-full',
  'flush-list-wiped',
  'closed-buffer-full',
  'client-http-store-full',
  'cookie-collision',
]);

/** Whether other connections decide that a hit ends like this. */
export function isOfLoad(id: LossReason): boolean {
  return OF_LOAD.has(id);
}
