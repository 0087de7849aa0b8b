import type { ProcEvent, ProcExitEvent } from '../../model/events.ts';
import type { RecordedProcess } from './RecordedProcess.ts';

/** The processes of a trace. A pid that is used again belongs to another process. */
export class ProcessLog {
  /** In the order in which they were first met. */
  readonly processes: RecordedProcess[] = [];
  private readonly byPid = new Map<number, RecordedProcess>();

  start({ pid, comm, service, startNs, tNs }: ProcEvent): void {
    const known = this.byPid.get(pid);
    // A process that is told of again while it ends is still the same one.
    const isKnown = known && (known.exitNs === undefined || known.startNs === startNs);
    const process = isKnown ? known : this.add(pid, tNs);
    process.startNs = startNs;
    process.name = service ?? comm ?? process.name;
  }

  exit({ pid, tNs }: ProcExitEvent): void {
    this.of(pid, tNs).exitNs ??= tNs;
  }

  /** The process that has the pid now, or had it last: its sockets are closed after its exit is told. */
  of(pid: number, tNs: number): RecordedProcess {
    return this.byPid.get(pid) ?? this.add(pid, tNs);
  }

  private add(pid: number, tNs: number): RecordedProcess {
    const process: RecordedProcess = {
      pid,
      name: '',
      startNs: undefined,
      firstNs: tNs,
      firstConnectionNs: undefined,
      exitNs: undefined,
      lastActivityNs: tNs,
      releasedNs: undefined,
    };
    this.byPid.set(pid, process);
    this.processes.push(process);
    return process;
  }
}
