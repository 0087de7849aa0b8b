/** Counters of the kernel side, by their own names. */
export const KERNEL_COUNTERS = [
  'tcp_failed_connect',
  'missed_tcp_close',
  'missed_udp_close',
  'unbatched_tcp_close',
  'unbatched_udp_close',
  'udp_sends_processed',
  'udp_sends_missed',
  'udp_dropped_conns',
  'tcp_dropped_conns',
  'double_flush_attempts_close',
  'double_flush_attempts_done',
  'unsupported_tcp_failures',
  'tcp_done_missing_pid',
  'tcp_connect_failed_tuple',
  'tcp_done_failed_tuple',
  'tcp_finish_connect_failed_tuple',
  'tcp_close_target_failures',
  'tcp_done_connection_flush',
  'tcp_close_connection_flush',
  'tcp_syn_retransmit',
  'ongoing_connect_pid_cleaned',
] as const;
export type KernelCounter = (typeof KERNEL_COUNTERS)[number];

/** Counts what the kernel side counts. */
export class KernelTelemetry {
  readonly #counts = new Map<KernelCounter, number>();
  readonly #failuresByErrno = new Map<number, number>();

  increment(counter: KernelCounter, by = 1): void {
    this.#counts.set(counter, this.get(counter) + by);
  }

  get(counter: KernelCounter): number {
    return this.#counts.get(counter) ?? 0;
  }

  /** Counts a socket error that is not taken for a failed connection (`tcp_failed_connections`, by errno). */
  countIgnoredFailure(errno: number): void {
    this.#failuresByErrno.set(errno, this.ignoredFailures(errno) + 1);
  }

  /** All of {@link ignoredFailures}. */
  get ignoredFailuresTotal(): number {
    return [...this.#failuresByErrno.values()].reduce((sum, count) => sum + count, 0);
  }

  ignoredFailures(errno: number): number {
    return this.#failuresByErrno.get(errno) ?? 0;
  }
}
