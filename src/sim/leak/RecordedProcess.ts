/** One life of a process id in a trace. */
export interface RecordedProcess {
  readonly pid: number;
  /** The service that it declares, else the name of its program, else empty. */
  name: string;
  /** The kernel's time of its start: with the pid, what it is known by. `undefined` until the trace tells. */
  startNs: bigint | undefined;
  readonly firstNs: number;
  /** When it first called, or was called, within the trace. */
  firstConnectionNs: number | undefined;
  /** `undefined`: it outlives the trace. */
  exitNs: number | undefined;
  /** Last time at which it opened something or sent a request; {@link firstNs} when it did neither. */
  lastActivityNs: number;
  /** First time after {@link lastActivityNs} at which it let go of something. */
  releasedNs: number | undefined;
}

/** Notes that the process opened something or asked for something: what it released before was no goodbye. */
export function noteActivity(process: RecordedProcess, tNs: number): void {
  if (tNs < process.lastActivityNs) return;
  process.lastActivityNs = tNs;
  process.releasedNs = undefined;
}

/** Notes that the process closed something. */
export function noteRelease(process: RecordedProcess, tNs: number): void {
  if (tNs >= process.lastActivityNs) process.releasedNs ??= tNs;
}
