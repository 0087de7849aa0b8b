import type { RecordedEvent } from '../../model/events.ts';

/** What of a trace is wanted; an absent bound or an empty list chooses everything. */
export interface SliceBounds {
  /** ns since the start of the trace, both inclusive. */
  readonly fromNs: number | undefined;
  readonly toNs: number | undefined;
  readonly ports: ReadonlySet<number>;
  readonly pids: ReadonlySet<number>;
}

interface SeenSocket {
  hasPort: boolean;
  hasPid: boolean;
  closedNs: number;
  bornNs: number;
  readonly pids: Set<number>;
  /** The socket that listened for it. */
  listener: bigint | undefined;
}

/** First walk through a trace: which sockets and processes a slice needs. */
export class SliceChoice {
  private readonly bounds: SliceBounds;
  private readonly sockets = new Map<bigint, SeenSocket>();
  private chosen: ReadonlySet<bigint> | undefined;
  private owners: ReadonlySet<number> = new Set();

  constructor(bounds: SliceBounds) {
    this.bounds = bounds;
  }

  observe(event: RecordedEvent): void {
    if (!('ck' in event)) return;
    const { bounds } = this;
    const socket = this.socketOf(event.ck, event.tNs);
    const note = (pid: number | undefined, ...ports: (number | undefined)[]) => {
      if (pid !== undefined) socket.pids.add(pid);
      if (pid !== undefined && bounds.pids.has(pid)) socket.hasPid = true;
      if (ports.some((port) => port !== undefined && bounds.ports.has(port))) socket.hasPort = true;
    };
    if (event.kind === 'estab') {
      note(event.pid, event.lport, event.rport);
      socket.listener = event.listenerCk;
    } else if (event.kind === 'listen') note(undefined, event.port);
    else if (event.kind === 'connect') note(event.pid, event.rport);
    else if (event.kind === 'progress') note(undefined, event.lport, event.rport);
    else if (event.kind === 'sock' || event.kind === 'owner') note(event.pid);
    else if (event.kind === 'close') {
      note(event.pid);
      socket.closedNs = event.tNs;
    }
  }

  /** All events were seen. */
  conclude(): void {
    const chosen = new Set<bigint>();
    const owners = new Set<number>();
    for (const [ck, socket] of this.sockets) {
      if (!this.isChosen(socket)) continue;
      chosen.add(ck);
      if (socket.listener !== undefined) chosen.add(socket.listener);
    }
    for (const ck of chosen) for (const pid of this.sockets.get(ck)?.pids ?? []) owners.add(pid);
    this.chosen = chosen;
    this.owners = owners;
  }

  /** Sockets in all, and those that the slice needs. */
  get socketCounts(): { readonly all: number; readonly kept: number } {
    return { all: this.sockets.size, kept: this.chosen?.size ?? 0 };
  }

  /** Whether an event belongs into the slice. */
  keeps(event: RecordedEvent): boolean {
    const { fromNs = 0, toNs = Infinity, ports, pids } = this.bounds;
    if (event.tNs > toNs) return false;
    const isInside = event.tNs >= fromNs;
    switch (event.kind) {
      // What was there before is needed to understand what comes.
      case 'netns':
      case 'iface':
      case 'snapshot_end':
        return true;
      case 'proc':
        return (ports.size === 0 && pids.size === 0) || pids.has(event.pid) || this.owners.has(event.pid);
      case 'proc_exit':
        return (ports.size === 0 && pids.size === 0) || pids.has(event.pid) || this.owners.has(event.pid);
      case 'sock':
      case 'listen':
      case 'connect':
      case 'estab':
      case 'owner':
        return this.chosen?.has(event.ck) ?? false;
      case 'packet':
        return isInside && (ports.size === 0 || ports.has(event.sport) || ports.has(event.dport));
      default:
        return isInside && (!('ck' in event) || (this.chosen?.has(event.ck) ?? false));
    }
  }

  private isChosen({ hasPort, hasPid, bornNs, closedNs }: SeenSocket): boolean {
    const { fromNs = 0, toNs = Infinity, ports, pids } = this.bounds;
    if (bornNs > toNs || closedNs < fromNs) return false;
    return (ports.size === 0 || hasPort) && (pids.size === 0 || hasPid);
  }

  private socketOf(ck: bigint, tNs: number): SeenSocket {
    let socket = this.sockets.get(ck);
    if (!socket) {
      socket = {
        hasPort: false,
        hasPid: false,
        closedNs: Infinity,
        bornNs: tNs,
        pids: new Set(),
        listener: undefined,
      };
      this.sockets.set(ck, socket);
    }
    return socket;
  }
}
