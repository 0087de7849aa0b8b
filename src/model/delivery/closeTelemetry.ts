/** Counters of the close consumer, by the agent's names without `closed_conn_`. */
export interface CloseTelemetry {
  /** Connections out of records of the kernel buffer (A, B: not those that a flush read out of the batches). */
  pollingReceived: number;
  /** Samples that a full perf buffer refused; one sample may be a batch of four. */
  pollingLost: number;
  /** Connections delivered while a flush was under way (C on). */
  flushReceived: number;
}
