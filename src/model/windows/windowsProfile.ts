/**
 * What differs between generations and settings of the agent on Windows, beside the state that both platforms share
 * (`lingeringFlowRule` and `closeCounterBits` of the state profile count there too).
 */
export interface WindowsProfile {
  /** Whether failures are read from a flow's status at all (since July 2024). */
  readonly tcpFailures: boolean;
  /** Whether a row with a failure counts as closed too, without the driver's closed flag (2026). */
  readonly failureImpliesClosed: boolean;
  /** Failures are encoded always (every agent), or only with a close in the same delta (proposed, never shipped). */
  readonly failureGate: 'none' | 'closed-delta';
  /** Identity of a flow: none, the low 32 bits of the driver's handle, or the driver's 64-bit cookie. */
  readonly cookieSource: 'none' | 'flow-handle' | 'flow-cookie';
  /** Closed flows of one read go to the state as one slice, or row by row. */
  readonly storeClosed: 'slice' | 'row';
  /** Closed flows are read with the open ones only, or also by a loop that the driver wakes. */
  readonly closedRead: 'with-poll' | 'event-loop';
  /** Bytes of the payload, or with headers and retransmissions (`windows.enable_monotonic_count`). */
  readonly byteCounts: 'transport' | 'with-headers';
  /** Whether a DELETE request makes a flow HTTP. */
  readonly deleteClassified: boolean;
  /** Version of the driver's interface: rows of 188 or 194 bytes, two filters or one for each kind of traffic. */
  readonly driverApi: 0x17 | 0x18;
  readonly classification: boolean;
  readonly collectLocalDns: boolean;
  readonly maxTrackedConnections: number;
  readonly maxClosedConnectionsBuffered: number;
  /** 0: half of the closed limit. */
  readonly closedFlushThreshold: number;
  /** Event at which the HTTP service forgets a connection: 23 (close) or 24 (cleanup). */
  readonly etwCleanupEvent: 23 | 24;
  /** Whether a request that ends at the instant it began is given one nanosecond. */
  readonly etwZeroLatencyBump: boolean;
  /** Whether a space follows the path in the fragment; without it every path looks cut. */
  readonly etwTrailingSpace: boolean;
  /** Whether dynamic tags of IIS are also kept by pair of ports (2026). */
  readonly iisTagsCache: boolean;
  readonly captureHttp: boolean;
  readonly captureHttps: boolean;
  /** Bytes of a request that are kept, at most 512. */
  readonly httpMaxRequestFragment: number;
  readonly maxTrackedHttpConnections: number;
  readonly httpNotificationThreshold: number;
  /** Whether hits over loopback are counted, or half of them (before April 2023). */
  readonly localhostHits: 'whole' | 'halved';
}
