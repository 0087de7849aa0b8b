import type { ProcEvent } from '../model/events.ts';
import type { ScannedProcess } from '../model/filter/parseDockerProxy.ts';

/** What the run knows of one process. */
export interface KnownProcess {
  readonly pid: number;
  readonly argv: readonly string[];
  /** Name that the back end files its hits under: what the process declares, else the name of its program. */
  readonly service: string;
}

/**
 * The processes of the host over time, as the process-agent's scan of `/proc` would find them.
 *
 * A process that has ended keeps its name, because hits of its connections may still be on their way.
 */
export class ProcessTable {
  private readonly alive = new Map<number, KnownProcess>();
  private readonly everSeen = new Map<number, KnownProcess>();
  private readonly exited: (process: KnownProcess) => void;

  /** @param exited - told of every process that ends */
  constructor(exited: (process: KnownProcess) => void = () => {}) {
    this.exited = exited;
  }

  /** A process was started, found in the snapshot, or has begun another program. */
  start(event: ProcEvent): void {
    const known = { pid: event.pid, argv: event.argv, service: serviceName(event) };
    this.alive.set(event.pid, known);
    this.everSeen.set(event.pid, known);
  }

  /** A process has ended. */
  exit(pid: number): void {
    const process = this.alive.get(pid);
    this.alive.delete(pid);
    if (process !== undefined) this.exited(process);
  }

  /** Drops the name of a process that has ended, unless its pid has been given to another one. */
  forget(ended: KnownProcess): void {
    if (this.everSeen.get(ended.pid) === ended && !this.alive.has(ended.pid)) this.everSeen.delete(ended.pid);
  }

  isAlive(pid: number): boolean {
    return this.alive.has(pid);
  }

  /** The last process that had this pid; `undefined` when the trace never named one. */
  find(pid: number): KnownProcess | undefined {
    return this.everSeen.get(pid);
  }

  /** Service of a pid; a pid that the trace never named stands for itself. */
  serviceOf(pid: number): string {
    return this.everSeen.get(pid)?.service ?? `pid ${pid}`;
  }

  /** What a scan finds now, by pid. The agent walks it in an order of its own. */
  scan(): ScannedProcess[] {
    return [...this.alive.values()]
      .filter(({ argv }) => argv.length > 0)
      .map(({ pid, argv }) => ({ pid, cmdline: argv }))
      .toSorted((a, b) => a.pid - b.pid);
  }
}

function serviceName({ service, argv, comm, pid }: ProcEvent): string {
  if (service !== undefined && service !== '') return service;
  const program = argv[0]?.split('/').at(-1);
  if (program !== undefined && program !== '') return program;
  return comm ?? `pid ${pid}`;
}
